package org.marrow.query;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.rdf.Ids;
import org.marrow.vocabulary.Prefixes;

/// The catalogue as triples, so that it can be asked about in SPARQL, and so that editors which look for the
/// examples and prefixes of an endpoint find them.
///
/// Source: [SHACL, SPARQL-based executables](https://www.w3.org/TR/shacl/#sparql-constraints-prefixes) as
/// [sparql-examples](https://github.com/sib-swiss/sparql-examples) uses them.
public final class CatalogueRdf {

    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final Node EXECUTABLE = shacl("SPARQLExecutable");
    private static final Node SELECT_EXECUTABLE = shacl("SPARQLSelectExecutable");
    private static final Node CONSTRUCT_EXECUTABLE = shacl("SPARQLConstructExecutable");
    private static final Node SELECT = shacl("select");
    private static final Node CONSTRUCT = shacl("construct");
    private static final Node PREFIXES = shacl("prefixes");
    private static final Node DECLARE = shacl("declare");
    private static final Node PREFIX = shacl("prefix");
    private static final Node NAMESPACE = shacl("namespace");
    private static final Node KEYWORDS = NodeFactory.createURI("https://schema.org/keywords");
    private static final Node TABLE = NodeFactory.createURI(Ids.BASE + "prefixes");

    private CatalogueRdf() {}

    private static Node shacl(String name) {
        return NodeFactory.createURI(SHACL + name);
    }

    /// Every query with its example values set, and the prefixes that queries may use.
    public static Graph of(Queries queries, Prefixes prefixes) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.add(Triple.create(TABLE, RDF.Nodes.type, OWL2.Ontology.asNode()));
        prefixes.namespaces().forEach((prefix, namespace) -> {
            Node declaration = NodeFactory.createURI(TABLE.getURI() + "/" + prefix);
            graph.add(Triple.create(TABLE, DECLARE, declaration));
            graph.add(Triple.create(declaration, PREFIX, NodeFactory.createLiteralString(prefix)));
            graph.add(Triple.create(
                    declaration, NAMESPACE, NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI)));
        });
        queries.list().forEach(query -> describe(query, queries.sparql(query.name(), Map.of()), graph));
        return graph;
    }

    private static void describe(CatalogueQuery query, String text, Graph graph) {
        Node node = NodeFactory.createURI(Ids.BASE + "query/" + query.name());
        graph.add(Triple.create(node, RDF.Nodes.type, EXECUTABLE));
        graph.add(Triple.create(node, RDF.Nodes.type, query.isGraph() ? CONSTRUCT_EXECUTABLE : SELECT_EXECUTABLE));
        graph.add(Triple.create(node, RDFS.Nodes.comment, NodeFactory.createLiteralLang(query.summary(), "en")));
        graph.add(Triple.create(node, PREFIXES, TABLE));
        graph.add(Triple.create(node, query.isGraph() ? CONSTRUCT : SELECT, NodeFactory.createLiteralString(text)));
        query.tags().forEach(tag -> graph.add(Triple.create(node, KEYWORDS, NodeFactory.createLiteralString(tag))));
    }
}
