package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.model.Curie;
import org.marrow.rdf.Ids;
import org.marrow.rdf.Skolem;
import org.marrow.source.SourceFile;
import org.marrow.source.SssomReader;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;
import org.marrow.vocabulary.TurtleFile;

/// Needs the folders `sssom` and `babelon`, and `hp.v2025-05-06.json.gz`, in the folder that `MARROW_DATA`
/// names, or in `../shared/data`; skipped elsewhere.
@DisplayName("Published mapping sets and translations")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealMappingFilesTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final Path HPO = SOURCES.resolve("hp.v2025-05-06.json.gz");
    private static final String OUTDATED =
            "official labels of another source value than the current label, shown as candidates";

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Map<String, SourceReport> reports = new HashMap<>();
    private final Map<String, Graph> graphs = new HashMap<>();
    private UidTable uids = UidTable.EMPTY;

    @BeforeAll
    void load() {
        assumeTrue(
                Files.isDirectory(SOURCES.resolve("sssom"))
                        && Files.isDirectory(SOURCES.resolve("babelon"))
                        && Files.exists(HPO),
                "Skipped: sssom, babelon and %s are not all there; name their folder in MARROW_DATA".formatted(HPO));
        List<Path> sets = files("sssom", ".sssom.tsv.gz");
        var pairs = new UidTable.Pairs();
        sets.forEach(file -> SssomLoad.collect(prefixes, new SourceFile(file), pairs));
        uids = pairs.join();
        for (Path file : sets) {
            var source = new SourceFile(file);
            String name = SssomReader.metadata(source).name();
            new SssomLoad(prefixes, graph(name)::add, report(name), uids).load(source);
        }
        HpoTerms terms = terms();
        for (Path file : files("babelon", ".babelon.tsv.gz")) {
            String name = file.getFileName().toString().replace(".babelon.tsv.gz", "");
            new BabelonLoad(prefixes, graph(name)::add, report(name), terms).load(new SourceFile(file));
        }
        for (Path file : files("babelon", ".synonyms.tsv.gz")) {
            String name = file.getFileName().toString().replace(".tsv.gz", "");
            new BabelonLoad(prefixes, graph(name)::add, report(name), terms).loadSynonyms(new SourceFile(file));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hp_doid_pistoia, 1291, 1291",
        "hp_xrefs, 17530, 17530",
        "mondo_broadmatch_sctid, 3, 3",
        "mondo_closematch_sctid, 1, 1",
        "mondo_exactmatch_doid, 11966, 11966",
        "mondo_exactmatch_icd11.foundation, 4633, 4633",
        "mondo_exactmatch_medgen, 21660, 21660",
        "mondo_exactmatch_mesh, 8181, 8181",
        "mondo_exactmatch_ncit, 7304, 7304",
        "mondo_exactmatch_omim, 10045, 10045",
        "mondo_exactmatch_omimps, 615, 615",
        "mondo_exactmatch_orphanet, 9785, 9785",
        "mondo_exactmatch_sctid, 9120, 9120",
        "mondo_exactmatch_umls, 21660, 21660",
        "mondo_hasdbxref_gard, 15947, 15947",
        "mondo_hasdbxref_hp, 579, 579",
        "mondo_hasdbxref_umls, 21660, 21660",
        "mondo_narrowmatch_sctid, 2, 2",
        "mondo_relatedmatch_sctid, 21, 21",
        "mp_hp_mgi_all, 1564, 1563",
    })
    void are_loaded_row_by_row(String set, long rows, long mappings) {
        assertThat(report(set).rows()).isEqualTo(rows);
        assertThat(report(set).loaded()).isEqualTo(rows);
        assertThat(report(set).remarks()).containsEntry("mappings", mappings);
    }

    @ParameterizedTest
    @CsvSource({
        "hp-de, 3488, 3488, 16",
        "hp-dtp, 13, 13, 0",
        "hp-es, 19932, 19932, 1612",
        "hp-fr-preprocessed, 14693, 14693, 6",
        "hp-it, 3488, 3488, 11",
        "hp-ja, 17868, 17649, 557",
        "hp-nl-preprocessed, 12941, 12941, 1",
        "hp-nna, 201, 201, 2",
        "hp-pt, 7214, 7214, 83",
        "hp-tw, 83, 83, 1",
        "hp-zh, 18988, 18988, 202",
        "hp-cs.synonyms, 18811, 18811, 0",
        "hp-fr.synonyms, 11815, 9346, 0",
        "hp-nl.synonyms, 20735, 65, 0",
        "hp-tr.synonyms, 18706, 16001, 0",
    })
    void are_loaded_unless_they_are_not_translated(String name, long rows, long loaded, long outdated) {
        assertThat(report(name).rows()).isEqualTo(rows);
        assertThat(report(name).loaded()).isEqualTo(loaded);
        assertThat(report(name).remarks().getOrDefault(OUTDATED, 0L)).isEqualTo(outdated);
    }

    @Test
    void join_every_MedGen_page_that_Mondo_names_to_its_concept() {
        assertThat(uids.size()).isEqualTo(21_660);
        assertThat(uids.conflicts()).isZero();
        assertThat(graph("mondo_exactmatch_medgen")
                        .find(Node.ANY, Mw.UID, Node.ANY)
                        .toList())
                .hasSize(21_660);
        assertThat(uids.cui("863391")).contains(Curie.parse("MEDGEN:C4014954"));
    }

    /// But for the set that names MedGen pages, which stand here as the concepts that they are of.
    @Test
    void say_of_the_home_concepts_conditions_what_the_home_concept_says() {
        Graph home = Skolem.name(TurtleFile.read(Shipped.ontology().resolve("home/mappings.ttl")));
        List<String> missing = new ArrayList<>();
        int axioms = 0;
        for (String name : graphs.keySet()) {
            Node set = Ids.mappingSet(name);
            if (name.equals("mondo_exactmatch_medgen")) {
                continue;
            }
            List<Node> subjects = home.find(Node.ANY, SssomSlots.property("mapping_set"), set)
                    .mapWith(Triple::getSubject)
                    .toList();
            axioms += subjects.size();
            Stream.concat(subjects.stream(), Stream.of(set))
                    .flatMap(subject -> home.find(subject, Node.ANY, Node.ANY).toList().stream())
                    .filter(triple -> !triple.getPredicate().equals(DCTerms.title.asNode()))
                    .filter(triple -> !graph(name).contains(triple))
                    .forEach(triple -> missing.add(triple.toString()));
        }
        assertThat(missing).isEmpty();
        assertThat(axioms).isEqualTo(33);
    }

    @Test
    void translate_the_home_concept() {
        Node home = NodeFactory.createURI(Published.OBO + "HP_0033606");
        assertThat(List.of("hp-de", "hp-es", "hp-it", "hp-ja", "hp-zh", "hp-nl-preprocessed"))
                .extracting(name -> graph(name)
                        .find(home, RDFS.Nodes.label, Node.ANY)
                        .next()
                        .getObject()
                        .toString())
                .containsExactly(
                        "\"Knochenmarkreifungsarrest\"@de",
                        "\"Detención de la maduración de la médula ósea\"@es",
                        "\"Arresto della maturazione del midollo osseo\"@it",
                        "\"骨髄成熟停止\"@ja",
                        "\"骨髓成熟停滞\"@zh",
                        "\"Stagnatie van beenmergrijping\"@nl");
    }

    private Graph graph(String name) {
        return graphs.computeIfAbsent(name, key -> GraphFactory.createDefaultGraph());
    }

    private SourceReport report(String name) {
        return reports.computeIfAbsent(name, key -> new SourceReport(key, ""));
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HpoTerms terms() {
        var load = new HpoLoad(prefixes, triple -> {}, new SourceReport("hp", "2025-05-06"));
        load.load(new SourceFile(HPO));
        return load;
    }
}
