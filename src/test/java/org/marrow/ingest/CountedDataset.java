package org.marrow.ingest;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.VOID;
import org.marrow.vocabulary.Published;

/// The numbers that a VoID description states, each with the query that counts the same.
final class CountedDataset {

    private final Graph description;
    private final List<Count> counts = new ArrayList<>();

    /// A number as it is stated, and as a query counts it.
    ///
    /// @param stated  the number
    /// @param counted what is counted, such as `DISTINCT ?s`
    /// @param pattern where
    record Count(String stated, String counted, String pattern) {

        String query() {
            return "SELECT (COUNT(%s) AS ?n) WHERE { %s }".formatted(counted, pattern);
        }
    }

    private CountedDataset(Graph description) {
        this.description = description;
    }

    /// Those of a dataset and all of its partitions.
    ///
    /// @param dataset what `description` describes
    /// @param place   such as `GRAPH <urn:x> { %s }`
    static List<Count> counts(Graph description, Node dataset, String place) {
        var counted = new CountedDataset(description);
        counted.dataset(dataset, place);
        return counted.counts;
    }

    private void dataset(Node dataset, String place) {
        String all = place.formatted("?s ?p ?o");
        state(dataset, VOID.triples, "*", all);
        state(dataset, VOID.distinctSubjects, "DISTINCT ?s", all);
        state(dataset, VOID.distinctObjects, "DISTINCT ?o", all);
        state(dataset, VOID.entities, "DISTINCT ?s", place.formatted("?s a ?c"));
        state(dataset, VOID.properties, "DISTINCT ?p", all);
        state(dataset, VOID.classes, "DISTINCT ?c", place.formatted("?s a ?c"));
        for (Node part : objects(dataset, VOID.propertyPartition.asNode())) {
            property(part, "", place.formatted("?s <" + object(part, VOID.property) + "> ?o "));
        }
        for (Node part : objects(dataset, VOID.classPartition.asNode())) {
            String type = "?s a <" + object(part, VOID._class) + "> . ";
            state(part, VOID.entities, "*", place.formatted(type));
            for (Node inner : objects(part, VOID.propertyPartition.asNode())) {
                property(inner, type, place.formatted("?s <" + object(inner, VOID.property) + "> ?o "));
            }
        }
    }

    /// @param type which instances are meant, as the default graph says
    private void property(Node part, String type, String place) {
        String pattern = type + place;
        state(part, VOID.triples, "*", pattern);
        state(part, VOID.distinctSubjects, "DISTINCT ?s", pattern);
        state(part, VOID.distinctObjects, "DISTINCT ?o", pattern);
        for (Node end : objects(part, VOID.classPartition.asNode())) {
            state(end, VOID.triples, "*", pattern + " . ?o a <" + object(end, VOID._class) + ">");
        }
        for (Node end : objects(part, Published.DATATYPE_PARTITION)) {
            String datatype =
                    objects(end, Published.PARTITION_DATATYPE).getFirst().getURI();
            state(end, VOID.triples, "*", pattern + " FILTER (DATATYPE(?o) = <" + datatype + ">)");
        }
    }

    private void state(Node part, Property number, String counted, String pattern) {
        for (Node stated : objects(part, number.asNode())) {
            counts.add(new Count(stated.getLiteralLexicalForm(), counted, pattern));
        }
    }

    private Node object(Node subject, Property property) {
        return objects(subject, property.asNode()).getFirst();
    }

    private List<Node> objects(Node subject, Node property) {
        return description
                .find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }
}
