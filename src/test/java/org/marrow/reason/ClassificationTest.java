package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.Heart;
import org.marrow.model.MarrowException;
import org.marrow.rdf.Skolem;
import org.marrow.source.Progress;

@DisplayName("Classifying an ontology")
class ClassificationTest {

    private static final String IMPOSSIBLE = """
            PATO:0000051 owl:disjointWith PATO:0002104 .
            HP:9999998
                a owl:Class ;
                rdfs:label "Morphological inflammation" ;
                rdfs:subClassOf
                    [
                        a owl:Restriction ;
                        owl:onProperty BFO:0000051 ;
                        owl:someValuesFrom [ a owl:Class ; owl:intersectionOf ( PATO:0000051 PATO:0002104 ) ]
                    ] .
            """;

    /// What a release would hand over: expressions have names that rest on what they say.
    private static Axioms axioms(String... more) throws IOException {
        var axioms = new Axioms();
        Skolem.name(Heart.graph(more).find().toList(), axioms);
        return axioms;
    }

    private static OwlReport report(String... more) throws IOException {
        return Classification.of(axioms(more), Progress.NONE).report(Progress.NONE);
    }

    private static List<String> lines(List<OwlReport.Subsumption> subsumptions) {
        return subsumptions.stream()
                .map(pair -> pair.child().label() + " < " + pair.parent().label())
                .toList();
    }

    @Test
    void finds_the_superclasses_that_follow_and_are_not_stated() throws IOException {
        assertThat(lines(report().inferred()))
                .containsExactly(
                        "Abnormal heart morphology < Abnormality of the cardiovascular system",
                        "Abnormal mitral valve morphology < Abnormal heart valve morphology",
                        "Abnormal heart valve morphology < Abnormal heart morphology");
    }

    @Test
    void finds_classes_that_are_the_same() throws IOException {
        assertThat(lines(report().equivalent())).containsExactly("Inflammation of the large intestine < Colitis");
    }

    @Test
    void tells_which_stated_superclasses_the_definitions_do_not_support() throws IOException {
        assertThat(lines(report().unsupported()))
                .containsExactly("Abnormal cardiac ventricle morphology < Abnormal heart morphology");
    }

    @Test
    void tells_which_stated_superclasses_are_not_direct_ones() throws IOException {
        assertThat(lines(report().redundant()))
                .containsExactly(
                        "Abnormal heart morphology < Phenotypic abnormality",
                        "Abnormal mitral valve morphology < Abnormality of the cardiovascular system",
                        "Abnormal heart valve morphology < Phenotypic abnormality");
    }

    @Test
    void keeps_a_superclass_on_which_what_is_between_rests() throws IOException {
        assertThat(lines(report("""
                PATO:9999991 a owl:Class ; rdfs:label "defined" ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf (
                    PATO:0000001 [ a owl:Restriction ; owl:onProperty BFO:0000050 ; owl:someValuesFrom PATO:0000460 ] ) ] .
                PATO:9999992 a owl:Class ; rdfs:label "described" ; rdfs:subClassOf PATO:0000001 ,
                    [ a owl:Restriction ; owl:onProperty BFO:0000050 ; owl:someValuesFrom PATO:0000460 ] .
                """).redundant()))
                .doesNotContain("described < quality")
                .contains("Abnormal heart valve morphology < Phenotypic abnormality");
    }

    @Test
    void takes_classes_that_are_stated_to_be_the_same_in_a_row_as_known() throws IOException {
        assertThat(lines(report("""
                PATO:9999991 a owl:Class ; owl:equivalentClass PATO:9999992 .
                PATO:9999992 a owl:Class ; owl:equivalentClass PATO:9999993 .
                PATO:9999993 a owl:Class .
                """).equivalent())).containsExactly("Inflammation of the large intestine < Colitis");
    }

    @Test
    void tells_of_statements_that_make_no_axiom() throws IOException {
        assertThat(report("PATO:0000051 rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom PATO:0000460 ] .")
                        .unread())
                .containsExactly("SubClassOf(<http://purl.obolibrary.org/obo/PATO_0000051> ?)");
        assertThat(report().unread()).isEmpty();
        var annotated = new Axioms();
        Heart.graph("""
                        [ a owl:Axiom ; owl:annotatedSource HP:0001627 ; owl:annotatedProperty owl:equivalentClass ;
                          owl:annotatedTarget [ a owl:Class ; owl:intersectionOf ( PATO:0000051 PATO:0000460 ) ] ] .
                        """).find().forEachRemaining(annotated);
        assertThat(annotated.ontology().unread()).isEmpty();
    }

    @Test
    void refuses_expressions_that_are_none() throws IOException {
        Axioms axioms = axioms("PATO:0000051 owl:equivalentClass [ a owl:Class ; owl:intersectionOf [ ] ] .");
        assertThatThrownBy(() -> Classification.of(axioms, Progress.NONE))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("Found class expressions that are none");
    }

    @Test
    void reads_ranges_of_numbers() throws IOException {
        OwlReport report = report("""
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                PATO:9999994 a owl:DatatypeProperty ; rdfs:label "score" .
                PATO:0000460 rdfs:subClassOf [ a owl:Restriction ; owl:onProperty PATO:9999994 ; owl:someValuesFrom [
                    a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minExclusive 5 ] ) ] ] .
                """);
        assertThat(report.unread()).isEmpty();
        assertThat(report.profiles().getLast().violations()).isEmpty();
        assertThat(report.profiles().getFirst().violations())
                .extracting(OwlReport.Violation::axiom)
                .containsOnly("abnormal SubClassOf score some integer[> 5]");
    }

    @Test
    void finds_it_in_the_profiles_EL_and_DL() throws IOException {
        assertThat(report().profiles()).extracting(OwlReport.Profile::name).containsExactly("OWL 2 EL", "OWL 2 DL");
        assertThat(report().profiles())
                .allSatisfy(profile -> assertThat(profile.violations()).isEmpty());
    }

    @Test
    void names_the_axiom_that_is_outside_a_profile() throws IOException {
        OwlReport report = report("BFO:0000051 owl:inverseOf BFO:0000050 .");
        assertThat(report.profiles().getFirst().violations())
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation).hasToString("Use Of Illegal Axiom: 'has part' InverseOf 'part of'"));
        assertThat(report.profiles().getLast().violations()).isEmpty();
    }

    @Test
    void explains_a_class_that_can_have_no_member() throws IOException {
        OwlReport report = report(IMPOSSIBLE);
        assertThat(report.consistent()).isTrue();
        assertThat(report.unsatisfiable()).singleElement().satisfies(type -> {
            assertThat(type.type().label()).isEqualTo("Morphological inflammation");
            assertThat(type.axioms())
                    .extracting(AxiomText::text)
                    .containsExactly(
                            "'Morphological inflammation' SubClassOf 'has part' some (morphology and inflamed)",
                            "morphology DisjointWith inflamed");
        });
    }

    @Test
    void explains_classes_that_rest_on_one_that_can_have_no_member() throws IOException {
        OwlReport report = report(IMPOSSIBLE, "HP:9999999 a owl:Class ; rdfs:subClassOf HP:9999998 .");
        assertThat(report.unsatisfiable())
                .extracting(type -> type.type().label())
                .containsExactly("Morphological inflammation", "HP:9999999");
        assertThat(report.unsatisfiable().getLast().axioms())
                .first()
                .hasToString("'HP:9999999' SubClassOf 'Morphological inflammation'");
    }

    @Test
    void shows_the_axioms_of_a_circle() throws IOException {
        OwlReport report = report("UBERON:0000062 rdfs:subClassOf UBERON:0000948 .");
        assertThat(report.circle())
                .extracting(AxiomText::text)
                .containsExactlyInAnyOrder("organ SubClassOf heart", "heart SubClassOf organ");
        assertThat(lines(report.equivalent())).contains("organ < heart");
        assertThat(report().circle()).isEmpty();
    }

    @Test
    void says_no_more_of_an_ontology_that_contradicts_itself() throws IOException {
        Graph graph = Heart.graph("""
                PATO:0000051 owl:disjointWith PATO:0002104 .
                <http://example.org/it> a owl:NamedIndividual , PATO:0000051 , PATO:0002104 .
                """);
        OwlReport report = Classification.of(graph, Progress.NONE).report(Progress.NONE);
        assertThat(report.consistent()).isFalse();
        assertThat(report.inferred()).isEmpty();
    }

    @Test
    void writes_what_follows_as_statements() throws IOException {
        Set<String> written = new TreeSet<>();
        Classification.of(axioms(), Progress.NONE).writeInferred(triple -> written.add(shortened(triple)));
        assertThat(written)
                .containsExactly(
                        "HP_0001627 subClassOf HP_0001626",
                        "HP_0001633 subClassOf HP_0001654",
                        "HP_0001654 subClassOf HP_0001627",
                        "HP_0002037 equivalentClass HP_0002583");
    }

    @Test
    void writes_that_a_class_without_members_is_nothing() throws IOException {
        Set<String> written = new HashSet<>();
        Classification.of(axioms(IMPOSSIBLE), Progress.NONE).writeInferred(triple -> written.add(shortened(triple)));
        assertThat(written).contains("HP_9999998 equivalentClass Nothing");
    }

    private static List<String> relations(String... more) throws IOException {
        List<String> written = new ArrayList<>();
        Classification.of(axioms(more), Progress.NONE).writeRelations(triple -> written.add(shortened(triple)));
        assertThat(written).doesNotHaveDuplicates();
        return written;
    }

    private static String shortened(Triple triple) {
        return "%s %s %s"
                .formatted(
                        triple.getSubject().getLocalName(),
                        triple.getPredicate().getLocalName(),
                        triple.getObject().getLocalName());
    }

    @Test
    void relates_an_abnormality_with_every_structure_that_it_affects() throws IOException {
        assertThat(relations())
                .filteredOn(relation -> relation.startsWith("HP_0001633 UPHENO_0000001"))
                .containsExactlyInAnyOrder(
                        "HP_0001633 UPHENO_0000001 UBERON_0002135",
                        "HP_0001633 UPHENO_0000001 UBERON_0000946",
                        "HP_0001633 UPHENO_0000001 UBERON_0000948",
                        "HP_0001633 UPHENO_0000001 UBERON_0000062",
                        "HP_0001633 UPHENO_0000001 UBERON_0004535");
    }

    @Test
    void relates_parts_with_wholes_along_a_transitive_property() throws IOException {
        assertThat(relations())
                .filteredOn(relation -> relation.contains("BFO_0000050"))
                .containsExactlyInAnyOrder(
                        "UBERON_0000948 BFO_0000050 UBERON_0004535",
                        "UBERON_0000946 BFO_0000050 UBERON_0000948",
                        "UBERON_0000946 BFO_0000050 UBERON_0000062",
                        "UBERON_0000946 BFO_0000050 UBERON_0004535",
                        "UBERON_0002135 BFO_0000050 UBERON_0000948",
                        "UBERON_0002135 BFO_0000050 UBERON_0000062",
                        "UBERON_0002135 BFO_0000050 UBERON_0004535");
    }

    @Test
    void relates_along_chains_of_more_than_two_properties() throws IOException {
        assertThat(relations("""
                RO:0000001 a owl:ObjectProperty ; owl:propertyChainAxiom ( BFO:0000051 RO:0000052 BFO:0000050 ) .
                """))
                .filteredOn(relation -> relation.contains(" RO_0000001 ") && relation.startsWith("HP_0001633"))
                .containsExactlyInAnyOrder(
                        "HP_0001633 RO_0000001 UBERON_0000948",
                        "HP_0001633 RO_0000001 UBERON_0000062",
                        "HP_0001633 RO_0000001 UBERON_0004535");
    }

    @Test
    void relates_everything_with_itself_by_a_reflexive_property() throws IOException {
        assertThat(relations("BFO:0000050 a owl:ReflexiveProperty ."))
                .contains("UBERON_0000948 BFO_0000050 UBERON_0000948", "HP_0001871 BFO_0000050 HP_0000118");
    }

    @Test
    void relates_by_domains_and_by_axioms_about_expressions() throws IOException {
        assertThat(relations("""
                RO:0002573 rdfs:domain [ a owl:Restriction ; owl:onProperty RO:0002502 ; owl:someValuesFrom UBERON:0000062 ] .
                PATO:9999999 a owl:Class ;
                    rdfs:subClassOf [ a owl:Restriction ; owl:onProperty RO:0002573 ; owl:someValuesFrom PATO:0000460 ] .
                """)).contains("PATO_9999999 RO_0002502 UBERON_0000062");
    }

    @Test
    void relates_by_ranges() throws IOException {
        assertThat(relations("""
                RO:0002314 rdfs:range UBERON:9999999 .
                UBERON:9999999 a owl:Class ;
                    rdfs:subClassOf [ a owl:Restriction ; owl:onProperty RO:0002573 ; owl:someValuesFrom PATO:0000460 ] .
                RO:9999999 a owl:ObjectProperty ; owl:propertyChainAxiom ( RO:0000052 RO:0002573 ) .
                PATO:9999999 a owl:Class ;
                    rdfs:subClassOf [ a owl:Restriction ; owl:onProperty RO:0000052 ; owl:someValuesFrom UBERON:0000062 ] .
                """))
                .contains("PATO_9999999 RO_0000052 UBERON_9999999", "PATO_9999999 RO_9999999 PATO_0000460");
    }

    @Test
    void relates_what_has_a_relation_to_itself() throws IOException {
        assertThat(relations("UBERON:0000946 rdfs:subClassOf "
                        + "[ a owl:Restriction ; owl:onProperty RO:0002502 ; owl:hasSelf true ] ."))
                .contains("UBERON_0000946 RO_0002502 UBERON_0000946", "UBERON_0002135 RO_0002502 UBERON_0002135");
    }

    @Test
    void takes_a_chain_of_one_property_for_a_property_below_another() throws IOException {
        assertThat(relations("RO:9999999 a owl:ObjectProperty ; owl:propertyChainAxiom ( BFO:0000050 ) ."))
                .contains("UBERON_0000946 RO_9999999 UBERON_0000948");
    }

    @Test
    void needs_no_reasoner_for_a_hierarchy_alone() throws IOException {
        var axioms = new Axioms();
        Heart.graph()
                .find()
                .filterDrop(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank())
                .filterDrop(triple -> triple.getPredicate().getURI().contains("Chain"))
                .forEachRemaining(axioms);
        assertThat(axioms.isMoreThanHierarchy()).isFalse();
        assertThat(axioms().isMoreThanHierarchy()).isTrue();
    }

    /// Forty expressions, each twice in the one before.
    static String growing() {
        StringBuilder nested = new StringBuilder("HP:0001871 owl:equivalentClass _:x0 .\n");
        for (int i = 0; i < 40; i++) {
            nested.append("""
                    _:x%d a owl:Class ; owl:intersectionOf ( _:y%d _:z%d ) .
                    _:y%d a owl:Restriction ; owl:onProperty BFO:0000050 ; owl:someValuesFrom _:x%d .
                    _:z%d a owl:Restriction ; owl:onProperty BFO:0000051 ; owl:someValuesFrom _:x%d .
                    """.formatted(i, i, i, i, i + 1, i, i + 1));
        }
        nested.append("_:x40 a owl:Class ; owl:unionOf ( HP:0000001 HP:0000118 ) .");
        return nested.toString();
    }

    @Test
    void refuses_expressions_that_grow_beyond_measure_when_they_are_written_out() throws IOException {
        Axioms axioms = axioms(growing());
        assertThatThrownBy(() -> Classification.of(axioms, Progress.NONE))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("inside each other");
    }
}
