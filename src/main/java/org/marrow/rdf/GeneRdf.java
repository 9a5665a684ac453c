package org.marrow.rdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.source.GenesToDiseaseReader;
import org.marrow.source.GenesToPhenotypeReader;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// The HPO's rows on genes as triples.
///
/// A gene has an edge to its conditions and none to a phenotype: the way there leads through the conditions
/// in which the phenotype is present. A row that lists a phenotype with a gene is a statement with its
/// source, with properties of the Biolink model, and looks like no annotation to a query.
public final class GeneRdf {

    private final Prefixes prefixes;

    /// Over one prefix table.
    public GeneRdf(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /// Writes rows of several files into one place, what they share once. Not for use by several threads.
    public final class Writer {

        private final Consumer<Triple> out;
        private final Map<Curie, Node> nodes = new HashMap<>();
        private final Map<Curie, String> labels = new HashMap<>();
        private final Set<String> otherSymbols = new HashSet<>();
        private final Map<Curie, Set<Curie>> conditions = new HashMap<>();
        private final Map<Curie, Set<Curie>> edges = new HashMap<>();

        /// A writer into `out`.
        public Writer(Consumer<Triple> out) {
            this.out = out;
        }

        /// Writes a row of `genes_to_disease.txt` from the file `sourceFile` under the name `subject`.
        public void write(Node subject, GenesToDiseaseReader.Row row, String sourceFile) {
            describe(row.gene(), row.symbol());
            join(row.gene(), row.condition());
            if (edges.computeIfAbsent(row.gene(), gene -> new HashSet<>()).add(row.condition())) {
                add(iri(row.gene()), Published.GENE_ASSOCIATED_WITH_CONDITION, iri(row.condition()));
            }
            add(subject, RDF.Nodes.type, Mw.GENE_ASSOCIATION);
            add(subject, DCTerms.publisher.asNode(), Mw.HPOA);
            row.source().ifPresent(source -> add(subject, DCTerms.source.asNode(), reference(source)));
            add(subject, Mw.ASSOCIATION_TYPE, NodeFactory.createLiteralString(row.associationType()));
            add(subject, Mw.CONDITION, iri(row.condition()));
            add(subject, Mw.GENE, iri(row.gene()));
            add(subject, Mw.SOURCE_FILE, NodeFactory.createURI(sourceFile));
            writeLine(subject, row.line());
        }

        /// Writes a row of `genes_to_phenotype.txt` from the file `sourceFile` under the name `subject`.
        /// Its polarity is written only where its frequency says absent: the file leaves out the column
        /// that negates, so nothing in it says present.
        public void write(Node subject, GenesToPhenotypeReader.Row row, String sourceFile) {
            describe(row.gene(), row.symbol());
            join(row.gene(), row.condition());
            add(subject, RDF.Nodes.type, Published.GENE_TO_PHENOTYPE);
            add(subject, Published.SUBJECT, iri(row.gene()));
            add(subject, Published.OBJECT, iri(row.phenotype()));
            add(subject, Published.DISEASE_CONTEXT, iri(row.condition()));
            row.frequency()
                    .ifPresent(frequency ->
                            add(subject, Published.FREQUENCY_QUALIFIER, NodeFactory.createLiteralString(frequency)));
            if (row.isAbsent()) {
                add(subject, Mw.POLARITY, Mw.ABSENT);
            }
            row.comment()
                    .ifPresent(comment -> add(subject, RDFS.Nodes.comment, NodeFactory.createLiteralString(comment)));
            row.source().ifPresent(source -> add(subject, DCTerms.source.asNode(), reference(source)));
            add(subject, Mw.SOURCE_FILE, NodeFactory.createURI(sourceFile));
            writeLine(subject, row.line());
        }

        /// Writes only the line of a row that repeats one already written.
        public void writeLine(Node subject, long line) {
            add(subject, Mw.LINE, AnnotationRdf.integer(line));
        }

        /// Whether a row written so far joins `gene` and `condition`.
        public boolean joins(Curie gene, Curie condition) {
            return conditions.getOrDefault(gene, Set.of()).contains(condition);
        }

        /// The first symbol is the label, and the identifier where the first row has no symbol; another
        /// symbol is kept beside it.
        private void describe(Curie gene, Optional<String> symbol) {
            String label = symbol.orElseGet(gene::toString);
            String known = labels.putIfAbsent(gene, label);
            if (known == null) {
                add(iri(gene), RDF.Nodes.type, Published.GENE);
                add(iri(gene), RDFS.Nodes.label, NodeFactory.createLiteralString(label));
                add(iri(gene), DCTerms.identifier.asNode(), NodeFactory.createLiteralString(gene.toString()));
            } else if (symbol.isPresent() && !known.equals(label) && otherSymbols.add(gene + " " + label)) {
                add(iri(gene), SKOS.altLabel.asNode(), NodeFactory.createLiteralString(label));
            }
        }

        private void join(Curie gene, Curie condition) {
            conditions.computeIfAbsent(gene, key -> new HashSet<>()).add(condition);
        }

        private Node iri(Curie curie) {
            return nodes.computeIfAbsent(curie, key -> NodeFactory.createURI(prefixes.iri(key)));
        }

        private void add(Node subject, Node predicate, Node object) {
            out.accept(Triple.create(subject, predicate, object));
        }
    }

    /// An address, or a text if it is none.
    private static Node reference(String text) {
        if (text.contains("://")) {
            try {
                if (IRIx.create(text).isReference()) {
                    return NodeFactory.createURI(text);
                }
            } catch (IRIException notAnAddress) {
                return NodeFactory.createLiteralString(text);
            }
        }
        return NodeFactory.createLiteralString(text);
    }
}
