package org.marrow.check;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Data checked against shapes that somebody sent.
public final class ShapeCheck {

    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    /// What has a query, or what a prefix in one stands for.
    private static final List<Node> QUERIES = List.of(
            NodeFactory.createURI(SHACL + "select"),
            NodeFactory.createURI(SHACL + "ask"),
            NodeFactory.createURI(SHACL + "construct"),
            NodeFactory.createURI(SHACL + "namespace"));
    private static final Pattern WAYS_OUT = Pattern.compile(
            "\\bSERVICE\\b|java:|jena\\.(apache\\.org|hpl\\.hp\\.com)/|\\\\u", Pattern.CASE_INSENSITIVE);

    private ShapeCheck() {}

    /// The validation report of `data` against `shapes`, in SHACL's own words.
    ///
    /// @throws MarrowException `RDF_INVALID` if the shapes are none, `NOT_ALLOWED` if one asks
    ///     other servers, or Java
    public static Graph report(Graph shapes, Graph data) {
        for (Node property : QUERIES) {
            shapes.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> requireOwn(triple.getObject()));
        }
        try {
            return ShaclValidator.get().validate(Shapes.parse(shapes), data).getGraph();
        } catch (ShaclParseException e) {
            throw new MarrowException(ErrorCode.RDF_INVALID, "Found shapes that are none: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new MarrowException(ErrorCode.RDF_INVALID, "Found shapes nested too deep, or without an end", e);
        }
    }

    private static void requireOwn(Node query) {
        if (query.isLiteral() && WAYS_OUT.matcher(query.getLiteralLexicalForm()).find()) {
            throw new MarrowException(
                    ErrorCode.NOT_ALLOWED,
                    "Found SERVICE, or a name of Java's or of Jena's, in a query of a shape, expected one that asks only"
                            + " here");
        }
    }
}
