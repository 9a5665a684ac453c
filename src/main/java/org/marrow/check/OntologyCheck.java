package org.marrow.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Severity;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.OntologyFolder;
import org.marrow.rdf.Skolem;
import org.marrow.reason.Classification;
import org.marrow.reason.OwlReport;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Mw;

/// Checks a folder such as `ontology/`: syntax, house rules, OWL profile and reasoning, shapes.
///
/// Source: [SHACL](https://www.w3.org/TR/shacl/) for the shapes.
public final class OntologyCheck {

    private final List<String> figures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Path folder;

    private OntologyCheck(Path folder) {
        this.folder = folder;
    }

    /// What is to be said of `folder`. A file that does not parse is the only finding then, since the rest would be
    /// guesswork.
    ///
    /// @throws MarrowException `FILE_MISSING` if `folder` is no ontology folder
    public static CheckReport of(Path folder) {
        var check = new OntologyCheck(folder);
        try {
            check.run(OntologyFolder.read(folder));
        } catch (MarrowException e) {
            if (e.code() == ErrorCode.FILE_MISSING) {
                throw e;
            }
            check.findings.add(new Finding(Severity.ERROR, e.code().anchor(), "", "", String.valueOf(e.getMessage())));
        }
        return new CheckReport(check.figures, check.findings);
    }

    private void run(OntologyFolder ontology) {
        Graph home = ontology.home(Set.of());
        figures.add("%d files of statements, %d triples".formatted(ontology.files(), home.size()));
        checkVocabulary(ontology, home);
        checkOwl(ontology, home);
        checkPublished(ontology, home);
        checkShapes(ontology, home);
    }

    private void checkVocabulary(OntologyFolder ontology, Graph home) {
        Set<Node> used = new TreeSet<>(java.util.Comparator.comparing(Node::toString));
        home.find().forEachRemaining(triple -> {
            for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                if (node.isURI()
                        && node.getURI().startsWith(Mw.NAMESPACE)
                        && !node.getURI().equals(Mw.NAMESPACE)) {
                    used.add(node);
                }
            }
        });
        for (Node term : used) {
            require(ontology, home, term, RDFS.label.asNode(), "label");
            require(ontology, home, term, SKOS.definition.asNode(), "definition");
            require(ontology, home, term, SKOS.example.asNode(), "example");
        }
        home.find(Node.ANY, RDF.Nodes.type, OWL2.Class.asNode())
                .mapWith(Triple::getSubject)
                .filterDrop(used::contains)
                .toList()
                .forEach(type -> require(ontology, home, type, RDFS.label.asNode(), "label"));
        figures.add(
                "%d terms of the vocabulary, each to be labelled, defined and with an example".formatted(used.size()));
    }

    private void require(OntologyFolder ontology, Graph home, Node term, Node property, String what) {
        if (!home.contains(term, property, Node.ANY)) {
            add(ontology, "vocabulary", term, "found no %s, expected one".formatted(what));
        }
    }

    private void checkOwl(OntologyFolder ontology, Graph home) {
        OwlReport report = Classification.of(Skolem.forOwl(home), Progress.NONE).report(Progress.NONE);
        for (OwlReport.Violation violation : report.profiles().getFirst().violations()) {
            Node subject = NodeFactory.createURI(violation.subject());
            add(ontology, "owl-2-el", subject, violation.toString());
        }
        if (!report.consistent()) {
            findings.add(new Finding(
                    Severity.ERROR, "consistency", "", "", "found a contradiction, expected an ontology with a model"));
            figures.add("OWL 2 EL, %d classes, inconsistent, so not classified".formatted(report.classes()));
            return;
        }
        for (OwlReport.Unsatisfiable type : report.unsatisfiable()) {
            add(
                    ontology,
                    "satisfiability",
                    NodeFactory.createURI(type.type().iri()),
                    "found a class that can have no member: " + OwlCheck.line(type));
        }
        figures.add(
                "OWL 2 EL, %d classes, consistent, %d unsatisfiable, %d superclasses inferred (ELK leaves data properties out)"
                        .formatted(
                                report.classes(),
                                report.unsatisfiable().size(),
                                report.inferred().size()));
    }

    private void checkPublished(OntologyFolder ontology, Graph home) {
        int used = new PublishedCheck(
                        home, ontology.published(), (subject, message) -> add(ontology, "published", subject, message))
                .run();
        figures.add("%d terms of published vocabularies, held against what these say of them".formatted(used));
    }

    private void checkShapes(OntologyFolder ontology, Graph home) {
        Shapes shapes;
        try {
            shapes = Shapes.parse(ontology.shapes());
        } catch (ShaclParseException e) {
            findings.add(new Finding(
                    Severity.ERROR, "shapes", folder.resolve("shapes").toString(), "", String.valueOf(e.getMessage())));
            return;
        }
        Graph data = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(data, home);
        pool(ontology, home, data);
        ValidationReport report = ShaclValidator.get().validate(shapes, data);
        for (ReportEntry entry : report.getEntries()) {
            Node subject = entry.focusNode();
            String path = entry.resultPath() == null ? "" : " (" + entry.resultPath() + ")";
            findings.add(new Finding(
                    entry.severity().equals(org.apache.jena.shacl.validation.Severity.Violation)
                            ? Severity.ERROR
                            : Severity.WARN,
                    "shape",
                    file(ontology, subject),
                    name(ontology, subject),
                    entry.message() + path));
        }
        figures.add("%d shapes over %d triples".formatted(shapes.numShapes(), data.size()));
    }

    /// Adds the associations that a release would have, so that they are held against the shapes as well.
    private void pool(OntologyFolder ontology, Graph home, Graph data) {
        AssociationRdf.Pool pool = new AssociationRdf(ontology.prefixes()).new Pool();
        try {
            ontology.annotations(home).forEach(pool::add);
        } catch (MarrowException e) {
            findings.add(new Finding(Severity.ERROR, "annotation", "", "", String.valueOf(e.getMessage())));
            return;
        }
        figures.add("associations by state: " + pool.write(data::add));
    }

    private void add(OntologyFolder ontology, String rule, Node subject, String message) {
        findings.add(new Finding(Severity.ERROR, rule, file(ontology, subject), name(ontology, subject), message));
    }

    private String file(OntologyFolder ontology, Node subject) {
        return ontology.fileOf(subject)
                .map(file -> folder.resolve(file).toString())
                .orElse("");
    }

    private static String name(OntologyFolder ontology, Node subject) {
        return subject.isURI()
                ? ontology.prefixes()
                        .curie(subject.getURI())
                        .map(Curie::toString)
                        .orElse(subject.getURI())
                : subject.toString();
    }
}
