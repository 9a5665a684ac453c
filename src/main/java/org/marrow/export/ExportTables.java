package org.marrow.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.SynonymScope;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Published;

/// A release as six tables: terms, synonyms, edges, annotations, associations, mappings.
///
/// Identifiers are CURIEs where the prefix table has one. Rows are ordered by their cells.
final class ExportTables {

    private static final List<Table> TABLES = List.of(
            new Table(
                    "terms",
                    Published.OBO_ID,
                    Node.ANY,
                    "term",
                    List.of(
                            Column.text("label", RDFS.Nodes.label),
                            Column.text("definition", Published.DEFINITION),
                            Column.text("comment", RDFS.Nodes.comment),
                            Column.of("obsolete", TableColumn.Type.FLAG, OWL2.deprecated.asNode()),
                            Column.several("replaced_by", TableColumn.Type.TEXT, Published.REPLACED_BY),
                            Column.several("consider", TableColumn.Type.TEXT, oboInOwl("consider")),
                            Column.several("alternative_ids", TableColumn.Type.TEXT, oboInOwl("hasAlternativeId")),
                            Column.several("xrefs", TableColumn.Type.TEXT, Published.HAS_DB_XREF))),
            new Table(
                    "annotations",
                    RDF.Nodes.type,
                    Mw.ANNOTATION_CLASS,
                    "annotation",
                    List.of(
                            Column.text("publisher", DCTerms.publisher.asNode()),
                            Column.text("condition", Mw.CONDITION),
                            Column.text("phenotype", Mw.PHENOTYPE),
                            Column.text("current_phenotype", Mw.CURRENT_PHENOTYPE),
                            Column.text("aspect", Mw.ASPECT),
                            Column.text("polarity", Mw.POLARITY),
                            Column.of("affected", TableColumn.Type.INTEGER, Mw.AFFECTED),
                            Column.of("examined", TableColumn.Type.INTEGER, Mw.EXAMINED),
                            Column.of("percentage", TableColumn.Type.DECIMAL, Mw.PERCENTAGE),
                            Column.text("frequency_band", Mw.FREQUENCY_BAND),
                            Column.text("evidence", Mw.EVIDENCE),
                            Column.several("references", TableColumn.Type.TEXT, DCTerms.source.asNode()),
                            Column.text("onset", Mw.ONSET),
                            Column.text("sex", Mw.SEX),
                            Column.several("modifiers", TableColumn.Type.TEXT, Mw.MODIFIER),
                            Column.text("source_file", Mw.SOURCE_FILE),
                            Column.several("lines", TableColumn.Type.INTEGER, Mw.LINE))),
            new Table(
                    "associations",
                    RDF.Nodes.type,
                    Mw.ASSOCIATION,
                    "association",
                    List.of(
                            Column.text("condition", Mw.CONDITION),
                            Column.text("phenotype", Mw.PHENOTYPE),
                            Column.text("state", Mw.STATE),
                            Column.of("affected", TableColumn.Type.INTEGER, Mw.AFFECTED),
                            Column.of("examined", TableColumn.Type.INTEGER, Mw.EXAMINED),
                            Column.of("unpooled", TableColumn.Type.INTEGER, Mw.UNPOOLED),
                            Column.several("annotations", TableColumn.Type.TEXT, Mw.ANNOTATION))),
            new Table(
                    "mappings",
                    Published.MAPPING_JUSTIFICATION,
                    Node.ANY,
                    "mapping",
                    List.of(
                            Column.text("subject", OWL2.annotatedSource.asNode()),
                            Column.text("predicate", OWL2.annotatedProperty.asNode()),
                            Column.text("object", OWL2.annotatedTarget.asNode()),
                            Column.text("justification", Published.MAPPING_JUSTIFICATION),
                            Column.text("cardinality", Published.MAPPING_CARDINALITY),
                            Column.text("set", Published.MAPPING_SET),
                            Column.text("subject_label", Published.SUBJECT_LABEL),
                            Column.text("object_label", Published.OBJECT_LABEL),
                            Column.text("predicate_modifier", Published.PREDICATE_MODIFIER))));

    private final Cells cells;
    private final Graph graph;
    private final Predicate<Node> accepted;

    /// A table with one row for each subject that has a property with a value.
    private record Table(String name, Node property, Node value, String subject, List<Column> columns) {

        List<TableColumn> shape() {
            List<TableColumn> shape = new ArrayList<>(TableColumn.texts(subject));
            columns.forEach(column -> shape.add(column.shape()));
            return shape;
        }
    }

    private record Column(TableColumn shape, Node property) {

        static Column text(String name, Node property) {
            return of(name, TableColumn.Type.TEXT, property);
        }

        static Column of(String name, TableColumn.Type type, Node property) {
            return new Column(new TableColumn(name, type, false), property);
        }

        static Column several(String name, TableColumn.Type type, Node property) {
            return new Column(new TableColumn(name, type, true), property);
        }
    }

    /// Of the subjects in the graph of `cells` that are `accepted`.
    ExportTables(Cells cells, Predicate<Node> accepted) {
        this.cells = cells;
        this.graph = cells.graph();
        this.accepted = accepted;
    }

    private static Node oboInOwl(String name) {
        return NodeFactory.createURI(Published.OBO_IN_OWL + name);
    }

    /// Writes all tables into `sink`.
    void write(TableSink sink) throws IOException {
        for (Table table : TABLES) {
            write(sink, table);
        }
        writeSynonyms(sink);
        writeEdges(sink);
    }

    private void write(TableSink sink, Table table) throws IOException {
        List<Node> subjects = cells.subjects(table.property(), table.value(), accepted);
        try (TableSink.Rows rows = sink.open(table.name(), table.shape())) {
            for (Node subject : subjects) {
                List<List<String>> row = new ArrayList<>(List.of(List.of(cells.text(subject))));
                Map<Node, List<Node>> said = cells.about(subject);
                table.columns()
                        .forEach(column -> row.add(cells.texts(said.getOrDefault(column.property(), List.of()))));
                rows.add(row);
            }
        }
    }

    private void writeSynonyms(TableSink sink) throws IOException {
        List<List<List<String>>> rows = new ArrayList<>();
        for (SynonymScope scope : SynonymScope.values()) {
            Node property = oboInOwl(scope.property());
            graph.find(Node.ANY, property, Node.ANY)
                    .filterKeep(triple -> accepted.test(triple.getSubject()))
                    .toList()
                    .forEach(triple -> rows.add(List.of(
                            List.of(cells.text(triple.getSubject())),
                            List.of(scope.name().toLowerCase(Locale.ROOT)),
                            List.of(cells.text(triple.getObject())),
                            types(triple))));
        }
        List<TableColumn> columns = new ArrayList<>(TableColumn.texts("term", "scope", "synonym"));
        columns.add(new TableColumn("type", TableColumn.Type.TEXT, true));
        writeSorted(sink, "synonyms", columns, rows);
    }

    private List<String> types(Triple synonym) {
        return graph
                .find(Node.ANY, OWL2.annotatedTarget.asNode(), synonym.getObject())
                .mapWith(Triple::getSubject)
                .filterKeep(axiom -> graph.contains(axiom, OWL2.annotatedSource.asNode(), synonym.getSubject())
                        && graph.contains(axiom, OWL2.annotatedProperty.asNode(), synonym.getPredicate()))
                .toList()
                .stream()
                .flatMap(axiom -> cells.values(axiom, Published.HAS_SYNONYM_TYPE).stream())
                .sorted()
                .toList();
    }

    private void writeEdges(TableSink sink) throws IOException {
        List<List<List<String>>> rows = new ArrayList<>();
        graph.find(Node.ANY, RDFS.Nodes.subClassOf, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && accepted.test(triple.getSubject()))
                .forEachRemaining(triple -> rows.add(
                        List.of(List.of(cells.text(triple.getSubject())), List.of(cells.text(triple.getObject())))));
        writeSorted(sink, "edges", TableColumn.texts("child", "parent"), rows);
    }

    private static void writeSorted(
            TableSink sink, String name, List<TableColumn> columns, List<List<List<String>>> rows) throws IOException {
        rows.sort(Comparator.comparing(
                row -> row.stream().map(values -> String.join("|", values)).collect(Collectors.joining("\t"))));
        try (TableSink.Rows out = sink.open(name, columns)) {
            for (List<List<String>> row : rows) {
                out.add(row);
            }
        }
    }
}
