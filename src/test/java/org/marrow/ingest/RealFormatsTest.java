package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.Curie;
import org.marrow.source.OboReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.OntologySink;
import org.marrow.source.OwlReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// Needs releases of the HPO in the folder that `MARROW_DATA` names, or in `../shared/data`; each test is
/// skipped where its file is absent.
@DisplayName("The HPO as published")
class RealFormatsTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final String ONE_WINS = "obsolete terms whose successor and alternative identifier disagree";

    private final List<Triple> triples = new ArrayList<>();
    private final SourceReport report = new SourceReport("hp", "");
    private final HpoLoad load =
            new HpoLoad(Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")), triples::add, report);

    @Test
    void of_2025_as_json_is_read_whole() {
        load(
                "hp.v2025-05-06.json.gz",
                "2025-05-06",
                ObographsReader::version,
                (file, sink) -> new ObographsReader(file).read(sink));
        assertThat(report.remarks())
                .containsEntry("terms", 19_650L)
                .containsEntry("obsolete terms", 473L)
                .containsEntry(ONE_WINS, 3L)
                .doesNotContainKey("parents that the file does not describe");
        assertThat(parents()).isEqualTo(23_528);
        assertThat(load.replacements(Curie.parse("HP:0010905"))).containsExactly(Curie.parse("HP:0010904"));
    }

    @Test
    void of_2016_as_obo_is_read_whole() {
        load("hp.v2016-04-01.obo.gz", "2016-04-01", OboReader::version, (file, sink) -> new OboReader(file).read(sink));
        assertThat(report.remarks())
                .containsEntry("terms", 11_785L)
                .containsEntry("obsolete terms", 112L)
                .doesNotContainKey("parents that the file does not describe");
        assertThat(report.skipped().keySet())
                .containsExactly("header tag owl-axioms", "header tag subsetdef", "header tag synonymtypedef");
        assertThat(parents()).isEqualTo(15_459);
    }

    /// Of 225 statements of `owl:deprecated`, two have a text of another property as their value, so that
    /// their terms are not obsolete.
    @Test
    void of_2018_as_owl_is_read_whole() {
        load("hp.v2018-12-21.owl.gz", "2018-12-21", OwlReader::version, (file, sink) -> new OwlReader(file).read(sink));
        assertThat(report.remarks())
                .containsEntry("terms", 14_090L)
                .containsEntry("obsolete terms", 223L)
                .containsEntry("owl:deprecated that is neither true nor false", 2L)
                .containsEntry(
                        "not fetched: the import http://purl.obolibrary.org/obo/upheno/imports/uberon_import.owl", 1L)
                .doesNotContainKey("parents that the file does not describe");
        assertThat(with(OWL2.deprecated.asNode())).isEqualTo(225);
        assertThat(with(OWL2.equivalentClass.asNode())).isEqualTo(6_013);
        assertThat(parents()).isEqualTo(17_755);
        assertThat(triples)
                .noneMatch(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank());
        assertThat(load.label(Curie.parse("HP:0000003"))).contains("Multicystic kidney dysplasia");
    }

    @Test
    void of_2018_with_its_imports_has_the_same_terms() {
        load(
                "owlsim-all.2018-12-21.owl.gz",
                "2018-12-21",
                OwlReader::version,
                (file, sink) -> new OwlReader(file).read(sink));
        assertThat(report.remarks()).containsEntry("terms", 14_090L).containsEntry("obsolete terms", 223L);
        assertThat(parents()).isEqualTo(17_755);
    }

    private void load(
            String name,
            String version,
            Function<SourceFile, String> versionOf,
            BiConsumer<SourceFile, OntologySink> reader) {
        Path path = SOURCES.resolve(name);
        assumeTrue(Files.exists(path), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(path));
        SourceFile file = new SourceFile(path);
        assertThat(versionOf.apply(file)).isEqualTo(version);
        load.load(file, sink -> reader.accept(file, sink));
    }

    private long parents() {
        String term = "http://purl.obolibrary.org/obo/HP_";
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(RDFS.Nodes.subClassOf))
                .filter(triple -> triple.getSubject().getURI().startsWith(term)
                        && triple.getObject().getURI().startsWith(term))
                .count();
    }

    private long with(Node predicate) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .filter(triple -> triple.getSubject().getURI().contains("/HP_"))
                .count();
    }
}
