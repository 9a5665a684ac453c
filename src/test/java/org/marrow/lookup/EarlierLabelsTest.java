package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("A label of an older release")
class EarlierLabelsTest {

    private static final Prefixes PREFIXES = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private static final String OLDER = "hpo-2016-04-01-aaaa";
    private static final String CURRENT = "hpo-2025-05-06-bbbb";

    @TempDir
    Path data;

    @BeforeEach
    void build() {
        write(OLDER, term(1, "Fits") + term(2, "Eye") + term(3, "Bad heart") + term(4, "Old sign"));
        write(
                CURRENT,
                term(1, "Seizure") + term(2, "Eye") + term(5, "Heart failure")
                        + "HP:0000005 oio:hasAlternativeId \"HP:0000003\" ." + term(4, "obsolete Old sign")
                        + "HP:0000004 owl:deprecated true .");
    }

    private static String term(int number, String label) {
        return "HP:%07d oio:id \"HP:%07d\" ; rdfs:label \"%s\" .\n".formatted(number, number, label);
    }

    private void write(String id, String terms) {
        String turtle = """
                PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
                PREFIX oio: <http://www.geneontology.org/formats/oboInOwl#>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                """ + terms;
        new DataFolder(data)
                .write(
                        id,
                        writer -> RDFParser.fromString(turtle, Lang.TURTLE)
                                .toGraph()
                                .find()
                                .forEachRemaining(writer.graph(Graphs.HPO)),
                        EarlierLabelsTest::finish,
                        Progress.NONE);
    }

    private static void finish(Release release) {
        Lookups.writeIndexes(release, PREFIXES, Progress.NONE);
        try {
            Files.writeString(release.folder().orElseThrow().resolve("manifest.ttl"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> find(String id, String text, boolean obsolete) {
        try (Release release = new DataFolder(data).open(id)) {
            return Lookups.of(release, PREFIXES)
                    .search()
                    .find(new Search.Request(text, Set.of(), obsolete, 0, 9))
                    .hits()
                    .stream()
                    .map(hit -> "%s %s %s: %s".formatted(hit.thing().id(), hit.match(), hit.type(), hit.text()))
                    .toList();
        }
    }

    private List<String> find(String text) {
        return find(CURRENT, text, false);
    }

    @Test
    void finds_the_term_that_had_it() {
        assertThat(find("fits")).containsExactly("HP:0000001 EARLIER_LABEL EARLIER_LABEL: Fits");
    }

    @Test
    void that_the_term_still_has_is_found_as_its_label_alone() {
        assertThat(find("eye")).containsExactly("HP:0000002 EXACT_LABEL LABEL: Eye");
    }

    @Test
    void finds_what_the_term_was_merged_into() {
        assertThat(find("Bad heart")).containsExactly("HP:0000005 EARLIER_LABEL EARLIER_LABEL: Bad heart");
    }

    @Test
    void finds_a_term_that_is_obsolete_by_now_on_request_only() {
        assertThat(find("old sign")).isEmpty();
        assertThat(find(CURRENT, "old sign", true)).startsWith("HP:0000004 EARLIER_LABEL EARLIER_LABEL: Old sign");
    }

    @Test
    void counts_as_a_whole_only() {
        assertThat(find("fit")).isEmpty();
        assertThat(find("bad")).isEmpty();
    }

    @Test
    void is_not_looked_for_in_newer_releases_or_in_others() {
        write("hpoa-2015-01-01-cccc", term(2, "Window"));
        write("hpo-2025-05-06-dddd", term(2, "Glass"));
        assertThat(find(OLDER, "seizure", false)).isEmpty();
        assertThat(find("window")).isEmpty();
        assertThat(find("glass")).isEmpty();
    }

    @Test
    void is_left_out_where_the_older_release_is_removed_or_broken() throws IOException {
        try (Release release = new DataFolder(data).open(CURRENT)) {
            Search search = Lookups.of(release, PREFIXES).search();
            assertThat(search.find(Search.Request.of("fits", 5)).hits()).hasSize(1);
            new DataFolder(data).makeCurrent(CURRENT);
            new DataFolder(data).remove(OLDER);
            assertThat(search.find(Search.Request.of("eye", 5)).hits()).hasSize(1);
        }
        assertThat(find("fits")).isEmpty();
        write(OLDER, term(1, "Fits"));
        Path index = new DataFolder(data).folder(OLDER).resolve("index").resolve("text");
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "broken");
            }
        }
        assertThat(find("fits")).isEmpty();
        assertThat(find("eye")).hasSize(1);
    }
}
