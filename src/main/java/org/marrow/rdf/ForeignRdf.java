package org.marrow.rdf;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// RDF that somebody sent, read whole before anything is done with it.
///
/// Nothing that it names is fetched, it has no say in how deep or how long reading goes on, and what is not RDF
/// is refused with the place of the fault.
public final class ForeignRdf {

    /// What is read: the media types' languages.
    private static final List<Lang> READ =
            List.of(Lang.TURTLE, Lang.NTRIPLES, Lang.RDFXML, Lang.JSONLD, Lang.TRIG, Lang.NQUADS);

    /// What comes before the root of an XML document has to be shorter, in bytes.
    private static final int PROLOG = 1 << 16;

    private static final XMLInputFactory XML = xml();

    private ForeignRdf() {}

    /// The language of a media type or, if that says nothing, of a file.
    ///
    /// @param type the header `Content-Type`
    /// @param file a name with an ending, or nothing
    /// @throws MarrowException `UNSUPPORTED_MEDIA_TYPE`
    public static Lang language(String type, String file) {
        ContentType read = type.isBlank() ? null : ContentType.create(type);
        Lang lang = read == null ? null : RDFLanguages.contentTypeToLang(read.getContentTypeStr());
        if (lang == null || lang.equals(Lang.CSV)) {
            lang = file.isBlank() ? null : RDFLanguages.pathnameToLang(file);
        }
        return Optional.ofNullable(lang)
                .filter(READ::contains)
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type \"%s\": found no RDF that can be read, expected one of %s"
                                .formatted(
                                        type,
                                        String.join(
                                                ", ",
                                                READ.stream()
                                                        .map(each -> each.getHeaderString())
                                                        .toList()))));
    }

    /// The statements in `in`; those of the default graph are in [Quad#defaultGraphIRI].
    ///
    /// @param base what relative IRIs are relative to
    /// @param most the most statements; one more is refused
    /// @throws MarrowException `RDF_INVALID` or `WORKSPACE_FULL`
    public static List<Quad> read(InputStream in, Lang lang, String base, long most) {
        var statements = new Statements(most);
        try {
            InputStream whole = lang.equals(Lang.RDFXML) ? withoutEntities(in) : in;
            source(RDFParser.create(), whole, lang)
                    .forceLang(lang)
                    .base(base)
                    .set(LangJSONLD11.JSONLD_OPTIONS, new JsonLdOptions((url, options) -> {
                        throw new JsonLdError(
                                JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                                "found a reference to %s, expected the context inside the document".formatted(url));
                    }))
                    .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                    .parse(statements);
        } catch (RiotException e) {
            statements.requireRoom();
            throw invalid(lang, String.valueOf(e.getMessage()), e);
        } catch (RuntimeIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw invalid(lang, "bytes that are not UTF-8", e);
            }
            throw e;
        } catch (StackOverflowError e) {
            throw invalid(lang, "brackets nested too deep", e);
        }
        return statements.found;
    }

    /// An XML document says itself how its characters are encoded; all else is UTF-8.
    @SuppressWarnings("deprecation") // from bytes the parsers would take what is not UTF-8, and change it
    private static RDFParserBuilder source(RDFParserBuilder parser, InputStream in, Lang lang) {
        return lang.equals(Lang.RDFXML)
                ? parser.source(in)
                : parser.source(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    /// An XML document that begins without a document type, the place where entities are declared.
    private static InputStream withoutEntities(InputStream in) {
        var buffered = new BufferedInputStream(in, PROLOG);
        buffered.mark(PROLOG);
        try {
            XMLStreamReader prolog = XML.createXMLStreamReader(buffered);
            int next = prolog.getEventType();
            while (next != XMLStreamConstants.START_ELEMENT && next != XMLStreamConstants.END_DOCUMENT) {
                if (next == XMLStreamConstants.DTD) {
                    throw invalid(Lang.RDFXML, "a document type, which may declare entities", null);
                }
                next = prolog.next();
            }
            buffered.reset();
            return buffered;
        } catch (XMLStreamException e) {
            throw invalid(Lang.RDFXML, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RuntimeIOException(e);
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static MarrowException invalid(Lang lang, String found, @Nullable Throwable cause) {
        return new MarrowException(
                ErrorCode.RDF_INVALID, "Found %s, expected %s".formatted(found, lang.getLabel()), cause);
    }

    private static final class Statements extends StreamRDFBase {

        private final List<Quad> found = new ArrayList<>();
        private final long most;
        private boolean isFull;

        Statements(long most) {
            this.most = most;
        }

        @Override
        public void triple(Triple triple) {
            add(Quad.create(Quad.defaultGraphIRI, triple));
        }

        @Override
        public void quad(Quad quad) {
            add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
        }

        private void add(Quad quad) {
            isFull = found.size() >= most;
            requireRoom();
            found.add(quad);
        }

        /// Some parsers take any failure for one of their own.
        void requireRoom() {
            if (isFull) {
                throw new MarrowException(
                        ErrorCode.WORKSPACE_FULL,
                        "Found more statements than a workspace may have, expected at most %,d".formatted(most));
            }
        }
    }
}
