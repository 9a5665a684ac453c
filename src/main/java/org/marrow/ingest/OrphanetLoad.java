package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.OrphanetReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// Orphanet's annotations of disorders from XML to triples, pooling those about phenotypes with those of
/// other sources.
final class OrphanetLoad {

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final AnnotationRdf.Writer writer;
    private final AssociationRdf.Pool pool;
    private final SourceReport report;
    private final Predicate<Curie> named;
    private final Optional<HpoLoad> hpo;
    private final Set<Node> written = new HashSet<>();
    private final Map<Curie, Set<String>> names = new HashMap<>();

    /// @param named whether another source already labels a condition
    /// @param hpo   the HPO beside, which knows the kind of each term; without it, all are phenotypic
    ///              abnormalities
    OrphanetLoad(
            Prefixes prefixes,
            Consumer<Triple> out,
            AssociationRdf.Pool pool,
            SourceReport report,
            Predicate<Curie> named,
            Optional<HpoLoad> hpo) {
        this.prefixes = prefixes;
        this.out = out;
        this.writer = new AnnotationRdf(prefixes).new Writer(out);
        this.pool = pool;
        this.report = report;
        this.named = named;
        this.hpo = hpo;
    }

    void load(SourceFile file, String fileIri) {
        new OrphanetReader(file, fileIri, this::aspect).read(this::row);
        report.remark("annotations", written.size());
        report.remark("conditions", names.size());
        report.remark("references kept as text", writer.textReferences());
    }

    private Aspect aspect(Curie term) {
        return hpo.flatMap(terms -> terms.aspect(term)).orElse(Aspect.PHENOTYPIC_ABNORMALITY);
    }

    private void row(OrphanetReader.Row row) {
        Annotation annotation = row.annotation();
        Node name = Ids.annotation(annotation.publisher(), row.content());
        report.load();
        describe(annotation.condition(), row.conditionName());
        if (!written.add(name)) {
            writer.writeLines(name, annotation);
            report.remark("rows that repeat another", 1);
            return;
        }
        writer.write(name, annotation);
        row.diagnosticCriterion().ifPresent(criterion -> add(name, Mw.DIAGNOSTIC_CRITERION, text(criterion)));
        row.validationStatus().ifPresent(status -> add(name, Mw.VALIDATION_STATUS, text(status)));
        row.validationDate()
                .ifPresent(day -> add(
                        name,
                        DCTerms.dateAccepted.asNode(),
                        NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate)));
        pool.add(name, annotation);
        report.remark("annotations without a frequency", annotation.frequency().isPresent() ? 0 : 1);
        hpo.ifPresent(terms -> {
            report.remark("annotations of obsolete terms", terms.isObsolete(annotation.phenotype()) ? 1 : 0);
            report.remark(
                    "annotations of terms that the HPO beside does not have",
                    terms.isKnown(annotation.phenotype()) ? 0 : 1);
        });
    }

    /// The first name is the label where no other source gives one.
    private void describe(Curie condition, String name) {
        Node subject = NodeFactory.createURI(prefixes.iri(condition));
        boolean first = !names.containsKey(condition);
        if (first) {
            add(subject, RDF.Nodes.type, Mw.CONDITION_CLASS);
        }
        if (names.computeIfAbsent(condition, key -> new HashSet<>(1)).add(name)) {
            boolean labels = first && !named.test(condition);
            add(subject, labels ? RDFS.Nodes.label : SKOS.altLabel.asNode(), text(name));
        }
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
