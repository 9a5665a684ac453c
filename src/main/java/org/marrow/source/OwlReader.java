package org.marrow.source;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.MarrowException;

/// Reads `hp.owl`, the HPO as OWL in RDF/XML.
///
/// Its terms and parents are those that obographs JSON of the same release has; all else it hands over as
/// statements: logical definitions, classes of other ontologies, declarations of properties, other
/// annotations of axioms. A superclass is a parent if it is a named term of the HPO. A literal is taken
/// without its datatype and language, as in JSON; how many had one is remarked. Imports are not fetched. A
/// file with a document type declaration is refused, so that no entity is ever resolved.
///
/// Annotations of axioms may stand behind their class or at the end of the file, so terms and annotations
/// are kept until the end, and other statements are handed over as they come. The HPO of 2018, 14,000 terms
/// with 20,000 annotations, is loaded in a heap of 96 MB.
///
/// Source: [OWL 2 mapping to RDF](https://www.w3.org/TR/owl2-mapping-to-rdf/), [RDF 1.1
/// XML](https://www.w3.org/TR/rdf-syntax-grammar/).
public final class OwlReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String EXPECTED = "OWL in RDF/XML: an element rdf:RDF with an owl:Ontology";

    private final SourceFile file;

    /// A reader of `file`.
    public OwlReader(SourceFile file) {
        this.file = file;
    }

    /// Hands all terms and parents to `sink`.
    ///
    /// @throws MarrowException if the file is of another kind, is malformed or ends too early
    public void read(OntologySink sink) {
        try (var bytes = new LineInputStream(file.open())) {
            var terms = new OwlTerms(file, bytes::line, sink);
            parse(bytes, terms);
            if (!terms.isOntology()) {
                throw file.wrongKind(EXPECTED);
            }
            terms.handOver();
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    /// The release that the file says it is, such as `2018-12-21`, or `undated` if it does not say. The
    /// file is read up to the version or, where there is none, to the end of the ontology's own
    /// description.
    ///
    /// @throws MarrowException if the file is of another kind, or is malformed or ends before it says its
    ///                         version
    public static String version(SourceFile file) {
        var description = new Description();
        try (var bytes = new LineInputStream(file.open())) {
            new OwlReader(file).parse(bytes, description);
        } catch (Enough enough) {
            return description.version;
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
        if (!description.isBegun) {
            throw file.wrongKind(EXPECTED);
        }
        return description.version;
    }

    /// The date in a version IRI, or `undated`.
    static String version(Node versionIri) {
        Matcher date = DATE.matcher(versionIri.toString());
        return date.find() ? date.group() : "undated";
    }

    private static final class Enough extends RuntimeException {

        private Enough() {
            super("read far enough", null, false, false);
        }
    }

    private static final class Description extends StreamRDFBase {

        private boolean isBegun;
        private String version = "undated";

        @Override
        public void triple(Triple triple) {
            Node predicate = triple.getPredicate();
            if (predicate.equals(OWL2.versionIRI.asNode())) {
                version = OwlReader.version(triple.getObject());
                throw new Enough();
            }
            boolean begins =
                    predicate.equals(RDF.Nodes.type) && triple.getObject().equals(OWL2.Ontology.asNode());
            boolean ends = predicate.equals(RDF.Nodes.type)
                    && !begins
                    && triple.getSubject().isURI();
            if (isBegun && ends) {
                throw new Enough();
            }
            isBegun |= begins;
        }
    }

    private void parse(LineInputStream bytes, StreamRDF terms) throws IOException {
        requireRdf();
        try {
            RDFParser.source(bytes)
                    .forceLang(Lang.RDFXML)
                    .base(OboWords.ONTOLOGY)
                    .errorHandler(new Complaints(bytes))
                    .parse(terms);
        } catch (RiotException e) {
            throw failure(bytes, bytes.line(), String.valueOf(e.getMessage()));
        }
    }

    private MarrowException failure(LineInputStream bytes, long line, String message) {
        IOException cause = bytes.failure()
                .orElseGet(() -> bytes.isAtEnd() ? new java.io.EOFException(message) : new IOException(message));
        return bytes.failure().isPresent() || bytes.isAtEnd()
                ? file.unreadable(line, cause)
                : file.malformed(line, message, "well-formed RDF/XML to the end of the file");
    }

    private final class Complaints implements ErrorHandler {

        private final LineInputStream bytes;

        private Complaints(LineInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void warning(String message, long line, long column) {}

        @Override
        public void error(String message, long line, long column) {
            throw failure(bytes, bytes.line(), message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw failure(bytes, bytes.line(), message);
        }
    }

    private void requireRdf() throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var bytes = new LineInputStream(file.open())) {
            try {
                requireRdf(factory.createXMLStreamReader(bytes), bytes);
            } catch (XMLStreamException e) {
                throw bytes.failure()
                        .map(cause -> file.unreadable(bytes.line(), cause))
                        .orElseGet(() -> file.wrongKind(EXPECTED));
            }
        }
    }

    private void requireRdf(XMLStreamReader xml, LineInputStream bytes) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw file.malformed(
                        bytes.line(), "a document type declaration", "none, since entities are not resolved");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("RDF") && RDF.getURI().equals(xml.getNamespaceURI())) {
                    return;
                }
                throw file.wrongKind(EXPECTED);
            }
        }
    }
}
