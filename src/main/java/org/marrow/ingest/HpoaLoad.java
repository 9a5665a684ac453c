package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Polarity;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.HpoaReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// The HPO's disease annotations from rows to triples, pooling those about phenotypes.
final class HpoaLoad {

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final AnnotationRdf.Writer writer;
    private final AssociationRdf.Pool pool;
    private final SourceReport report;
    private final Optional<HpoLoad> hpo;
    private final Set<Node> written = new HashSet<>();
    private final Map<Curie, Map<String, Integer>> names = new TreeMap<>();

    HpoaLoad(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Optional<HpoLoad> hpo) {
        this.prefixes = prefixes;
        this.out = out;
        this.writer = new AnnotationRdf(prefixes).new Writer(out);
        this.pool = pool;
        this.report = report;
        this.hpo = hpo;
    }

    void load(SourceFile file, String fileIri) {
        new HpoaReader(file, fileIri, prefixes::canonical).read(this::row);
        names.forEach(this::describe);
        report.remark("annotations", written.size());
        report.remark("conditions", names.size());
        report.remark("references kept as text", writer.textReferences());
        report.remark(
                "conditions with several names",
                names.values().stream().filter(name -> name.size() > 1).count());
    }

    /// Whether the file names `condition`, once it is loaded.
    boolean isNamed(Curie condition) {
        return names.containsKey(condition);
    }

    private void row(HpoaReader.Row row) {
        Annotation annotation = row.annotation();
        Node name = Ids.annotation(annotation.publisher(), row.content());
        report.load();
        if (!written.add(name)) {
            writer.writeLines(name, annotation);
            report.remark("rows that repeat another", 1);
            return;
        }
        writer.write(name, annotation);
        pool.add(name, annotation);
        names.computeIfAbsent(annotation.condition(), condition -> new HashMap<>())
                .merge(row.conditionName(), 1, Integer::sum);
        writeEdge(annotation);
        hpo.ifPresent(terms -> compare(name, annotation.phenotype(), terms));
    }

    /// An annotation stays on the term that its publisher names; one that is obsolete in the HPO beside
    /// leads to the terms that replace it.
    private void compare(Node name, Curie phenotype, HpoLoad terms) {
        List<Curie> replacements = terms.replacements(phenotype);
        replacements.forEach(current -> out.accept(Triple.create(name, Mw.CURRENT_PHENOTYPE, iri(current))));
        boolean isReplaced = !replacements.isEmpty();
        if (terms.isObsolete(phenotype)) {
            report.remark("annotations of obsolete terms", 1);
            report.remark("annotations of obsolete terms that nothing replaces", isReplaced ? 0 : 1);
        } else if (!terms.isKnown(phenotype)) {
            report.remark("annotations of terms that the HPO beside does not have", 1);
            report.remark("annotations of alternative identifiers of terms", isReplaced ? 1 : 0);
        }
    }

    private void writeEdge(Annotation annotation) {
        if (annotation.polarity() == Polarity.ABSENT) {
            return;
        }
        Node condition = iri(annotation.condition());
        Node term = iri(annotation.phenotype());
        if (annotation.aspect() == Aspect.INHERITANCE) {
            out.accept(Triple.create(condition, Mw.INHERITANCE, term));
        } else if (annotation.aspect() == Aspect.CLINICAL_COURSE) {
            out.accept(Triple.create(condition, Mw.CLINICAL_COURSE, term));
        }
    }

    /// The name on most rows is the label, the first in the alphabet where two are on as many; the others
    /// are kept beside it.
    private void describe(Curie condition, Map<String, Integer> counts) {
        Node subject = iri(condition);
        String label = counts.entrySet().stream()
                .min(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        out.accept(Triple.create(subject, RDF.Nodes.type, Mw.CONDITION_CLASS));
        counts.keySet()
                .forEach(name -> out.accept(Triple.create(
                        subject,
                        name.equals(label) ? RDFS.Nodes.label : SKOS.altLabel.asNode(),
                        NodeFactory.createLiteralString(name))));
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }
}
