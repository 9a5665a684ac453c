package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.ForeignStore;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.State;
import org.marrow.rdf.OntologyFolder;
import org.marrow.reason.ClassAnswer;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;
import org.marrow.web.Server;

/// The same questions to every back end: a release in this process with its index files, the same release behind a
/// SPARQL endpoint that is not ours, loaded into servers that are not ours, and behind Marrow's own REST interface.
@DisplayName("A lookup")
class LookupContractTest {

    private static final Curie HOME = Curie.parse("HP:0033606");
    private static final Curie BLOOD = Curie.parse("HP:0001871");
    private static final Curie CONDITION = Curie.parse("OMIM:617014");

    /// What is asked, under a name to show.
    record Question(String name, Function<Lookup, Object> asking) {

        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    private static Path folder;

    private static Release release;
    private static FusekiServer endpoint;
    private static Lookup inProcess;
    private static Marrow marrow;
    private static Server server;
    private static Map<String, Lookup> remote;

    @BeforeAll
    static void open() throws IOException {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        var releases = new DataFolder(folder.resolve("data"));
        ReleaseBuilder.build(ontology, List.of(Miniature.hpo(folder), Miniature.hpoa(folder)), releases, Progress.NONE);
        release = releases.openCurrent();
        endpoint = FusekiServer.create()
                .port(0)
                .loopback(true)
                .add("/stock", release.dataset())
                .add("/scratch", DatasetGraphFactory.createTxnMem())
                .start();
        inProcess = Lookups.of(release, ontology.prefixes());
        marrow = Marrow.open(folder.resolve("data"));
        server = marrow.serve(0, true);
        remote = new TreeMap<>(Map.of(
                "SPARQL", Marrow.connect(URI.create("http://localhost:" + endpoint.getPort() + "/stock")),
                "REST", Marrow.connectToService(server.url())));
        for (ForeignStore store : ForeignStore.all("http://localhost:" + endpoint.getPort() + "/scratch")) {
            store.load(release);
            remote.put(store.name(), Lookups.at(store.server(), ontology.prefixes()));
        }
    }

    @AfterAll
    static void close() {
        remote.values().forEach(Lookup::close);
        server.close();
        marrow.close();
        endpoint.stop();
        release.close();
    }

    static List<Question> questions() {
        List<Question> all = new ArrayList<>();
        all.add(new Question("release", Lookup::release));
        all.add(new Question("a term", lookup -> lookup.terms().find("HP:0033606")));
        all.add(new Question("a term by a code", lookup -> lookup.terms().find("SNOMEDCT:14998000")));
        all.add(new Question("several terms", lookup -> lookup.terms().findAll(List.of(HOME, BLOOD))));
        all.add(new Question("parents", lookup -> lookup.terms().parents(HOME)));
        all.add(new Question("children", lookup -> lookup.terms().children(HOME)));
        all.add(new Question("ancestors", lookup -> lookup.terms().ancestors(HOME)));
        all.add(new Question("descendants", lookup -> lookup.terms().descendantsAndSelf(BLOOD)));
        all.add(new Question("siblings", lookup -> lookup.terms().siblings(Curie.parse("HP:0000118"))));
        all.add(new Question("depth", lookup -> lookup.terms().depth(HOME)));
        all.add(new Question("paths", lookup -> lookup.terms().pathsToRoot(HOME, 10)));
        all.add(new Question(
                "lowest common ancestors",
                lookup -> lookup.terms().lowestCommonAncestors(List.of(HOME, Curie.parse("HP:0000007")))));
        all.add(new Question(
                "inferred descendants",
                lookup -> lookup.terms().over(Terms.Hierarchy.INFERRED).descendants(BLOOD)));
        all.add(new Question(
                "why a term is below another",
                lookup -> lookup.reasoning().why("HP:0033606", "HP:0001871", 2, Duration.ofSeconds(20))));
        all.add(new Question(
                "the classes below an expression",
                lookup -> lookup.reasoning()
                        .classes(
                                "'Abnormal bone marrow cell morphology'",
                                ClassAnswer.Relation.SUB,
                                true,
                                Duration.ofSeconds(20))));
        all.add(new Question("a concept", lookup -> lookup.concepts().find("C0302173")));
        all.add(new Question(
                "a concept by its page", lookup -> lookup.concepts().find("549798")));
        all.add(new Question("a condition", lookup -> lookup.conditions().find("MIM:616022")));
        all.add(new Question("associations", lookup -> lookup.associations().ofPhenotype(HOME)));
        all.add(new Question(
                "associations with subtypes", lookup -> lookup.associations().withSubtypes(BLOOD)));
        all.add(new Question(
                "conditions with a phenotype", lookup -> lookup.associations().conditionsWith(BLOOD)));
        all.add(new Question(
                "what the release is made of", lookup -> lookup.releases().manifest()));
        all.add(new Question("the releases", lookup -> lookup.releases().list()));
        all.add(new Question(
                "associations of a condition", lookup -> lookup.associations().ofCondition(CONDITION)));
        all.add(new Question("an association", lookup -> lookup.associations().find(CONDITION, HOME)));
        all.add(new Question(
                "excluded associations",
                lookup -> lookup.associations().inState(State.EXCLUDED).toList()));
        all.add(new Question("evidence", lookup -> lookup.associations().evidence(CONDITION, HOME)));
        all.add(new Question(
                "information content", lookup -> lookup.associations().informationContent(HOME)));
        all.add(new Question("a gene", lookup -> lookup.genes().find("NCBIGene:84522")));
        all.add(new Question(
                "phenotypes of a gene", lookup -> lookup.genes().phenotypes(Curie.parse("NCBIGene:84522"))));
        all.add(new Question("genes of a phenotype", lookup -> lookup.genes().ofPhenotype(HOME)));
        all.add(new Question("a publication", lookup -> lookup.publications().find("PMID:31450897")));
        all.add(new Question(
                "citing annotations", lookup -> lookup.publications().annotations(Curie.parse("PMID:1"))));
        all.add(new Question("mappings", lookup -> lookup.mappings().of("SNOMEDCT:14998000", Optional.of("HP"), 2)));
        all.add(new Question(
                "mappings of many",
                lookup -> lookup.mappings()
                        .ofAll(List.of("HP:0033606", "nonsense", "OMIM:616022"), Optional.empty(), 2)));
        all.add(new Question(
                "resolutions",
                lookup -> lookup.resolver()
                        .resolveAll(List.of("hp_0033606", "14998000", "549798", "HP:9999999", "?", "PMID:1"))));
        all.add(new Question("a search", lookup -> lookup.search().find(Search.Request.of("arrest maturation", 5))));
        all.add(new Question(
                "a search for a kind",
                lookup -> lookup.search().find(new Search.Request("neutropenia", Set.of(Kind.CONDITION), true, 0, 3))));
        all.add(new Question("a completion", lookup -> lookup.search().complete("bone m", 5)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void gives_the_same_answer_from_every_back_end(Question question) {
        Object answer = question.asking().apply(inProcess);
        assertThat(answer)
                .isNotEqualTo(Optional.empty())
                .isNotEqualTo(List.of())
                .isNotEqualTo(Map.of());
        remote.forEach((backEnd, lookup) ->
                assertThat(question.asking().apply(lookup)).as(backEnd).isEqualTo(answer));
    }

    static List<Question> questionsWithoutAnswer() {
        Curie unknown = Curie.parse("HP:9999999");
        return List.of(
                new Question("an unknown term", lookup -> lookup.terms().find("HP:9999999")),
                new Question("no identifier", lookup -> lookup.terms().find("no identifier")),
                new Question("an empty identifier", lookup -> lookup.terms().find("")),
                new Question(
                        "an unknown term among several",
                        lookup -> lookup.terms().findAll(List.of(unknown))),
                new Question("parents of the unknown", lookup -> lookup.terms().parents(unknown)),
                new Question("paths of the unknown", lookup -> lookup.terms().pathsToRoot(unknown, 3)),
                new Question("depth of the unknown", lookup -> lookup.terms().depth(unknown)),
                new Question(
                        "common ancestors of nothing", lookup -> lookup.terms().lowestCommonAncestors(List.of())),
                new Question(
                        "associations of the unknown",
                        lookup -> lookup.associations().ofPhenotype(unknown)),
                new Question(
                        "evidence of nothing", lookup -> lookup.associations().evidence(CONDITION, unknown)),
                new Question(
                        "information content of the unknown",
                        lookup -> lookup.associations().informationContent(unknown)),
                new Question("an unknown gene", lookup -> lookup.genes().find("NCBIGene:999999999")),
                new Question(
                        "an unknown publication",
                        lookup -> lookup.publications().find("PMID:999999999")),
                new Question("another release", lookup -> lookup.releases().find("hpo-1999-01-01-0")));
    }

    @ParameterizedTest
    @MethodSource("questionsWithoutAnswer")
    void gives_the_same_empty_answer_from_every_back_end(Question question) {
        Object answer = question.asking().apply(inProcess);
        assertThat(answer).isIn(Optional.empty(), List.of(), Map.of());
        remote.forEach((backEnd, lookup) ->
                assertThat(question.asking().apply(lookup)).as(backEnd).isEqualTo(answer));
    }

    static List<Question> wrongQuestions() {
        return List.of(
                new Question(
                        "an unknown prefix", lookup -> lookup.associations().ofPhenotype(Curie.parse("XX:1"))),
                new Question(
                        "an unknown vocabulary",
                        lookup -> lookup.mappings().of("HP:0033606", Optional.of("NOWHERE"), 2)));
    }

    @ParameterizedTest
    @MethodSource("wrongQuestions")
    void refuses_the_same_question_from_every_back_end(Question question) {
        ErrorCode code = code(question, inProcess);
        remote.forEach((backEnd, lookup) ->
                assertThat(code(question, lookup)).as(backEnd).isEqualTo(code));
    }

    private static ErrorCode code(Question question, Lookup lookup) {
        return assertThrows(MarrowException.class, () -> question.asking().apply(lookup))
                .code();
    }

    @Test
    void at_an_endpoint_without_a_release_is_refused() {
        try (Release empty = Release.inMemory("empty", writer -> {})) {
            FusekiServer server = FusekiServer.create()
                    .port(0)
                    .loopback(true)
                    .add("/empty", empty.dataset())
                    .start();
            try {
                assertThatThrownBy(() -> Marrow.connect(URI.create("http://localhost:" + server.getPort() + "/empty")))
                        .isInstanceOfSatisfying(
                                MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENDPOINT_FAILED))
                        .hasMessageContaining("expected one");
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void at_an_endpoint_that_does_not_answer_is_refused() {
        URI nowhere = URI.create("http://localhost:1/none");
        for (Function<URI, Lookup> connecting :
                List.<Function<URI, Lookup>>of(Marrow::connect, Marrow::connectToService)) {
            assertThatThrownBy(() -> connecting.apply(nowhere))
                    .isInstanceOfSatisfying(
                            MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENDPOINT_FAILED));
        }
    }
}
