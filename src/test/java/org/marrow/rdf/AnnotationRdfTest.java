package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Evidence;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.Sex;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("An annotation as RDF")
class AnnotationRdfTest {

    private static final Node NAME = NodeFactory.createURI("https://w3id.org/marrow/id/annotation/a");
    private static final String FILE = "https://w3id.org/marrow/id/file/phenotype.hpoa/2025-05-06";

    private final AnnotationRdf rdf =
            new AnnotationRdf(Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final AnnotationRdf.Writer writer = rdf.new Writer(graph::add);

    @Test
    void says_every_part_in_a_triple() {
        writer.write(NAME, anAnnotation());
        assertThat(graph.isIsomorphicWith(turtle("""
                <https://w3id.org/marrow/id/annotation/a>
                    a mw:Annotation ;
                    dcterms:publisher mw:HPOA ;
                    dcterms:source <https://pubmed.ncbi.nlm.nih.gov/25129144> ;
                    mw:affected 13 ;
                    mw:aspect mw:PhenotypicAbnormalityAspect ;
                    mw:biocuration <https://w3id.org/marrow/id/biocuration/HPO-probinson-2022-10-06> ;
                    mw:condition <https://omim.org/entry/616022> ;
                    mw:evidence obo:ECO_0006017 ;
                    mw:examined 14 ;
                    mw:line 107213 ;
                    mw:modifier obo:HP_0012828 ;
                    mw:onset obo:HP_0003577 ;
                    mw:phenotype obo:HP_0033606 ;
                    mw:polarity mw:Present ;
                    mw:sex obo:PATO_0000384 ;
                    mw:sourceFile <https://w3id.org/marrow/id/file/phenotype.hpoa/2025-05-06> .
                <https://w3id.org/marrow/id/biocuration/HPO-probinson-2022-10-06>
                    a mw:Biocuration ;
                    mw:curator "HPO:probinson" ;
                    dcterms:date "2022-10-06"^^xsd:date .
                """))).isTrue();
    }

    /// Writes an annotation of random parts and reads it again; the repetition is the seed.
    @RepeatedTest(200)
    void is_read_as_it_was_written(RepetitionInfo repetition) {
        Annotation annotation = anyAnnotation(new SplittableRandom(repetition.getCurrentRepetition()));
        writer.write(NAME, annotation);
        assertThat(rdf.read(graph, NAME)).isEqualTo(annotation);
    }

    @Test
    void is_told_from_another_in_the_same_graph() {
        Node other = NodeFactory.createURI(NAME.getURI() + "b");
        Annotation excluded = withFrequency(new Frequency.Band(Frequency.Band.EXCLUDED));
        writer.write(NAME, anAnnotation());
        writer.write(other, excluded);
        assertThat(rdf.read(graph, NAME)).isEqualTo(anAnnotation());
        assertThat(rdf.read(graph, other)).isEqualTo(excluded);
    }

    @Test
    void writes_a_shared_biocuration_once() {
        List<Triple> triples = new ArrayList<>();
        AnnotationRdf.Writer once = rdf.new Writer(triples::add);
        once.write(NAME, anAnnotation());
        once.write(NodeFactory.createURI(NAME.getURI() + "b"), anAnnotation());
        assertThat(triples)
                .filteredOn(triple -> triple.getPredicate().equals(Mw.CURATOR))
                .hasSize(1);
    }

    @Test
    void gains_the_lines_of_a_row_that_repeats_it() {
        writer.write(NAME, anAnnotation());
        writer.writeLines(NAME, withLines(List.of(9L)));
        assertThat(rdf.read(graph, NAME).lines()).containsExactly(9L, 107213L);
    }

    @Test
    void cites_a_known_curie_a_web_address_and_other_text_each_in_its_way() {
        writer.write(NAME, withReferences(List.of("PMID:1", "http://www.example.org/a:b", "ISBN:0-306-45044-1")));
        assertThat(graph.find(NAME, DCTerms.source.asNode(), Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList())
                .containsExactlyInAnyOrder(
                        NodeFactory.createURI("https://pubmed.ncbi.nlm.nih.gov/1"),
                        NodeFactory.createURI("http://www.example.org/a:b"),
                        NodeFactory.createLiteralString("ISBN:0-306-45044-1"));
    }

    @Test
    void counts_the_references_that_stay_text() {
        writer.write(NAME, withReferences(List.of("PMID:1", "ISBN:0-306-45044-1", "http://not an address")));
        assertThat(writer.textReferences()).isEqualTo(2);
    }

    @Test
    void without_a_condition_is_incomplete() {
        writer.write(NAME, anAnnotation());
        graph.remove(NAME, Mw.CONDITION, Node.ANY);
        assertThat(catchThrowableOfType(MarrowException.class, () -> rdf.read(graph, NAME)))
                .hasMessage(NAME + " has no " + Mw.CONDITION)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.RELEASE_INCOMPLETE);
    }

    @Test
    void with_an_unknown_polarity_is_incomplete() {
        writer.write(NAME, anAnnotation());
        graph.remove(NAME, Mw.POLARITY, Node.ANY);
        graph.add(NAME, Mw.POLARITY, Mw.DISPUTED);
        assertThat(catchThrowableOfType(MarrowException.class, () -> rdf.read(graph, NAME)))
                .hasMessageStartingWith("Found " + Mw.DISPUTED + ", expected one of ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.RELEASE_INCOMPLETE);
    }

    private static Annotation anAnnotation() {
        return new Annotation(
                Publisher.HPOA,
                Curie.parse("OMIM:616022"),
                Curie.parse("HP:0033606"),
                Aspect.PHENOTYPIC_ABNORMALITY,
                Polarity.PRESENT,
                Optional.of(new Frequency.Count(13, 14)),
                Optional.of(Evidence.PCS),
                List.of("PMID:25129144"),
                Optional.of(Curie.parse("HP:0003577")),
                Optional.of(Sex.MALE),
                List.of(Curie.parse("HP:0012828")),
                List.of(new Biocuration("HPO:probinson", LocalDate.of(2022, 10, 6))),
                FILE,
                List.of(107213L));
    }

    private static Annotation withFrequency(Frequency frequency) {
        return of(frequency, anAnnotation().references(), anAnnotation().lines());
    }

    private static Annotation withReferences(List<String> references) {
        return of(new Frequency.Count(13, 14), references, anAnnotation().lines());
    }

    private static Annotation withLines(List<Long> lines) {
        return of(new Frequency.Count(13, 14), anAnnotation().references(), lines);
    }

    private static Annotation of(Frequency frequency, List<String> references, List<Long> lines) {
        Annotation made = anAnnotation();
        return new Annotation(
                made.publisher(),
                made.condition(),
                made.phenotype(),
                made.aspect(),
                made.polarity(),
                Optional.of(frequency),
                made.evidence(),
                references,
                made.onset(),
                made.sex(),
                made.modifiers(),
                made.biocurations(),
                made.sourceFile(),
                lines);
    }

    /// Lists are in the order in which they are read: references and modifiers by text, biocurations by date.
    private static Annotation anyAnnotation(SplittableRandom random) {
        return new Annotation(
                anyOf(random, Publisher.values()),
                anyCondition(random),
                anyTerm(random),
                anyOf(random, Aspect.values()),
                anyOf(random, Polarity.values()),
                perhaps(random, () -> anyFrequency(random)),
                perhaps(random, () -> anyOf(random, Evidence.values())),
                several(random, () -> anyReference(random)).stream().sorted().toList(),
                perhaps(random, () -> anyTerm(random)),
                perhaps(random, () -> anyOf(random, Sex.values())),
                several(random, () -> anyTerm(random)).stream().sorted().toList(),
                several(random, () -> anyBiocuration(random)).stream()
                        .sorted(Comparator.comparing(Biocuration::date).thenComparing(Biocuration::curator))
                        .toList(),
                FILE,
                several(random, () -> random.nextLong(1, 1L << 40)).stream()
                        .sorted()
                        .toList());
    }

    private static Curie anyCondition(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Curie("OMIM", "%06d".formatted(random.nextInt(1_000_000)));
            case 1 -> new Curie("ORPHA", Integer.toString(random.nextInt(1_000_000)));
            default -> new Curie("DECIPHER", Integer.toString(random.nextInt(100)));
        };
    }

    private static Curie anyTerm(SplittableRandom random) {
        return new Curie("HP", "%07d".formatted(random.nextInt(10_000_000)));
    }

    private static Frequency anyFrequency(SplittableRandom random) {
        int examined = random.nextInt(1, 1_000);
        return switch (random.nextInt(3)) {
            case 0 -> new Frequency.Count(random.nextInt(examined + 1), examined);
            case 1 -> new Frequency.Percentage(BigDecimal.valueOf(random.nextInt(10_001), random.nextInt(2, 5)));
            default -> new Frequency.Band(anyTerm(random));
        };
    }

    private static String anyReference(SplittableRandom random) {
        int number = random.nextInt(1, 100_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> "PMID:" + number;
            case 1 -> "ISBN:" + number;
            case 2 -> "http://www.example.org/a?b=%d&c:d".formatted(number);
            default -> "a \"text\"\\ of a curator, " + number;
        };
    }

    private static Biocuration anyBiocuration(SplittableRandom random) {
        String curator = anyOf(random, "HPO:probinson", "HPO:iea", "ORCID:0000-0002-0736-9199", "HPO:Köhler_1");
        return new Biocuration(curator, LocalDate.of(2009, 1, 1).plusDays(random.nextInt(6_000)));
    }

    @SafeVarargs
    private static <T> T anyOf(SplittableRandom random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> Optional<T> perhaps(SplittableRandom random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private static <T> List<T> several(SplittableRandom random, Supplier<T> value) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> value.get())
                .distinct()
                .toList();
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString("""
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        PREFIX mw: <https://w3id.org/marrow/ns#>
                        PREFIX obo: <http://purl.obolibrary.org/obo/>
                        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                        """ + text, Lang.TURTLE).toGraph();
    }
}
