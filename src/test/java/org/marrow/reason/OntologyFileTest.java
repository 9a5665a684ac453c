package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Heart;
import org.marrow.Miniature;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.semanticweb.owlapi.model.OWLAxiom;

@DisplayName("An ontology in a file")
class OntologyFileTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void init() {
        JenaSystem.init();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ontology"), text);
    }

    private static Ontology read(Path file) {
        return new OntologyFile(new SourceFile(file)).read();
    }

    private static List<String> inferred(Ontology ontology) {
        try (Reasoner reasoner = Reasoner.over(ontology)) {
            return reasoner.branch(List.of("HP:0001627"), Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OntologyModule.Format.class,
            names = {"OWL", "TTL", "OWX", "OFN", "OMN", "OBO"})
    void is_read_in_every_syntax(OntologyModule.Format format) throws IOException {
        Ontology heart = read(Heart.owl(folder));
        OntologyModule module = OntologyModule.of(
                heart.axioms(),
                heart.axioms().classesInSignature().collect(Collectors.toSet()),
                OntologyModule.Method.BOT);
        var bytes = new ByteArrayOutputStream();
        module.write(
                format,
                new OntologyModule.Header("http://example.org/it", "http://example.org/it/1", Map.of()),
                List.of(),
                bytes);
        Path written = Files.write(folder.resolve("written"), bytes.toByteArray());
        Ontology read = read(written);
        assertThat(inferred(read)).isEqualTo(inferred(heart)).hasSize(4);
        assertThat(read.axioms()
                        .logicalAxioms()
                        .filter(OWLAxiom::isLogicalAxiom)
                        .count())
                .isEqualTo(heart.axioms().getLogicalAxiomCount());
    }

    @Test
    void is_read_gzipped() throws IOException {
        Path packed = Files.write(folder.resolve("packed"), Miniature.gzipped(Heart.owl(folder)));
        assertThat(inferred(read(packed))).hasSize(4);
    }

    @Test
    void has_the_labels_of_its_classes() throws IOException {
        assertThat(read(Heart.owl(folder)).labels())
                .containsEntry("http://purl.obolibrary.org/obo/UBERON_0000948", "heart");
        assertThat(read(file("""
                format-version: 1.2

                [Term]
                id: UBERON:0000948
                name: heart
                """)).labels()).containsEntry("http://purl.obolibrary.org/obo/UBERON_0000948", "heart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"graphs\": []}", "<html></html>", "id\tname\n1\t2\n"})
    void is_refused_if_it_is_none(String text) throws IOException {
        Path file = file(text);
        MarrowException refusal = catchThrowableOfType(MarrowException.class, () -> read(file));
        assertThat(refusal.code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(refusal).hasMessageContaining(file + ":1").hasMessageContaining("expected an ontology in RDF/XML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ontology(<http://example.org/it> SubClassOf(<http://example.org/A>",
                "Ontology: <http://example.org/it>\nClass: <http://example.org/A>\n  SubClassOf: some some",
                "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<http://example.org/A> a owl:Class ; owl:versionInfo \"1",
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description",
                "<Ontology xmlns=\"http://www.w3.org/2002/07/owl#\"><Declaration>"
            })
    void is_refused_if_it_ends_too_early(String text) throws IOException {
        Path file = file(text);
        MarrowException refusal = catchThrowableOfType(MarrowException.class, () -> read(file));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED_ROW);
        assertThat(refusal.getMessage())
                .matches("(?s)\\Q" + file + "\\E:\\d+: found .+, expected .+ to the end of the file.*");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 1000})
    void is_refused_if_its_gzip_ends_too_early(int left) throws IOException {
        byte[] packed = Miniature.gzipped(Heart.owl(folder));
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(packed, packed.length - left));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(MarrowException.class)
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void is_recognised_behind_many_lines_of_comments() throws IOException {
        assertThat(inferred(read(file("# x\n".repeat(15_000) + Heart.turtle()))))
                .hasSize(4);
    }

    @Test
    void is_named_where_its_expressions_grow_beyond_measure() throws IOException {
        Path file = file(Heart.turtle() + ClassificationTest.growing());
        assertThatThrownBy(() -> read(file))
                .hasMessageStartingWith(file + ": Found class expressions inside each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                @prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
                :A a owl:Class ; owl:disjointWith :B . :B a owl:Class . :p a owl:AnnotationProperty .
                :i a owl:NamedIndividual , :A , :B ; :p "x" . :A :p "y" .
                """, """
                Prefix(:=<http://example.org/>)
                Ontology(Declaration(Class(:A)) Declaration(Class(:B)) Declaration(AnnotationProperty(:p))
                    DisjointClasses(:A :B) Declaration(NamedIndividual(:i)) ClassAssertion(:A :i) ClassAssertion(:B :i)
                    AnnotationAssertion(:p :i "x") AnnotationAssertion(:p :A "y"))
                """})
    void counts_individuals_and_looks_at_none_in_any_syntax(String text) throws IOException {
        OwlReport report =
                Classification.of(new SourceFile(file(text)), Progress.NONE).report(Progress.NONE);
        assertThat(report.individuals()).isEqualTo(1);
        assertThat(report.axioms()).isEqualTo(1);
        assertThat(report.consistent()).isTrue();
        assertThat(report.profiles())
                .allSatisfy(profile -> assertThat(profile.violations()).isEmpty());
    }

    @Test
    void is_refused_with_a_document_type_declaration() throws IOException {
        Path file = file("""
                <?xml version="1.0"?>
                <!DOCTYPE rdf:RDF [ <!ENTITY owl "http://www.w3.org/2002/07/owl#"> ]>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>
                """);
        assertThatThrownBy(() -> read(file)).hasMessageContaining("found a document type declaration, expected none");
    }

    @Test
    void fetches_nothing() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(200);
            Path file = file("""
                    Ontology(<http://example.org/importing>
                    Import(<http://127.0.0.1:PORT/imported.owl>)
                    Declaration(Class(<http://example.org/A>))
                    SubClassOf(<http://example.org/A> owl:Thing))
                    """.replace("PORT", String.valueOf(listener.getLocalPort())));
            assertThat(read(file).axioms().getLogicalAxiomCount()).isEqualTo(1);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void tells_how_far_it_was_read() throws IOException {
        Path file = Heart.owl(folder);
        var progress = new Progress() {

            private long bytes;

            @Override
            public void advance(long amount) {
                bytes += amount;
            }
        };
        Classification.of(new SourceFile(file), progress);
        assertThat(progress.bytes).isEqualTo(Files.size(file));
    }

    @Test
    void is_told_from_its_bytes_and_not_from_its_name() throws IOException {
        Path named = folder.resolve("heart.obo");
        Files.write(named, Heart.turtle().getBytes(StandardCharsets.UTF_8));
        assertThat(inferred(read(named))).hasSize(4);
    }
}
