package org.marrow.ingest;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.vocabulary.Published;

/// What a release is made of, in DCAT, PROV and VoID: its sources, and how many statements each of its
/// graphs has.
///
/// @param counts statements by graph IRI, those of the manifest itself left out
record Manifest(String id, OntologyFolder ontology, Input input, Map<String, Long> counts) {

    private static final String GRAPHS = "/graph/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SERVICE_DESCRIPTION = "http://www.w3.org/ns/sparql-service-description#";
    private static final Node DERIVED = NodeFactory.createURI(PROV + "wasDerivedFrom");
    private static final Node ENTITY = NodeFactory.createURI(PROV + "Entity");
    private static final Node NAMED_GRAPH = NodeFactory.createURI(SERVICE_DESCRIPTION + "namedGraph");
    private static final Node NAME = NodeFactory.createURI(SERVICE_DESCRIPTION + "name");
    private static final Node GRAPH = NodeFactory.createURI(SERVICE_DESCRIPTION + "graph");

    void describe(Consumer<Triple> out) {
        Node release = NodeFactory.createURI(Ids.BASE + "release/" + id);
        add(out, release, RDF.Nodes.type, DCAT.Dataset.asNode());
        add(out, release, RDF.Nodes.type, ENTITY);
        add(out, release, DCTerms.title.asNode(), NodeFactory.createLiteralString("Marrow release " + id));
        add(out, release, Published.DATASET_VERSION, NodeFactory.createLiteralString(id));
        describe(out, release, Source.of(ontology));
        for (Input.Recognised file : input.files()) {
            describe(out, release, file.source());
        }
        counts.forEach((graph, count) -> describe(out, release, graph, count));
    }

    private static void describe(Consumer<Triple> out, Node release, Source source) {
        Node file = NodeFactory.createURI(source.iri());
        add(out, release, DCAT.distribution.asNode(), file);
        add(out, release, DERIVED, file);
        add(out, file, RDF.Nodes.type, ENTITY);
        source.describe(out);
    }

    private static void describe(Consumer<Triple> out, Node release, String graph, long count) {
        String name = graph.substring(graph.indexOf(GRAPHS) + GRAPHS.length());
        Node part = NodeFactory.createURI(release.getURI() + GRAPHS + name);
        add(out, release, NAMED_GRAPH, part);
        add(out, part, NAME, NodeFactory.createURI(graph));
        add(out, part, GRAPH, part);
        add(out, part, RDF.Nodes.type, VOID.Dataset.asNode());
        add(
                out,
                part,
                VOID.triples.asNode(),
                NodeFactory.createLiteralDT(Long.toString(count), XSDDatatype.XSDinteger));
    }

    private static void add(Consumer<Triple> out, Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }
}
