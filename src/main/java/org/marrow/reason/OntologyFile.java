package org.marrow.reason;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.SourceFile;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.FunctionalSyntaxDocumentFormat;
import org.semanticweb.owlapi.formats.ManchesterSyntaxDocumentFormat;
import org.semanticweb.owlapi.formats.OBODocumentFormat;
import org.semanticweb.owlapi.formats.OWLXMLDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.io.UnparsableOntologyException;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLDocumentFormat;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLOntologyManager;

/// Reads an ontology from a file in any of OWL's syntaxes, plain or gzipped, recognised by how it begins: RDF by
/// Jena, the others by OWL API. Imports are not fetched, nor is anything that a document type declaration names.
final class OntologyFile {

    private static final String EXPECTED =
            "an ontology in RDF/XML, Turtle, OWL/XML, functional syntax, Manchester syntax or OBO";
    private static final int BEGINNING = 1 << 16;
    private static final Pattern NOT_YET =
            Pattern.compile("\\A(?:\\uFEFF|\\s+|#[^\\n]*\\n|<\\?.*?\\?>|<!--.*?-->)+", Pattern.DOTALL);
    private static final IRI NOWHERE = IRI.create("file:///dev/null/");

    private final SourceFile file;

    OntologyFile(SourceFile file) {
        this.file = file;
    }

    /// What the file says of classes and properties.
    ///
    /// @throws MarrowException `WRONG_FILE_KIND`, `MALFORMED_ROW` or `FILE_TRUNCATED`
    Ontology read() {
        try (InputStream bytes = new BufferedInputStream(file.open(), BEGINNING)) {
            bytes.mark(BEGINNING);
            String beginning = NOT_YET.matcher(new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8))
                    .replaceFirst("");
            bytes.reset();
            Optional<Lang> rdf = rdf(beginning);
            return rdf.isPresent() ? read(bytes, rdf.get()) : read(bytes, owl(beginning));
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    private Optional<Lang> rdf(String beginning) {
        if (beginning.startsWith("<!DOCTYPE")) {
            throw file.malformed(1, "a document type declaration", "none, since entities are not resolved");
        }
        if (beginning.startsWith("<rdf:RDF") || beginning.startsWith("<RDF")) {
            return Optional.of(Lang.RDFXML);
        }
        boolean isTurtle = beginning.startsWith("@prefix")
                || beginning.startsWith("@base")
                || beginning.regionMatches(true, 0, "PREFIX ", 0, 7)
                || beginning.regionMatches(true, 0, "BASE ", 0, 5)
                || beginning.matches("(?s)<[^\\s<>]+:[^\\s<>]*>.*");
        return isTurtle ? Optional.of(Lang.TURTLE) : Optional.empty();
    }

    private OWLDocumentFormat owl(String beginning) {
        if (beginning.startsWith("<Ontology")) {
            return new OWLXMLDocumentFormat();
        }
        if (beginning.startsWith("Prefix(") || beginning.startsWith("Ontology(")) {
            return new FunctionalSyntaxDocumentFormat();
        }
        if (beginning.startsWith("Prefix:") || beginning.startsWith("Ontology:")) {
            return new ManchesterSyntaxDocumentFormat();
        }
        if (beginning.startsWith("format-version:")) {
            return new OBODocumentFormat();
        }
        throw file.wrongKind(EXPECTED);
    }

    private Ontology read(InputStream bytes, Lang language) {
        var axioms = new Axioms();
        try {
            RDFParser.source(bytes)
                    .forceLang(language)
                    .base("urn:marrow:ontology")
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            axioms.accept(triple);
                        }
                    });
        } catch (RiotException e) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_ROW,
                    "%s: found what is not %s (%s), expected it to the end of the file"
                            .formatted(file, language.getName(), e.getMessage()),
                    e);
        }
        return axioms.ontology();
    }

    private Ontology read(InputStream bytes, OWLDocumentFormat format) {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        manager.getIRIMappers().add(imported -> NOWHERE);
        var configuration = new OWLOntologyLoaderConfiguration()
                .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
        try {
            OWLOntology ontology = manager.loadOntologyFromOntologyDocument(
                    new StreamDocumentSource(bytes, IRI.create("urn:marrow:ontology"), format, null), configuration);
            return Ontology.of(ontology);
        } catch (UnparsableOntologyException e) {
            throw malformed(
                    format,
                    e.getExceptions().values().stream()
                            .<Throwable>map(cause -> cause)
                            .findFirst()
                            .orElse(e));
        } catch (OWLOntologyCreationException e) {
            throw malformed(format, e);
        }
    }

    private MarrowException malformed(OWLDocumentFormat format, Throwable cause) {
        String message =
                String.valueOf(cause.getMessage()).lines().limit(2).reduce("", (one, next) -> one + " " + next);
        return new MarrowException(
                ErrorCode.MALFORMED_ROW,
                "%s: found what is not %s (%s), expected it to the end of the file"
                        .formatted(file, format.getKey(), message.strip()),
                cause);
    }
}
