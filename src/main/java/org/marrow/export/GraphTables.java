package org.marrow.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.rdf.AssociationRdf;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Published;

/// A release as a graph in two tables, `graph_nodes` and `graph_edges`. The predicate of an edge from a condition to
/// a phenotype tells its state, so that who forgets the state takes nothing for present that is not.
final class GraphTables {

    private static final List<Node> DIRECT = List.of(
            RDFS.Nodes.subClassOf, Mw.INHERITANCE, Mw.CLINICAL_COURSE, Published.GENE_ASSOCIATED_WITH_CONDITION);

    private final Cells cells;
    private final Graph graph;
    private final Optional<Branch> branch;
    private final Set<Node> nodes = new HashSet<>();
    private final Map<Node, String> mappingLabels = new HashMap<>();

    /// Of the graph of `cells`, or of a branch of it.
    GraphTables(Cells cells, Optional<Branch> branch) {
        this.cells = cells;
        this.graph = cells.graph();
        this.branch = branch;
    }

    /// Writes both tables into `sink`.
    void write(TableSink sink) throws IOException {
        try (TableSink.Rows rows =
                sink.open("graph_edges", TableColumn.texts("subject", "predicate", "object", "state", "set"))) {
            for (Node predicate : DIRECT) {
                writeDirect(rows, predicate);
            }
            writeAssociations(rows);
            writeMappings(rows);
        }
        writeNodes(sink);
    }

    private boolean has(Node subject) {
        return branch.map(part -> part.has(subject)).orElse(true);
    }

    private boolean has(Triple triple) {
        return branch.map(part -> part.has(Quad.create(Quad.defaultGraphIRI, triple)))
                .orElse(true);
    }

    private void writeDirect(TableSink.Rows rows, Node predicate) throws IOException {
        List<Triple> triples = new ArrayList<>(graph.find(Node.ANY, predicate, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && has(triple))
                .toList());
        triples.sort(Comparator.comparing((Triple triple) -> triple.getSubject().getURI())
                .thenComparing(triple -> triple.getObject().getURI()));
        for (Triple triple : triples) {
            add(rows, triple.getSubject(), predicate, triple.getObject(), List.of(), List.of());
        }
    }

    private void writeAssociations(TableSink.Rows rows) throws IOException {
        for (Node association : cells.subjects(RDF.Nodes.type, Mw.ASSOCIATION, this::has)) {
            Map<Node, List<Node>> said = cells.about(association);
            Node state = one(said, Mw.STATE);
            Node predicate = AssociationRdf.edge(AssociationRdf.state(state));
            add(rows, one(said, Mw.CONDITION), predicate, one(said, Mw.PHENOTYPE), List.of(state), List.of());
        }
    }

    /// A mapping that is denied, or that says that nothing was found, is not stated as a triple, and no edge.
    private void writeMappings(TableSink.Rows rows) throws IOException {
        for (Node axiom : cells.subjects(Published.MAPPING_JUSTIFICATION, Node.ANY, this::has)) {
            Map<Node, List<Node>> said = cells.about(axiom);
            Node subject = one(said, OWL2.annotatedSource.asNode());
            Node predicate = one(said, OWL2.annotatedProperty.asNode());
            Node object = one(said, OWL2.annotatedTarget.asNode());
            if (!said.containsKey(Published.PREDICATE_MODIFIER) && graph.contains(subject, predicate, object)) {
                add(rows, subject, predicate, object, List.of(), said.getOrDefault(Published.MAPPING_SET, List.of()));
                name(subject, said.getOrDefault(Published.SUBJECT_LABEL, List.of()));
                name(object, said.getOrDefault(Published.OBJECT_LABEL, List.of()));
            }
        }
    }

    private static Node one(Map<Node, List<Node>> said, Node property) {
        return said.getOrDefault(property, List.of()).getFirst();
    }

    private void add(TableSink.Rows rows, Node subject, Node predicate, Node object, List<Node> state, List<Node> set)
            throws IOException {
        nodes.add(subject);
        nodes.add(object);
        rows.add(List.of(
                List.of(cells.text(subject)),
                List.of(cells.text(predicate)),
                List.of(cells.text(object)),
                cells.texts(state),
                cells.texts(set)));
    }

    private void name(Node node, List<Node> labels) {
        cells.texts(labels)
                .forEach(label ->
                        mappingLabels.merge(node, label, (one, other) -> one.compareTo(other) < 0 ? one : other));
    }

    /// What has an edge, and all terms, conditions, genes and concepts.
    private void writeNodes(TableSink sink) throws IOException {
        Map<String, Set<Node>> kinds = new LinkedHashMap<>();
        kinds.put("term", members(Published.OBO_ID, Node.ANY));
        kinds.put("gene", members(RDF.Nodes.type, Published.GENE));
        kinds.put("condition", members(RDF.Nodes.type, Mw.CONDITION_CLASS));
        kinds.put("concept", members(RDF.Nodes.type, SKOS.Concept.asNode()));
        kinds.values().forEach(nodes::addAll);
        kinds.computeIfAbsent("condition", kind -> new HashSet<>()).addAll(geneConditions());
        var ordered = new TreeMap<String, Node>();
        nodes.forEach(node -> ordered.merge(cells.text(node), node, (one, other) -> one.isURI() ? one : other));
        List<TableColumn> columns = new ArrayList<>(TableColumn.texts("id", "label", "category"));
        columns.add(new TableColumn("obsolete", TableColumn.Type.FLAG, false));
        try (TableSink.Rows rows = sink.open("graph_nodes", columns)) {
            for (Map.Entry<String, Node> entry : ordered.entrySet()) {
                Node node = entry.getValue();
                rows.add(List.of(
                        List.of(entry.getKey()),
                        labels(node),
                        kinds.entrySet().stream()
                                .filter(kind -> kind.getValue().contains(node))
                                .map(Map.Entry::getKey)
                                .limit(1)
                                .toList(),
                        cells.values(node, OWL2.deprecated.asNode())));
            }
        }
    }

    /// Conditions that have a gene and may have no annotation.
    private Set<Node> geneConditions() {
        return graph.find(Node.ANY, Published.GENE_ASSOCIATED_WITH_CONDITION, Node.ANY)
                .mapWith(Triple::getObject)
                .toSet();
    }

    private Set<Node> members(Node property, Node value) {
        return new HashSet<>(graph.find(Node.ANY, property, value)
                .mapWith(Triple::getSubject)
                .filterKeep(this::has)
                .toList());
    }

    private List<String> labels(Node node) {
        List<String> labels = cells.values(node, RDFS.Nodes.label);
        if (labels.isEmpty()) {
            labels = cells.values(node, SKOS.prefLabel.asNode());
        }
        return labels.isEmpty()
                ? Optional.ofNullable(mappingLabels.get(node)).stream().toList()
                : labels;
    }
}
