package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.model.Curie;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.source.OboReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.OntologySink;
import org.marrow.source.OwlReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// The last test needs `hp.v2025-05-06.json.gz` in the folder that `MARROW_DATA` names, or in
/// `../shared/data`; it is skipped elsewhere.
///
/// Lists have an order of their own when they are read, and a successor is a CURIE, whichever way it was
/// written.
@DisplayName("A term that is written and read again")
class TermRoundTripTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final Path HPO = SOURCES.resolve("hp.v2025-05-06.json.gz");
    private static final String SUCCESSOR = "http://purl.obolibrary.org/obo/IAO_0100001";

    @TempDir
    private Path folder;

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final TermRdf rdf = new TermRdf(prefixes, graph::add);

    private static final class Terms implements OntologySink {

        private final List<Term> terms = new ArrayList<>();

        @Override
        public void ontology(String version, List<Term.Property> properties) {}

        @Override
        public void term(Term term) {
            terms.add(term);
        }

        @Override
        public void parent(Curie child, Curie parent) {}

        @Override
        public void statement(Triple triple) {}

        @Override
        public void skipped(String node, String reason) {}

        @Override
        public void remarked(String what) {}
    }

    private void returns(Terms heard) {
        heard.terms.forEach(rdf::write);
        assertThat(heard.terms).isNotEmpty();
        assertThat(heard.terms).allSatisfy(term -> assertThat(read(term.id())).isEqualTo(ordered(term)));
    }

    private Term read(Curie id) {
        return TermRdf.read(prefixes, graph, NodeFactory.createURI(prefixes.iri(id)));
    }

    private Term ordered(Term term) {
        return new Term(
                term.id(),
                term.label(),
                term.definition(),
                ordered(term.definitionXrefs()),
                term.synonyms().stream()
                        .map(synonym ->
                                new Synonym(synonym.text(), synonym.scope(), synonym.type(), ordered(synonym.xrefs())))
                        .sorted(Comparator.comparing(Synonym::scope)
                                .thenComparing(Synonym::text)
                                .thenComparing(synonym -> synonym.type().orElse("")))
                        .toList(),
                ordered(term.xrefs()),
                ordered(term.comments()),
                ordered(term.subsets()),
                term.obsolete(),
                term.properties().stream()
                        .map(this::canonical)
                        .sorted(Comparator.comparing(Term.Property::predicate).thenComparing(Term.Property::value))
                        .toList());
    }

    private Term.Property canonical(Term.Property property) {
        return property.predicate().equals(SUCCESSOR)
                ? new Term.Property(SUCCESSOR, prefixes.parse(property.value()).toString())
                : property;
    }

    private static List<String> ordered(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    @Test
    void is_the_same_from_json() throws IOException {
        var heard = new Terms();
        new ObographsReader(new SourceFile(Miniature.hpo(folder))).read(heard);
        returns(heard);
    }

    @Test
    void is_the_same_from_obo() throws IOException {
        var heard = new Terms();
        new OboReader(new SourceFile(Miniature.hpoObo(folder))).read(heard);
        returns(heard);
    }

    @Test
    void is_the_same_from_owl() throws IOException {
        var heard = new Terms();
        new OwlReader(new SourceFile(Miniature.hpoOwl(folder))).read(heard);
        returns(heard);
    }

    @Test
    void is_the_same_with_everything_that_a_term_may_have() {
        Term term = new Term(
                Curie.parse("HP:0033606"),
                "Bone marrow maturation arrest",
                Optional.of("Cells stop to mature."),
                List.of("PMID:1", "https://orcid.org/0000-0002-0736-9199"),
                List.of(
                        new Synonym("Arrest", SynonymScope.EXACT, Optional.empty(), List.of("PMID:2", "PMID:3")),
                        new Synonym("Arrest", SynonymScope.EXACT, Optional.of("http://example.org/lay"), List.of()),
                        new Synonym("Halt", SynonymScope.NARROW, Optional.empty(), List.of()),
                        new Synonym(
                                "Arrest", SynonymScope.BROAD, Optional.of("http://example.org/lay"), List.of("A:1")),
                        new Synonym("Stop", SynonymScope.RELATED, Optional.empty(), List.of())),
                List.of("SNOMEDCT_US:14998000", "UMLS:C0302173"),
                List.of("Seen in the marrow.", "Seldom."),
                List.of("http://purl.obolibrary.org/obo/hp#hposlim_core"),
                true,
                List.of(
                        new Term.Property(SUCCESSOR, "HP:0001871"),
                        new Term.Property("http://purl.org/dc/terms/creator", "https://orcid.org/0000-0002-0736-9199"),
                        new Term.Property("http://purl.org/dc/terms/creator", "peter"),
                        new Term.Property("http://www.geneontology.org/formats/oboInOwl#consider", "HP:0005561"),
                        new Term.Property("http://www.geneontology.org/formats/oboInOwl#created_by", "peter"),
                        new Term.Property(
                                "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId", "HP:0004715")));
        rdf.write(term);
        assertThat(read(term.id())).isEqualTo(term);
        assertThat(term.replacedBy()).containsExactly(Curie.parse("HP:0001871"));
        assertThat(term.consider()).containsExactly(Curie.parse("HP:0005561"));
        assertThat(term.alternativeIds()).containsExactly(Curie.parse("HP:0004715"));
    }

    @Test
    void names_a_successor_by_its_CURIE_however_it_was_written() {
        Term term = new Term(
                Curie.parse("HP:0000057"),
                "obsolete Made-up term",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                List.of(new Term.Property(SUCCESSOR, "http://purl.obolibrary.org/obo/HP_0001871")));
        rdf.write(term);
        assertThat(term.replacedBy()).containsExactly(Curie.parse("HP:0001871"));
        assertThat(read(term.id()).properties()).containsExactly(new Term.Property(SUCCESSOR, "HP:0001871"));
    }

    @Test
    void is_the_same_for_every_term_of_the_HPO() {
        assumeTrue(Files.exists(HPO), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(HPO));
        var heard = new Terms();
        new ObographsReader(new SourceFile(HPO)).read(heard);
        assertThat(heard.terms).hasSize(19_650);
        returns(heard);
    }
}
