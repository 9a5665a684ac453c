package org.marrow.rdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.source.Mim2geneReader;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// `mim2gene_medgen` as triples: a mapping set from MedGen concepts and genes to MIM numbers, and the genes
/// of conditions.
///
/// A gene of a condition has no edge of its own here, since a row may be in question, or about a modifier,
/// or about no disease at all; its comments say so.
public final class Mim2geneRdf {

    private static final Node FILE = NodeFactory.createURI("ftp://ftp.ncbi.nlm.nih.gov/gene/DATA/mim2gene_medgen");
    private static final Node SET = Ids.mappingSet("mim2gene_medgen");

    private final Prefixes prefixes;

    /// Over one prefix table.
    public Mim2geneRdf(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /// Writes rows into one place, after all of them were counted. Holds each mapping's two ends. Not for
    /// use by several threads.
    public final class Writer {

        private final Consumer<Triple> out;
        private final String sourceFile;
        private final Cardinalities cardinalities = new Cardinalities();
        private final Set<Node> written = new HashSet<>();
        private long mappings;
        private long ambiguous;
        private long associations;

        /// A writer into `out` of rows from the file `sourceFile`.
        public Writer(Consumer<Triple> out, String sourceFile) {
            this.out = out;
            this.sourceFile = sourceFile;
        }

        /// Counts the mappings of a row; the cardinality of each rests on all of them.
        public void count(Mim2geneReader.Row row) {
            for (Curie subject : mapped(row)) {
                cardinalities.add(iri(subject), iri(row.mim()));
            }
        }

        /// Writes the description of the mapping set.
        ///
        /// @param version the version of the file, or `undated`
        public void writeSet(String version) {
            add(SET, RDF.Nodes.type, Published.MAPPING_SET_CLASS);
            if (!version.equals("undated")) {
                add(SET, OWL2.versionInfo.asNode(), text(version));
            }
            add(
                    SET,
                    DCTerms.rights.asNode(),
                    NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/home/about/policies/"));
            add(SET, DCTerms.source.asNode(), FILE);
            add(
                    SET,
                    DCTerms.title.asNode(),
                    NodeFactory.createLiteralLang(
                            "MedGen concepts, genes and MIM numbers in mim2gene_medgen of NCBI", "en"));
        }

        /// Writes what a row says: its mappings, and the gene of its condition.
        public void write(Mim2geneReader.Row row) {
            boolean associated =
                    row.type() == Mim2geneReader.Type.PHENOTYPE && row.gene().isPresent();
            for (Curie subject : mapped(row)) {
                Node mapping = writeMapping(subject, row.mim());
                add(mapping, Mw.LINE, AnnotationRdf.integer(row.line()));
                if (!associated) {
                    row.comments().forEach(comment -> add(mapping, RDFS.Nodes.comment, text(comment)));
                }
            }
            if (associated) {
                row.gene().ifPresent(gene -> writeAssociation(gene, row));
            }
        }

        /// How many mappings were written.
        public long mappings() {
            return mappings;
        }

        /// How many gene associations were written.
        public long associations() {
            return associations;
        }

        /// How many of the mappings written are not one to one.
        public long ambiguous() {
            return ambiguous;
        }

        private Node writeMapping(Curie subject, Curie mim) {
            Node source = iri(subject);
            Node target = iri(mim);
            String cardinality = cardinalities.of(source, target);
            List<Triple> axiom = AxiomRdf.triples(
                    source,
                    SKOS.exactMatch.asNode(),
                    target,
                    List.of(
                            new AxiomRdf.Annotation(Published.MAPPING_CARDINALITY, text(cardinality)),
                            new AxiomRdf.Annotation(Published.MAPPING_JUSTIFICATION, Published.UNSPECIFIED_MATCHING),
                            new AxiomRdf.Annotation(Published.MAPPING_SET, SET),
                            new AxiomRdf.Annotation(Published.MAPPING_SOURCE, FILE)));
            Node mapping = axiom.getFirst().getSubject();
            if (written.add(mapping)) {
                mappings++;
                ambiguous += cardinality.equals("1:1") ? 0 : 1;
                add(source, SKOS.exactMatch.asNode(), target);
                axiom.forEach(out);
                add(mapping, Mw.SOURCE_FILE, NodeFactory.createURI(sourceFile));
            }
            return mapping;
        }

        private void writeAssociation(Curie gene, Mim2geneReader.Row row) {
            Node name = Ids.geneAssociation(gene, row.mim(), content(row));
            if (written.add(name)) {
                associations++;
                add(name, RDF.Nodes.type, Mw.GENE_ASSOCIATION);
                add(name, DCTerms.publisher.asNode(), Mw.NCBI_GENE);
                row.sources().forEach(source -> add(name, DCTerms.source.asNode(), text(source)));
                add(name, Mw.ASSOCIATION_TYPE, text("phenotype"));
                add(name, Mw.CONDITION, iri(row.mim()));
                add(name, Mw.GENE, iri(gene));
                row.comments().forEach(comment -> add(name, RDFS.Nodes.comment, text(comment)));
                add(name, Mw.SOURCE_FILE, NodeFactory.createURI(sourceFile));
            }
            add(name, Mw.LINE, AnnotationRdf.integer(row.line()));
        }

        private void add(Node subject, Node predicate, Node object) {
            out.accept(Triple.create(subject, predicate, object));
        }
    }

    /// What a row maps to its MIM number: the concept, and the gene where the number stands for a gene.
    private static List<Curie> mapped(Mim2geneReader.Row row) {
        List<Curie> subjects = new ArrayList<>(2);
        row.concept().ifPresent(subjects::add);
        if (row.type() == Mim2geneReader.Type.GENE) {
            row.gene().ifPresent(subjects::add);
        }
        return subjects;
    }

    private static String content(Mim2geneReader.Row row) {
        return String.join(
                "\t", "mim2gene_medgen", String.join("; ", row.sources()), String.join("; ", row.comments()));
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
