package org.marrow.ingest;

import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.rdf.Ids;

/// One source of a release, as its manifest describes it.
///
/// @param kind      a short name, such as `phenotype.hpoa`, that is part of the file's IRI
/// @param title     what it is, for people
/// @param version   the version that it says it is
/// @param bytes     its size
/// @param sha256    the digest of its bytes
/// @param licence   the IRI of its licence
/// @param citation  how its publisher asks to be cited
record Source(String kind, String title, String version, long bytes, String sha256, String licence, String citation) {

    private static final Node CHECKSUM = NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue");
    private static final Node VERSION = NodeFactory.createURI(DCAT.NS + "version");

    String iri() {
        return Ids.sourceFile(kind, version);
    }

    void describe(Consumer<Triple> out) {
        Node file = NodeFactory.createURI(iri());
        out.accept(Triple.create(file, RDF.Nodes.type, DCAT.Distribution.asNode()));
        out.accept(Triple.create(file, DCTerms.title.asNode(), NodeFactory.createLiteralString(title)));
        out.accept(Triple.create(file, VERSION, NodeFactory.createLiteralString(version)));
        out.accept(Triple.create(
                file,
                DCAT.byteSize.asNode(),
                NodeFactory.createLiteralDT(Long.toString(bytes), XSDDatatype.XSDinteger)));
        out.accept(Triple.create(file, CHECKSUM, NodeFactory.createLiteralString(sha256)));
        out.accept(Triple.create(file, DCTerms.license.asNode(), NodeFactory.createURI(licence)));
        out.accept(
                Triple.create(file, DCTerms.bibliographicCitation.asNode(), NodeFactory.createLiteralString(citation)));
    }
}
