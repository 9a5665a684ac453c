package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.ForeignStore;
import org.marrow.Heart;
import org.marrow.Miniature;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.lookup.Lookups;
import org.marrow.model.MarrowException;
import org.marrow.query.ExpectedAnswer.Of;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;

@DisplayName("The catalogue, asked of a store that is not ours,")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignCatalogueTest {

    @TempDir
    private static Path folder;

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private final FusekiServer fuseki = FusekiServer.create()
            .port(0)
            .loopback(true)
            .add("/scratch", DatasetGraphFactory.createTxnMem())
            .build();
    private final Map<Of, Release> releases = new TreeMap<>();

    @BeforeAll
    void build() throws IOException {
        fuseki.start();
        releases.put(Of.HOME, ReleaseBuilder.home(ontology));
        releases.put(Of.MINIATURE, built("miniature", Miniature.all(folder)));
        releases.put(Of.HEART, built("heart", List.of(Heart.owl(folder))));
    }

    private Release built(String name, List<Path> files) {
        var data = new DataFolder(folder.resolve(name));
        ReleaseBuilder.build(ontology, files, data, Progress.NONE);
        return data.openCurrent();
    }

    @AfterAll
    void close() {
        releases.values().forEach(Release::close);
        fuseki.stop();
    }

    List<ForeignStore> stores() {
        return ForeignStore.all("http://localhost:" + fuseki.getPort() + "/scratch");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void has_the_same_answers_by_patterns(ForeignStore store) {
        assertThat(differing(store, false)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void has_other_answers_as_a_whole_only_where_the_documentation_says_so(ForeignStore store) throws IOException {
        List<String> told = Pattern.compile("^\\| `([a-z-]+)` \\|.*\\b" + store.name() + "\\b.*\\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("src/docs/stores.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(differing(store, true).isEmpty())
                .as("the questions in src/docs/stores.md: %s", told)
                .isEqualTo(told.isEmpty());
    }

    /// The names of the questions that have other answers there than here.
    private List<String> differing(ForeignStore store, boolean isWhole) {
        List<String> differing = new ArrayList<>();
        releases.forEach((of, release) -> {
            store.load(release);
            Lookups.of(release, ontology.prefixes());
            Queries here = Queries.open(Shipped.queries(), ontology.prefixes(), release);
            try (Release foreign = Release.at(store.server())) {
                Lookups.of(foreign, ontology.prefixes());
                foreign.store().orElseThrow().sendWhole(isWhole);
                Queries there = here.over(foreign);
                for (CatalogueQuery query : here.list()) {
                    Optional<ExpectedAnswer> expected = ExpectedAnswer.to(query);
                    Map<String, String> parameters =
                            expected.map(ExpectedAnswer::parameters).orElse(Map.of());
                    if (expected.map(ExpectedAnswer::of).orElse(Of.MINIATURE) == of
                            && !answer(there, query, parameters).equals(answer(here, query, parameters))) {
                        differing.add(query.name());
                    }
                }
            }
        });
        return differing;
    }

    /// Its rows or triples in an order of their own, or what went wrong.
    private static List<String> answer(Queries queries, CatalogueQuery query, Map<String, String> parameters) {
        try {
            if (query.isGraph()) {
                return queries
                        .construct(query.name(), parameters)
                        .find()
                        .mapWith(triple -> NodeFmtLib.str(triple))
                        .toList()
                        .stream()
                        .sorted()
                        .toList();
            }
            var out = new ByteArrayOutputStream();
            queries.write(query.name(), parameters, AnswerFormat.CSV, out);
            return out.toString(StandardCharsets.UTF_8).lines().sorted().toList();
        } catch (MarrowException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
