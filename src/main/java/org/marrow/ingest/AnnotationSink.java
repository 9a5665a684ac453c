package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.Polarity;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.AssociationRdf;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// The annotations of one file on their way into its graph: what is the same for all who publish annotations.
///
/// Each distinct row is one annotation with all its lines, pooled once. It stays on the term that its
/// publisher names; one that is obsolete in the HPO beside leads to the terms that replace it.
final class AnnotationSink {

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final AnnotationRdf.Writer writer;
    private final AssociationRdf.Pool pool;
    private final SourceReport report;
    private final Optional<HpoLoad> hpo;
    private final Predicate<Curie> named;
    private final Set<Node> written = new HashSet<>();
    private final Map<Curie, Map<String, Integer>> names = new TreeMap<>();

    /// @param named whether another source labels a condition, whose names are then written beside that label
    AnnotationSink(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Optional<HpoLoad> hpo,
            Predicate<Curie> named) {
        this.prefixes = prefixes;
        this.out = out;
        this.writer = new AnnotationRdf(prefixes).new Writer(out);
        this.pool = pool;
        this.report = report;
        this.hpo = hpo;
        this.named = named;
    }

    /// Takes the annotation that a row makes.
    ///
    /// @return false if a row before made the same one, which then has one more line
    boolean add(Node name, Annotation annotation) {
        if (!written.add(name)) {
            writer.writeLines(name, annotation);
            report.remark("rows that repeat another", 1);
            return false;
        }
        writer.write(name, annotation);
        pool.add(name, annotation);
        writeEdge(annotation);
        hpo.ifPresent(terms -> compare(name, annotation.phenotype(), terms));
        return true;
    }

    private void writeEdge(Annotation annotation) {
        if (annotation.polarity() == Polarity.ABSENT) {
            return;
        }
        switch (annotation.aspect()) {
            case INHERITANCE -> add(iri(annotation.condition()), Mw.INHERITANCE, iri(annotation.phenotype()));
            case CLINICAL_COURSE -> add(iri(annotation.condition()), Mw.CLINICAL_COURSE, iri(annotation.phenotype()));
            case PHENOTYPIC_ABNORMALITY, MODIFIER, PAST_MEDICAL_HISTORY -> {
                // The first has its edges from the associations, the others have none.
            }
        }
    }

    private void compare(Node name, Curie phenotype, HpoLoad terms) {
        List<Curie> replacements = terms.replacements(phenotype);
        replacements.forEach(current -> add(name, Mw.CURRENT_PHENOTYPE, iri(current)));
        boolean isReplaced = !replacements.isEmpty();
        if (terms.isObsolete(phenotype)) {
            report.remark("annotations of obsolete terms", 1);
            report.remark("annotations of obsolete terms that nothing replaces", isReplaced ? 0 : 1);
        } else if (!terms.isKnown(phenotype)) {
            report.remark("annotations of terms that the HPO beside does not have", 1);
            report.remark("annotations of alternative identifiers of terms", isReplaced ? 1 : 0);
        }
    }

    /// Takes the name that a distinct row gives to its condition.
    void addName(Curie condition, String name) {
        names.computeIfAbsent(condition, key -> new HashMap<>()).merge(name, 1, Integer::sum);
    }

    /// Whether the file names `condition`, as far as it is read.
    boolean isNamed(Curie condition) {
        return names.containsKey(condition);
    }

    /// Writes the conditions, once all rows are in, and says what became of them.
    void finish() {
        names.forEach(this::describe);
        report.remark("annotations", written.size());
        report.remark("conditions", names.size());
        report.remark("references kept as text", writer.textReferences());
        report.remark(
                "conditions with several names",
                names.values().stream().filter(name -> name.size() > 1).count());
    }

    /// The name on most rows comes first, the first in the alphabet where two are on as many; it is the
    /// label if no other source gives one. The others are kept beside it.
    private void describe(Curie condition, Map<String, Integer> counts) {
        Node subject = iri(condition);
        add(subject, RDF.Nodes.type, Mw.CONDITION_CLASS);
        List<String> ordered = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Node property = named.test(condition) ? SKOS.altLabel.asNode() : RDFS.Nodes.label;
        for (String name : ordered) {
            add(subject, property, NodeFactory.createLiteralString(name));
            property = SKOS.altLabel.asNode();
        }
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }
}
