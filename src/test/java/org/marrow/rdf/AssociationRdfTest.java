package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.State;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

@DisplayName("An association as RDF")
class AssociationRdfTest {

    private static final Curie CONDITION = Curie.parse("OMIM:617014");
    private static final Curie PHENOTYPE = Curie.parse("HP:0033606");
    private static final Node CONDITION_NODE = NodeFactory.createURI("https://omim.org/entry/617014");
    private static final Node PHENOTYPE_NODE = NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0033606");
    private static final Node SUBJECT =
            NodeFactory.createURI("https://w3id.org/marrow/id/association/OMIM-617014-HP-0033606");
    private static final Frequency NO_COUNT = new Frequency.Band(Curie.parse("HP:0040283"));

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final AssociationRdf rdf = new AssociationRdf(prefixes);

    @Test
    void is_present_and_a_phenotype_where_all_say_present() {
        Graph graph = pooled(present(Publisher.HPOA, 13, 14), listed(Publisher.MEDGEN));
        assertThat(objects(graph, Mw.STATE)).containsExactly(Mw.PRESENT);
        assertThat(edges(graph)).containsExactly(Published.HAS_PHENOTYPE);
    }

    @Test
    void is_excluded_and_a_lacking_phenotype_where_all_say_absent() {
        Graph graph = pooled(absent(Publisher.HPOA, 3), absent(Publisher.HPOA, 4));
        assertThat(objects(graph, Mw.STATE)).containsExactly(Mw.EXCLUDED);
        assertThat(edges(graph)).containsExactly(Mw.LACKS_PHENOTYPE);
    }

    @Test
    void is_contradictory_and_a_phenotype_where_one_publisher_says_both() {
        Graph graph = pooled(present(Publisher.HPOA, 3, 5), absent(Publisher.HPOA, 4));
        assertThat(objects(graph, Mw.STATE)).containsExactly(Mw.CONTRADICTORY);
        assertThat(edges(graph)).containsExactly(Published.HAS_PHENOTYPE);
    }

    @Test
    void is_disputed_and_a_disputed_phenotype_where_two_publishers_disagree() {
        Graph graph = pooled(listed(Publisher.MEDGEN), absent(Publisher.HPOA, 3));
        assertThat(objects(graph, Mw.STATE)).containsExactly(Mw.DISPUTED);
        assertThat(edges(graph)).containsExactly(Mw.DISPUTED_PHENOTYPE);
    }

    @Test
    void pools_3_of_5_and_0_of_4_to_3_of_9() {
        Graph graph = pooled(present(Publisher.HPOA, 3, 5), absent(Publisher.HPOA, 4));
        assertThat(numbers(graph, Mw.AFFECTED)).containsExactly("3");
        assertThat(numbers(graph, Mw.EXAMINED)).containsExactly("9");
        assertThat(numbers(graph, Mw.UNPOOLED)).containsExactly("0");
    }

    @Test
    void counts_what_it_could_not_pool() {
        Annotation share = annotation(
                Publisher.HPOA, Polarity.PRESENT, Optional.of(new Frequency.Percentage(BigDecimal.valueOf(17))));
        Annotation band = annotation(Publisher.HPOA, Polarity.PRESENT, Optional.of(NO_COUNT));
        Graph graph = pooled(present(Publisher.HPOA, 13, 14), share, band, listed(Publisher.MEDGEN));
        assertThat(numbers(graph, Mw.UNPOOLED)).containsExactly("3");
        assertThat(numbers(graph, Mw.AFFECTED)).containsExactly("13");
        assertThat(numbers(graph, Mw.EXAMINED)).containsExactly("14");
    }

    @Test
    void has_no_counts_where_no_annotation_has() {
        Graph graph = pooled(listed(Publisher.MEDGEN));
        assertThat(numbers(graph, Mw.UNPOOLED)).containsExactly("1");
        assertThat(graph.contains(SUBJECT, Mw.AFFECTED, Node.ANY)).isFalse();
        assertThat(graph.contains(SUBJECT, Mw.EXAMINED, Node.ANY)).isFalse();
    }

    @Test
    void names_its_pair_and_its_annotations() {
        Graph graph = pooled(present(Publisher.HPOA, 13, 14), listed(Publisher.MEDGEN));
        assertThat(objects(graph, RDF.Nodes.type)).containsExactly(Mw.ASSOCIATION);
        assertThat(objects(graph, Mw.CONDITION)).containsExactly(CONDITION_NODE);
        assertThat(objects(graph, Mw.PHENOTYPE)).containsExactly(PHENOTYPE_NODE);
        assertThat(objects(graph, Mw.ANNOTATION)).containsExactlyInAnyOrder(name(0), name(1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PHENOTYPIC_ABNORMALITY")
    void is_not_made_of_an_annotation_of_another_aspect(Aspect aspect) {
        assertThat(pooled(annotation(Publisher.HPOA, aspect, Polarity.PRESENT, Optional.empty()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void is_one_for_each_pair_and_counted_by_state() {
        AssociationRdf.Pool pool = rdf.new Pool();
        pool.add(name(0), present(Publisher.HPOA, 1, 1));
        pool.add(name(1), of(Curie.parse("OMIM:616022"), PHENOTYPE, Polarity.ABSENT));
        pool.add(name(2), of(CONDITION, Curie.parse("HP:0001250"), Polarity.ABSENT));
        assertThat(pool.write(triple -> {})).containsOnly(entry(State.PRESENT, 1L), entry(State.EXCLUDED, 2L));
    }

    @Test
    void is_written_in_the_order_of_the_pairs() {
        AssociationRdf.Pool pool = rdf.new Pool();
        pool.add(name(0), of(CONDITION, PHENOTYPE, Polarity.PRESENT));
        pool.add(name(1), of(CONDITION, Curie.parse("HP:0001250"), Polarity.PRESENT));
        pool.add(name(2), of(Curie.parse("OMIM:100000"), PHENOTYPE, Polarity.PRESENT));
        List<Triple> triples = new ArrayList<>();
        pool.write(triples::add);
        assertThat(triples)
                .filteredOn(triple -> triple.getPredicate().equals(RDF.Nodes.type))
                .extracting(triple -> triple.getSubject().getURI())
                .extracting(iri -> iri.substring(iri.lastIndexOf('/') + 1))
                .containsExactly("OMIM-100000-HP-0033606", "OMIM-617014-HP-0001250", "OMIM-617014-HP-0033606");
    }

    /// The associations of these annotations beside the annotations themselves, which are named in their order.
    private Graph pooled(Annotation... annotations) {
        Graph graph = GraphFactory.createDefaultGraph();
        AnnotationRdf.Writer writer = new AnnotationRdf(prefixes).new Writer(graph::add);
        AssociationRdf.Pool pool = rdf.new Pool();
        for (int i = 0; i < annotations.length; i++) {
            pool.add(name(i), annotations[i]);
        }
        pool.write(graph::add);
        if (!graph.isEmpty()) {
            for (int i = 0; i < annotations.length; i++) {
                writer.write(name(i), annotations[i]);
            }
        }
        return graph;
    }

    private static Node name(int number) {
        return NodeFactory.createURI("https://w3id.org/marrow/id/annotation/" + number);
    }

    private static Annotation present(Publisher publisher, int affected, int examined) {
        return annotation(publisher, Polarity.PRESENT, Optional.of(new Frequency.Count(affected, examined)));
    }

    private static Annotation absent(Publisher publisher, int examined) {
        return annotation(publisher, Polarity.ABSENT, Optional.of(new Frequency.Count(0, examined)));
    }

    private static Annotation listed(Publisher publisher) {
        return annotation(publisher, Polarity.PRESENT, Optional.empty());
    }

    private static Annotation annotation(Publisher publisher, Polarity polarity, Optional<Frequency> frequency) {
        return annotation(publisher, Aspect.PHENOTYPIC_ABNORMALITY, polarity, frequency);
    }

    private static Annotation annotation(
            Publisher publisher, Aspect aspect, Polarity polarity, Optional<Frequency> frequency) {
        return annotation(publisher, CONDITION, PHENOTYPE, aspect, polarity, frequency);
    }

    private static Annotation of(Curie condition, Curie phenotype, Polarity polarity) {
        return annotation(
                Publisher.HPOA, condition, phenotype, Aspect.PHENOTYPIC_ABNORMALITY, polarity, Optional.empty());
    }

    private static Annotation annotation(
            Publisher publisher,
            Curie condition,
            Curie phenotype,
            Aspect aspect,
            Polarity polarity,
            Optional<Frequency> frequency) {
        return new Annotation(
                publisher,
                condition,
                phenotype,
                aspect,
                polarity,
                frequency,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "https://w3id.org/marrow/id/file/phenotype.hpoa/2025-05-06",
                List.of());
    }

    private static List<Node> objects(Graph graph, Node property) {
        return graph.find(SUBJECT, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private static List<String> numbers(Graph graph, Node property) {
        return objects(graph, property).stream()
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private static List<Node> edges(Graph graph) {
        return graph.find(CONDITION_NODE, Node.ANY, PHENOTYPE_NODE)
                .mapWith(Triple::getPredicate)
                .toList();
    }
}
