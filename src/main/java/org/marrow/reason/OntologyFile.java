package org.marrow.reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.marrow.model.MarrowException;
import org.marrow.source.LineInputStream;
import org.marrow.source.Progress;
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
import org.semanticweb.owlapi.model.OWLRuntimeException;

/// Reads an ontology from a file in any of OWL's syntaxes, plain or gzipped, recognised by how it begins: RDF by
/// Jena, the others by OWL API. Imports are not fetched, nor is anything that a document type declaration names.
final class OntologyFile {

    private static final String EXPECTED =
            "an ontology in RDF/XML, Turtle, OWL/XML, functional syntax, Manchester syntax or OBO";
    private static final int BEGINNING = 1 << 16;
    private static final Pattern NOT_YET =
            Pattern.compile("\\uFEFF|\\s++|#[^\\n]*+\\n|<\\?.*?\\?>|<!--.*?-->", Pattern.DOTALL);
    private static final IRI NOWHERE = IRI.create("file:///dev/null/");

    private final SourceFile file;

    OntologyFile(SourceFile file) {
        this.file = file;
    }

    /// What the file says of classes and properties.
    ///
    /// @throws MarrowException `WRONG_FILE_KIND`, `MALFORMED_ROW`, `FILE_TRUNCATED`, or `ONTOLOGY_INVALID` if its
    ///                         class expressions are too large written out
    Ontology read() {
        String beginning = beginning();
        try (var bytes = new LineInputStream(file.open())) {
            Optional<Lang> rdf = rdf(beginning);
            try {
                return rdf.isPresent() ? read(bytes, rdf.get()) : read(bytes, owl(beginning));
            } catch (Malformed e) {
                throw bytes.failure()
                        .map(cause -> file.unreadable(bytes.line(), cause))
                        .orElseGet(() -> file.malformed(
                                Math.max(1, bytes.line()), e.found, e.syntax + " to the end of the file"));
            }
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    /// The text that the file begins with, from the first word on that is not a comment.
    private String beginning() {
        try (InputStream bytes = file.watchedBy(Progress.NONE).open()) {
            String text = new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            Matcher notYet = NOT_YET.matcher(text);
            while (notYet.lookingAt()) {
                notYet.region(notYet.end(), text.length());
            }
            return text.substring(notYet.regionStart());
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    /// That a file is not in the syntax in which it begins.
    private static final class Malformed extends Exception {

        private final String syntax;
        private final String found;

        private Malformed(String syntax, Throwable cause) {
            super(cause);
            this.syntax = syntax;
            this.found = String.valueOf(cause.getMessage())
                    .lines()
                    .limit(2)
                    .collect(Collectors.joining(" "))
                    .strip();
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

    private Ontology read(InputStream bytes, Lang language) throws Malformed {
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
        } catch (RiotException | RuntimeIOException e) {
            throw new Malformed(language.getName(), e);
        }
        try {
            return axioms.ontology();
        } catch (MarrowException e) {
            throw new MarrowException(e.code(), file.path() + ": " + e.getMessage(), e);
        }
    }

    private static Ontology read(InputStream bytes, OWLDocumentFormat format) throws Malformed {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        manager.getIRIMappers().add(imported -> NOWHERE);
        var configuration = new OWLOntologyLoaderConfiguration()
                .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT);
        try {
            OWLOntology ontology = manager.loadOntologyFromOntologyDocument(
                    new StreamDocumentSource(bytes, IRI.create("urn:marrow:ontology"), format, null), configuration);
            return Ontology.of(ontology).ofTerms();
        } catch (UnparsableOntologyException e) {
            throw new Malformed(
                    format.getKey(),
                    e.getExceptions().values().stream()
                            .<Throwable>map(cause -> cause)
                            .findFirst()
                            .orElse(e));
        } catch (OWLOntologyCreationException | OWLRuntimeException e) {
            throw new Malformed(format.getKey(), e);
        }
    }
}
