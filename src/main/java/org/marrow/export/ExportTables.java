package org.marrow.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.SynonymScope;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// A release as six tables: terms, synonyms, edges, annotations, associations, mappings.
///
/// Identifiers are CURIEs where the prefix table has one. Several values in one cell are separated by
/// `|`. Rows are ordered by their cells.
final class ExportTables {

    private static final List<Table> TABLES = List.of(
            new Table(
                    "terms",
                    Published.OBO_ID,
                    Node.ANY,
                    "term",
                    List.of(
                            new Column("label", RDFS.Nodes.label),
                            new Column("definition", Published.DEFINITION),
                            new Column("comment", RDFS.Nodes.comment),
                            new Column("obsolete", OWL2.deprecated.asNode()),
                            new Column("replaced_by", Published.REPLACED_BY),
                            new Column("consider", oboInOwl("consider")),
                            new Column("alternative_ids", oboInOwl("hasAlternativeId")),
                            new Column("xrefs", Published.HAS_DB_XREF))),
            new Table(
                    "annotations",
                    RDF.Nodes.type,
                    Mw.ANNOTATION_CLASS,
                    "annotation",
                    List.of(
                            new Column("publisher", DCTerms.publisher.asNode()),
                            new Column("condition", Mw.CONDITION),
                            new Column("phenotype", Mw.PHENOTYPE),
                            new Column("current_phenotype", Mw.CURRENT_PHENOTYPE),
                            new Column("aspect", Mw.ASPECT),
                            new Column("polarity", Mw.POLARITY),
                            new Column("affected", Mw.AFFECTED),
                            new Column("examined", Mw.EXAMINED),
                            new Column("percentage", Mw.PERCENTAGE),
                            new Column("frequency_band", Mw.FREQUENCY_BAND),
                            new Column("evidence", Mw.EVIDENCE),
                            new Column("references", DCTerms.source.asNode()),
                            new Column("onset", Mw.ONSET),
                            new Column("sex", Mw.SEX),
                            new Column("modifiers", Mw.MODIFIER),
                            new Column("source_file", Mw.SOURCE_FILE),
                            new Column("lines", Mw.LINE))),
            new Table(
                    "associations",
                    RDF.Nodes.type,
                    Mw.ASSOCIATION,
                    "association",
                    List.of(
                            new Column("condition", Mw.CONDITION),
                            new Column("phenotype", Mw.PHENOTYPE),
                            new Column("state", Mw.STATE),
                            new Column("affected", Mw.AFFECTED),
                            new Column("examined", Mw.EXAMINED),
                            new Column("unpooled", Mw.UNPOOLED),
                            new Column("annotations", Mw.ANNOTATION))),
            new Table(
                    "mappings",
                    Published.MAPPING_JUSTIFICATION,
                    Node.ANY,
                    "mapping",
                    List.of(
                            new Column("subject", OWL2.annotatedSource.asNode()),
                            new Column("predicate", OWL2.annotatedProperty.asNode()),
                            new Column("object", OWL2.annotatedTarget.asNode()),
                            new Column("justification", Published.MAPPING_JUSTIFICATION),
                            new Column("cardinality", Published.MAPPING_CARDINALITY),
                            new Column("set", Published.MAPPING_SET),
                            new Column("subject_label", Published.SUBJECT_LABEL),
                            new Column("object_label", Published.OBJECT_LABEL))));

    private final Graph graph;
    private final Prefixes prefixes;
    private final Predicate<Node> accepted;

    /// A table with one row for each subject that has a property with a value.
    private record Table(String name, Node property, Node value, String subject, List<Column> columns) {}

    private record Column(String name, Node property) {}

    /// Of the subjects in `graph` that are `accepted`.
    ExportTables(Graph graph, Prefixes prefixes, Predicate<Node> accepted) {
        this.graph = graph;
        this.prefixes = prefixes;
        this.accepted = accepted;
    }

    private static Node oboInOwl(String name) {
        return NodeFactory.createURI(Published.OBO_IN_OWL + name);
    }

    /// Writes all tables into `folder`, which is there.
    void write(Path folder) throws IOException {
        for (Table table : TABLES) {
            write(folder, table);
        }
        writeSynonyms(folder);
        writeEdges(folder);
    }

    private void write(Path folder, Table table) throws IOException {
        List<String> header = new ArrayList<>(List.of(table.subject()));
        table.columns().forEach(column -> header.add(column.name()));
        List<Node> subjects = graph.find(Node.ANY, table.property(), table.value())
                .mapWith(Triple::getSubject)
                .filterKeep(accepted)
                .toList();
        subjects.sort(Comparator.comparing(Node::toString));
        try (CSVPrinter printer = printer(folder, table.name(), header)) {
            for (Node subject : subjects.stream().distinct().toList()) {
                List<String> row = new ArrayList<>(List.of(text(subject)));
                table.columns().forEach(column -> row.add(values(subject, column.property())));
                printer.printRecord(row);
            }
        }
    }

    private void writeSynonyms(Path folder) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (SynonymScope scope : SynonymScope.values()) {
            Node property = oboInOwl(scope.property());
            graph.find(Node.ANY, property, Node.ANY)
                    .filterKeep(triple -> accepted.test(triple.getSubject()))
                    .toList()
                    .forEach(triple -> rows.add(List.of(
                            text(triple.getSubject()),
                            scope.name().toLowerCase(Locale.ROOT),
                            text(triple.getObject()),
                            type(triple))));
        }
        writeSorted(folder, "synonyms", List.of("term", "scope", "synonym", "type"), rows);
    }

    private String type(Triple synonym) {
        return graph
                .find(Node.ANY, OWL2.annotatedTarget.asNode(), synonym.getObject())
                .mapWith(Triple::getSubject)
                .filterKeep(axiom -> graph.contains(axiom, OWL2.annotatedSource.asNode(), synonym.getSubject())
                        && graph.contains(axiom, OWL2.annotatedProperty.asNode(), synonym.getPredicate()))
                .toList()
                .stream()
                .map(axiom -> values(axiom, Published.HAS_SYNONYM_TYPE))
                .filter(type -> !type.isEmpty())
                .sorted()
                .collect(Collectors.joining("|"));
    }

    private void writeEdges(Path folder) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        graph.find(Node.ANY, RDFS.Nodes.subClassOf, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && accepted.test(triple.getSubject()))
                .forEachRemaining(triple -> rows.add(List.of(text(triple.getSubject()), text(triple.getObject()))));
        writeSorted(folder, "edges", List.of("child", "parent"), rows);
    }

    private static void writeSorted(Path folder, String name, List<String> header, List<List<String>> rows)
            throws IOException {
        rows.sort(Comparator.comparing(row -> String.join("\t", row)));
        try (CSVPrinter printer = printer(folder, name, header)) {
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        }
    }

    private static CSVPrinter printer(Path folder, String name, List<String> header) throws IOException {
        Writer file = Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get()
                .print(file);
    }

    private String values(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).toList().stream()
                .map(triple -> text(triple.getObject()))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    private String text(Node node) {
        return node.isURI()
                ? prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI())
                : node.getLiteralLexicalForm();
    }
}
