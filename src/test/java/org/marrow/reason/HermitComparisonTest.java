package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.Heart;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// Compares with HermiT, a reasoner for the whole of OWL 2 DL that works by another method. The comparison on modules
/// of the HPO needs `hp.v2018-12-21.owl.gz` and `owlsim-all.2018-12-21.owl.gz` in the folder that `MARROW_DATA` names,
/// or in `../shared/data`; skipped elsewhere.
@DisplayName("What ELK finds, HermiT finds")
class HermitComparisonTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final Map<Path, Ontology> READ = new HashMap<>();
    private static final OWLDataFactory FACTORY = OWLManager.getOWLDataFactory();
    private static final OntologyModule.Header HEADER =
            new OntologyModule.Header("http://example.org/it", "http://example.org/it/1", Map.of());

    private static Set<String> hierarchy(OWLOntology ontology, OWLReasoner reasoner) {
        Set<String> pairs = new TreeSet<>();
        ontology.classesInSignature().filter(type -> !type.isBuiltIn()).forEach(type -> {
            if (!reasoner.isSatisfiable(type)) {
                pairs.add(type + " is empty");
                return;
            }
            reasoner.superClasses(type, false)
                    .filter(upper -> !upper.isBuiltIn())
                    .forEach(upper -> pairs.add(type + " below " + upper));
            reasoner.equivalentClasses(type).forEach(same -> pairs.add(type + " same as " + same));
        });
        return pairs;
    }

    private static Set<String> hierarchy(Ontology ontology, Classification classification) {
        var taxonomy = classification.taxonomy();
        Set<String> pairs = new TreeSet<>();
        ontology.axioms().classesInSignature().filter(type -> !type.isBuiltIn()).forEach(type -> {
            int number = taxonomy.number(type);
            if (number == Taxonomy.NONE) {
                pairs.add(type + " is empty");
                return;
            }
            taxonomy.ancestors(number)
                    .forEach((int upper) ->
                            taxonomy.named(upper).forEach(member -> pairs.add(type + " below " + member)));
            taxonomy.named(number).forEach(member -> pairs.add(type + " same as " + member));
        });
        return pairs;
    }

    /// Every relation that holds between named classes of the signature, asked of HermiT one by one.
    private static Set<String> relations(OWLOntology ontology, OWLReasoner reasoner) {
        Set<String> found = new TreeSet<>();
        List<OWLObjectProperty> properties =
                ontology.objectPropertiesInSignature().toList();
        List<OWLClass> classes =
                ontology.classesInSignature().filter(type -> !type.isBuiltIn()).toList();
        for (OWLObjectProperty property : properties) {
            for (OWLClass filler : classes) {
                OWLClassExpression some = FACTORY.getOWLObjectSomeValuesFrom(property, filler);
                Stream.concat(reasoner.subClasses(some, false), reasoner.equivalentClasses(some))
                        .filter(type -> !type.isBuiltIn() && reasoner.isSatisfiable(type))
                        .forEach(type -> found.add(type + " " + property + " " + filler));
            }
        }
        return found;
    }

    private static Set<String> relations(Classification classification) {
        Set<String> found = new TreeSet<>();
        classification.writeRelations(triple ->
                found.add("<%s> <%s> <%s>".formatted(triple.getSubject(), triple.getPredicate(), triple.getObject())));
        return found;
    }

    private static void compare(Ontology ontology, boolean areRelationsCompared) {
        OWLReasoner hermit = new ReasonerFactory().createReasoner(ontology.axioms());
        try {
            Classification classification = Classification.of(ontology, Progress.NONE);
            assertThat(hierarchy(ontology, classification))
                    .isNotEmpty()
                    .isEqualTo(hierarchy(ontology.axioms(), hermit));
            if (areRelationsCompared) {
                assertThat(relations(classification)).isNotEmpty().isEqualTo(relations(ontology.axioms(), hermit));
            }
        } finally {
            hermit.dispose();
        }
    }

    @Test
    void in_a_small_ontology_with_its_relations() throws IOException {
        var axioms = new Axioms();
        Heart.graph().find().forEachRemaining(axioms);
        compare(axioms.ontology(), true);
    }

    @Test
    void in_a_small_ontology_with_ranges_and_what_else_OWL_2_EL_has() throws IOException {
        var axioms = new Axioms();
        Heart.graph("""
                        RO:0000052 rdfs:range UBERON:9999991 .
                        UBERON:9999991 a owl:Class ; owl:equivalentClass UBERON:9999992 ;
                            rdfs:subClassOf [ a owl:Restriction ; owl:onProperty RO:0002573 ; owl:someValuesFrom PATO:0000460 ] .
                        UBERON:9999992 a owl:Class .
                        RO:9999991 a owl:ObjectProperty ; owl:propertyChainAxiom ( RO:0000052 RO:0002573 ) .
                        RO:9999992 a owl:ObjectProperty ; rdfs:domain UBERON:0000062 .
                        UBERON:9999993 a owl:Class ; rdfs:subClassOf UBERON:0000946 ,
                            [ a owl:Restriction ; owl:onProperty RO:9999992 ; owl:hasSelf true ] .
                        PATO:0000051 owl:disjointWith PATO:0002104 .
                        HP:9999991 a owl:Class ; rdfs:subClassOf
                            [ a owl:Restriction ; owl:onProperty BFO:0000051 ; owl:someValuesFrom HP:9999992 ] .
                        HP:9999992 a owl:Class ; rdfs:subClassOf PATO:0000051 , PATO:0002104 .
                        """).find().forEachRemaining(axioms);
        compare(axioms.ontology(), true);
    }

    /// HermiT takes modules of some hundred axioms of the merged file; of more it makes models without end.
    @ParameterizedTest
    @CsvSource({
        "hp.v2018-12-21.owl.gz,HP:0001871",
        "hp.v2018-12-21.owl.gz,HP:0001626",
        "owlsim-all.2018-12-21.owl.gz,HP:0002583",
        "owlsim-all.2018-12-21.owl.gz,HP:0000408",
        "owlsim-all.2018-12-21.owl.gz,HP:0000729",
        "owlsim-all.2018-12-21.owl.gz,HP:0000713"
    })
    void in_the_module_of_a_branch_of_the_HPO(String file, String root) {
        Path source = SOURCES.resolve(file);
        assumeTrue(Files.exists(source), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(source));
        Ontology whole = READ.computeIfAbsent(source, path -> new OntologyFile(new SourceFile(path)).read());
        try (Reasoner reasoner = Reasoner.over(whole)) {
            OntologyModule module =
                    reasoner.module(reasoner.branch(List.of(root), Duration.ofMinutes(1)), OntologyModule.Method.STAR);
            OWLOntology ontology = module.ontology(HEADER, new Annotations(List.of(), List.of()));
            assertThat(ontology.getLogicalAxiomCount()).isGreaterThan(100);
            compare(new Ontology(ontology, whole.labels(), 0, List.of(), List.of()), false);
        }
    }

    @Test
    void about_expressions() throws IOException {
        var axioms = new Axioms();
        Heart.graph().find().forEachRemaining(axioms);
        Ontology ontology = axioms.ontology();
        OWLReasoner hermit = new ReasonerFactory().createReasoner(ontology.axioms());
        try (Reasoner reasoner = Reasoner.over(ontology)) {
            for (OWLObjectProperty property :
                    ontology.axioms().objectPropertiesInSignature().toList()) {
                for (OWLClass filler : ontology.axioms().classesInSignature().toList()) {
                    OWLClassExpression some = FACTORY.getOWLObjectSomeValuesFrom(property, filler);
                    String written = "<%s> some <%s>".formatted(property.getIRI(), filler.getIRI());
                    assertThat(iris(reasoner, written, ClassAnswer.Relation.SUB))
                            .as(written)
                            .isEqualTo(iris(hermit.subClasses(some, false)));
                    assertThat(iris(reasoner, written, ClassAnswer.Relation.SUPER))
                            .as(written)
                            .isEqualTo(iris(hermit.superClasses(some, false)));
                }
            }
        } finally {
            hermit.dispose();
        }
    }

    private static Set<String> iris(Reasoner reasoner, String expression, ClassAnswer.Relation relation) {
        Set<String> iris = new TreeSet<>();
        reasoner.classes(expression, relation, false, Duration.ofMinutes(1))
                .classes()
                .forEach(name -> iris.add(name.iri()));
        return iris;
    }

    private static Set<String> iris(Stream<OWLClass> types) {
        Set<String> iris = new TreeSet<>();
        types.filter(type -> !type.isBuiltIn())
                .map(OWLClass::getIRI)
                .map(IRI::toString)
                .forEach(iris::add);
        return iris;
    }
}
