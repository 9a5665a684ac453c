package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.TextType;
import org.marrow.store.TextIndex.Text;
import org.marrow.store.TextIndex.Way;

@DisplayName("An index of texts")
class TextIndexTest {

    @TempDir
    Path folder;

    private static Text label(String id, String text) {
        return new Text(Curie.parse(id), Kind.TERM, false, text, TextType.LABEL, Optional.empty());
    }

    private static Text synonym(String id, String text, TextType type) {
        return new Text(Curie.parse(id), Kind.TERM, false, text, type, Optional.empty());
    }

    private static Text label(String id, String text, String language) {
        return new Text(Curie.parse(id), Kind.TERM, false, text, TextType.LABEL, Optional.of(language));
    }

    private static TextIndex of(Text... texts) {
        return TextIndex.inMemory(out -> Stream.of(texts).forEach(out));
    }

    private static List<String> find(TextIndex index, String text, Way way) {
        List<String> found = new ArrayList<>();
        index.find(text, way, Set.of(), false, each -> found.add(each.text()));
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "Bone marrow, bone marrow",
        "  BONE   marrow , bone marrow",
        "X-linked, x linked",
        "Sjögren's syndrome, sjogren syndrome",
        "Sjo\u0308gren’s syndrome, sjogren syndrome",
        "Crohn disease (ileum/colon), crohn disease ileum colon",
        "'Neutropenia, severe, [7]', neutropenia severe 7",
        "O'Sullivan, o sullivan",
        "Ｆｕｌｌ width, full width",
        "İstanbul, istanbul",
        "骨髓 b, 骨 髓 b",
        "हिन्दी, हिन्दी",
        "ガ行, ガ 行",
        "--- ?!, ''",
        "🦴, ''"
    })
    void compares_texts_without_what_does_not_count(String written, String compared) {
        assertThat(TextIndex.normalise(written)).isEqualTo(compared);
    }

    @Test
    void finds_the_whole_text_only() {
        try (var index = of(label("HP:1", "Seizure"), label("HP:2", "Seizure cluster"))) {
            assertThat(find(index, "SEIZURE", Way.WHOLE)).containsExactly("Seizure");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "neutro", "neutropenia, ", "neutropenia sev", "Neutropenia; severe congenital"})
    void finds_how_a_text_begins_however_long_that_is(String begin) {
        try (var index = of(
                label("HP:1", "Neutropenia, severe congenital, 7"),
                label("HP:2", "Congenital neutropenia"),
                label("HP:3", "Neutrogena severe"))) {
            assertThat(find(index, begin, Way.START)).contains("Neutropenia, severe congenital, 7");
            assertThat(find(index, begin, Way.START)).doesNotContain("Congenital neutropenia");
        }
    }

    @Test
    void finds_no_text_that_only_begins_alike() {
        try (var index = of(label("HP:1", "Abnormality of the eye"), label("HP:2", "Abnormality of the ear"))) {
            assertThat(find(index, "abnormality of the ea", Way.START)).containsExactly("Abnormality of the ear");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrest marrow", "maturation BONE", "marrow-arr", "bone mat", "bone maturatio"})
    void finds_words_in_any_order_the_last_perhaps_unfinished(String words) {
        try (var index = of(label("HP:1", "Bone marrow maturation arrest"), label("HP:2", "Bone marrow oedema"))) {
            assertThat(find(index, words, Way.WORDS)).containsExactly("Bone marrow maturation arrest");
        }
    }

    @Test
    void finds_only_the_last_word_unfinished() {
        try (var index = of(label("HP:1", "Bone marrow maturation arrest"))) {
            assertThat(find(index, "mar bone", Way.WORDS)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "siezure, Seizure",
        "seizur, Seizure",
        "neutropena, Neutropenia",
        "nuetropennia, Neutropenia",
        "bone marow, Bone marrow oedema",
        "oedema of the bone marrow, Bone marrow oedema"
    })
    void finds_words_that_are_spelled_nearly_so(String written, String meant) {
        try (var index =
                of(label("HP:1", "Seizure"), label("HP:2", "Neutropenia"), label("HP:3", "Bone marrow oedema"))) {
            assertThat(find(index, written, Way.SIMILAR)).containsExactly(meant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyf", "type 13", "sieezzure", "2b"})
    void finds_no_short_word_or_number_that_is_spelled_otherwise(String written) {
        try (var index = of(label("HP:1", "Eye"), label("HP:2", "Type 12"), label("HP:3", "Seizure"))) {
            assertThat(find(index, written, Way.SIMILAR)).isEmpty();
        }
    }

    @Test
    void prefers_one_wrong_letter_to_two() {
        try (var index = of(label("HP:1", "Hypotoniaxx"), label("HP:2", "Hypotonia of the muscles"))) {
            assertThat(find(index, "hypotonix", Way.SIMILAR)).containsExactly("Hypotonia of the muscles");
        }
    }

    @Test
    void hands_over_labels_first_then_short_texts_then_translations() {
        try (var index = of(
                synonym("HP:1", "Fit", TextType.RELATED_SYNONYM),
                label("HP:2", "Fit für alles", "de"),
                synonym("HP:3", "Fits", TextType.EXACT_SYNONYM),
                label("HP:4", "Fitting long label"),
                label("HP:5", "Fitting"),
                label("HP:6", "Fitted", "en"))) {
            assertThat(find(index, "fit", Way.START))
                    .containsExactly("Fitted", "Fitting", "Fitting long label", "Fits", "Fit für alles", "Fit");
        }
    }

    @Test
    void hands_over_no_more_than_is_wanted() {
        try (var index = of(label("HP:1", "Eye"), label("HP:2", "Eyelid"), label("HP:3", "Eyebrow"))) {
            List<String> found = new ArrayList<>();
            index.find("eye", Way.START, Set.of(), false, text -> {
                found.add(text.text());
                return found.size() < 2;
            });
            assertThat(found).containsExactly("Eye", "Eyelid");
        }
    }

    @Test
    void keeps_to_the_kinds_that_are_wanted() {
        var gene = new Text(Curie.parse("NCBIGene:1"), Kind.GENE, false, "EYA1", TextType.LABEL, Optional.empty());
        try (var index = of(label("HP:1", "Eye"), gene)) {
            List<Text> found = new ArrayList<>();
            index.find("ey", Way.START, Set.of(Kind.GENE), false, found::add);
            assertThat(found).containsExactly(gene);
        }
    }

    @Test
    void finds_the_obsolete_on_request_only_and_last() {
        var old = new Text(Curie.parse("HP:1"), Kind.TERM, true, "Eye", TextType.LABEL, Optional.empty());
        try (var index = of(old, label("HP:2", "Eyelid"))) {
            assertThat(find(index, "eye", Way.START)).containsExactly("Eyelid");
            List<Text> found = new ArrayList<>();
            index.find("eye", Way.START, Set.of(), true, found::add);
            assertThat(found).containsExactly(label("HP:2", "Eyelid"), old);
        }
    }

    @Test
    void gives_a_text_back_as_its_source_has_it() {
        var text = new Text(
                Curie.parse("OMIM:617014"),
                Kind.CONDITION,
                false,
                "Neutropénie, sévère – 7",
                TextType.BROAD_SYNONYM,
                Optional.of("fr-CA"));
        try (var index = of(text)) {
            List<Text> found = new ArrayList<>();
            index.find("neutropenie severe", Way.WORDS, Set.of(), false, found::add);
            assertThat(found).containsExactly(text);
        }
    }

    @Test
    void leaves_texts_without_a_word_out() {
        try (var index = of(label("HP:1", "---"), label("HP:2", "Eye"))) {
            assertThat(index.size()).isOne();
            assertThat(find(index, "", Way.START)).isEmpty();
            assertThat(find(index, " - ", Way.WORDS)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\uD83E", "x\uDDB4y", "* OR ?", "\"a", "a:b AND (", "\\", "ab~2", "[a TO z]"})
    void takes_any_character(String text) {
        try (var index = of(label("HP:1", "Eye"), label("HP:2", text + " eye"))) {
            for (Way way : Way.values()) {
                assertThat(find(index, text, way)).doesNotContain("Eye");
            }
        }
    }

    @Test
    void takes_a_text_of_any_length() {
        String name = "neutropenia severe ".repeat(5000);
        try (var index = of(label("HP:1", name), label("HP:2", "Eye"))) {
            for (Way way : List.of(Way.WHOLE, Way.START, Way.WORDS)) {
                assertThat(find(index, name, way)).as("%s", way).containsExactly(name);
            }
            assertThat(find(index, "unknown words that go on ".repeat(5000), Way.SIMILAR))
                    .isEmpty();
        }
    }

    @Test
    void without_any_text_finds_nothing() {
        try (var index = of()) {
            assertThat(find(index, "eye", Way.WORDS)).isEmpty();
        }
    }

    @Test
    void on_disk_answers_like_one_in_memory_and_leaves_nothing_behind() throws IOException {
        Path place = folder.resolve("text");
        TextIndex.write(place, out -> out.accept(label("HP:1", "Eye")));
        List<Path> written = files(place);
        assertThat(written).noneMatch(file -> file.toString().endsWith(".lock"));
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        try (var one = TextIndex.open(place)) {
            try (var other = TextIndex.open(place)) {
                assertThat(find(other, "eye", Way.WHOLE)).containsExactly("Eye");
            }
            assertThat(find(one, "ey", Way.START)).containsExactly("Eye");
        }
        assertThat(files(place)).isEqualTo(written);
        assertThat(Thread.getAllStackTraces().keySet())
                .allMatch(thread -> threads.contains(thread)
                        || !thread.getName().toLowerCase(java.util.Locale.ROOT).contains("lucene"));
    }

    @Test
    void that_is_not_there_is_not_opened_and_not_made() {
        Path place = folder.resolve("missing");
        assertThatThrownBy(() -> TextIndex.open(place)).isInstanceOf(UncheckedIOException.class);
        assertThat(place).doesNotExist();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
