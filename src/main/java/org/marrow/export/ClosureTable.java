package org.marrow.export;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.engine.Closure;
import org.marrow.vocabulary.Published;

/// A table of every term with itself and each of its ancestors, so that who reads it need not climb the hierarchy.
final class ClosureTable {

    private final Cells cells;
    private final Closure closure;

    /// Of the hierarchy in the graph of `cells` that begins at the classes that are `accepted`.
    ClosureTable(Cells cells, Predicate<Node> accepted) {
        this.cells = cells;
        Graph graph = cells.graph();
        var builder = new Closure.Builder();
        graph.find(Node.ANY, Published.OBO_ID, Node.ANY)
                .filterKeep(triple -> accepted.test(triple.getSubject()))
                .forEachRemaining(triple -> builder.addClass(triple.getSubject().getURI()));
        graph.find(Node.ANY, RDFS.Nodes.subClassOf, Node.ANY)
                .filterKeep(triple -> triple.getObject().isURI() && accepted.test(triple.getSubject()))
                .forEachRemaining(triple -> builder.add(
                        triple.getSubject().getURI(), triple.getObject().getURI()));
        this.closure = new Closure(builder.build());
    }

    /// Writes the table into `sink`, ordered by the IRIs of terms, each with itself first.
    void write(TableSink sink) throws IOException {
        try (TableSink.Rows rows = sink.open("closure", TableColumn.texts("term", "ancestor"))) {
            for (int number = 0; number < closure.size(); number++) {
                List<String> term = text(number);
                rows.add(List.of(term, term));
                for (int ancestor : closure.ancestors(number).toArray()) {
                    if (ancestor != number) {
                        rows.add(List.of(term, text(ancestor)));
                    }
                }
            }
        }
    }

    private List<String> text(int number) {
        return List.of(cells.text(NodeFactory.createURI(closure.iri(number))));
    }
}
