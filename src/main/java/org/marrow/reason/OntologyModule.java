package org.marrow.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Published;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.FunctionalSyntaxDocumentFormat;
import org.semanticweb.owlapi.formats.ManchesterSyntaxDocumentFormat;
import org.semanticweb.owlapi.formats.OBODocumentFormat;
import org.semanticweb.owlapi.formats.OWLXMLDocumentFormat;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.AddOntologyAnnotation;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.HasIRI;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLDocumentFormat;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLLiteral;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyID;
import org.semanticweb.owlapi.model.OWLOntologyStorageException;
import uk.ac.manchester.cs.owlapi.modularity.ModuleType;
import uk.ac.manchester.cs.owlapi.modularity.SyntacticLocalityModuleExtractor;

/// A part of an ontology from which everything follows that follows from the whole about the classes it was made for.
/// May be shared between threads.
///
/// Source: Cuenca Grau B., Horrocks I., Kazakov Y., Sattler U. *Modular reuse of ontologies: theory and practice.*
/// Journal of Artificial Intelligence Research 2008; OWL API's extractor.
public final class OntologyModule {

    /// Which module, of those that syntactic locality gives.
    public enum Method {
        /// The smallest: of the upper module the lower one, and so on until nothing changes.
        STAR,
        /// With all superclasses of the seeds.
        BOT,
        /// With all subclasses of the seeds.
        TOP
    }

    /// How a module is written down.
    public enum Format {
        /// OWL in RDF/XML.
        OWL(saved(RDFXMLDocumentFormat::new)),
        /// OWL in Turtle.
        TTL(saved(TurtleDocumentFormat::new)),
        /// OWL in XML.
        OWX(saved(OWLXMLDocumentFormat::new)),
        /// OWL in functional syntax.
        OFN(saved(FunctionalSyntaxDocumentFormat::new)),
        /// OWL in Manchester syntax.
        OMN(OntologyModule::writeManchester),
        /// OBO 1.4.
        OBO(OntologyModule::writeObo),
        /// Obographs JSON.
        JSON((ontology, out) -> new ObographsWriter(ontology).write(out));

        private final Writer writer;

        Format(Writer writer) {
            this.writer = writer;
        }

        /// The format by its name in any case.
        public static Optional<Format> of(String name) {
            return Stream.of(values())
                    .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    private interface Writer {

        /// Gives how many axioms the format has no place for.
        long write(OWLOntology ontology, OutputStream out) throws IOException;
    }

    /// What a module's file says of itself.
    ///
    /// @param iri         the ontology's IRI
    /// @param version     its version IRI
    /// @param annotations what else there is to say, by the IRI of an annotation property; all plain texts
    public record Header(String iri, String version, Map<String, List<String>> annotations) {

        /// Copies the map.
        public Header {
            annotations = Map.copyOf(annotations);
        }
    }

    /// It says of every axiom whether it takes it. Held, so that its level is not forgotten.
    private static final Logger EXTRACTOR = Logger.getLogger(SyntacticLocalityModuleExtractor.class.getName());

    /// It says of every axiom that OBO has no place for, with a stack trace, what it does with it. Held likewise.
    private static final Logger OBO_WRITER = Logger.getLogger("org.obolibrary.obo2owl");

    private static final IRI NOWHERE = IRI.create("urn:marrow:module");

    private static final Set<String> OF_SHORTHANDS =
            Set.of(Published.HAS_DB_XREF.getURI(), Published.OBO_IN_OWL + "shorthand");

    private static final Set<String> ONCE =
            Set.of(RDFS.label.getURI(), RDFS.comment.getURI(), Published.DEFINITION.getURI());

    static {
        EXTRACTOR.setLevel(Level.WARNING);
        OBO_WRITER.setLevel(Level.OFF);
    }

    private final Set<OWLAxiom> axioms;
    private final Set<OWLEntity> entities;

    private OntologyModule(Set<OWLAxiom> axioms, Set<OWLEntity> entities) {
        this.axioms = axioms;
        this.entities = entities;
    }

    static OntologyModule of(OWLOntology ontology, Set<OWLEntity> seeds, Method method) {
        ModuleType type = switch (method) {
            case STAR -> ModuleType.STAR;
            case BOT -> ModuleType.BOT;
            case TOP -> ModuleType.TOP;
        };
        Set<OWLAxiom> axioms = new SyntacticLocalityModuleExtractor(
                        OWLManager.createOWLOntologyManager(),
                        ontology.logicalAxioms().map(OWLAxiom.class::cast),
                        type)
                .extract(seeds).stream().filter(OWLAxiom::isLogicalAxiom).collect(Collectors.toSet());
        Set<OWLEntity> entities = Stream.concat(seeds.stream(), axioms.stream().flatMap(OWLAxiom::signature))
                .filter(entity -> !entity.isBuiltIn())
                .collect(Collectors.toSet());
        return new OntologyModule(axioms, entities);
    }

    /// The IRIs of its classes and properties, in order.
    public List<String> iris() {
        return entities.stream()
                .map(entity -> entity.getIRI().toString())
                .sorted()
                .toList();
    }

    /// A short text that is the same for modules with the same axioms, classes and properties.
    public String digest() {
        String content = Stream.concat(axioms.stream().map(OWLAxiom::toString).sorted(), iris().stream())
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// How many axioms it has.
    public int size() {
        return axioms.size();
    }

    /// How many classes it has.
    public int classes() {
        return (int) entities.stream().filter(OWLEntity::isOWLClass).count();
    }

    /// Writes it as an ontology; the same module and annotations give the same ontology.
    ///
    /// @param said what is said of its classes and properties and of annotated axioms about them, such as labels
    /// @return how many axioms and annotations of axioms there was no place for, so that they are left out
    /// @throws IOException as `out` does
    public long write(Format format, Header header, Collection<Triple> said, OutputStream out) throws IOException {
        var annotations = new Annotations(iris(), said);
        return format.writer.write(ontology(header, annotations), out) + annotations.left();
    }

    private static Writer saved(Supplier<OWLDocumentFormat> format) {
        return (ontology, out) -> {
            save(ontology, format.get(), out);
            return 0;
        };
    }

    /// Axioms about class expressions alone have no frame to stand in.
    private static long writeManchester(OWLOntology ontology, OutputStream out) throws IOException {
        return saveAndCompare(ontology, new ManchesterSyntaxDocumentFormat(), out);
    }

    /// OBO has one name of a thing and no language; a property that is known by a word is taken, when the file is
    /// read, for what is said to be the same as it.
    private static long writeObo(OWLOntology ontology, OutputStream out) throws IOException {
        long leftOut = withoutLanguages(ontology) + withoutShorthands(ontology) + keepOneOfEach(ontology);
        return leftOut + saveAndCompare(ontology, new OBODocumentFormat(), out);
    }

    private static long withoutLanguages(OWLOntology ontology) {
        OWLDataFactory factory = ontology.getOWLOntologyManager().getOWLDataFactory();
        List<OWLAnnotationAssertionAxiom> tagged = ontology.axioms(AxiomType.ANNOTATION_ASSERTION)
                .filter(axiom ->
                        axiom.getValue().asLiteral().filter(OWLLiteral::hasLang).isPresent())
                .toList();
        ontology.removeAxioms(tagged.stream());
        long before = ontology.getAxiomCount();
        ontology.addAxioms(tagged.stream()
                .map(axiom -> factory.getOWLAnnotationAssertionAxiom(
                        axiom.getProperty(),
                        axiom.getSubject(),
                        factory.getOWLLiteral(
                                axiom.getValue().asLiteral().orElseThrow().getLiteral()),
                        axiom.annotations().toList())));
        return before + tagged.size() - ontology.getAxiomCount();
    }

    private static long withoutShorthands(OWLOntology ontology) {
        Set<IRI> properties =
                ontology.objectPropertiesInSignature().map(HasIRI::getIRI).collect(Collectors.toSet());
        List<OWLAnnotationAssertionAxiom> said = ontology.axioms(AxiomType.ANNOTATION_ASSERTION)
                .filter(axiom -> axiom.getSubject() instanceof IRI subject && properties.contains(subject))
                .filter(axiom ->
                        OF_SHORTHANDS.contains(axiom.getProperty().getIRI().toString()))
                .toList();
        ontology.removeAxioms(said.stream());
        return said.size();
    }

    /// Gives how many axioms are not in what was written, or other ones.
    private static long saveAndCompare(OWLOntology ontology, OWLDocumentFormat format, OutputStream out)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        save(ontology, format, bytes);
        bytes.writeTo(out);
        out.flush();
        var source = new StreamDocumentSource(new ByteArrayInputStream(bytes.toByteArray()), NOWHERE, format, null);
        try {
            Set<OWLAxiom> written = OWLManager.createOWLOntologyManager()
                    .loadOntologyFromOntologyDocument(source)
                    .logicalAxioms()
                    .<OWLAxiom>map(axiom -> axiom.getAxiomWithoutAnnotations())
                    .collect(Collectors.toSet());
            return ontology.logicalAxioms()
                    .filter(axiom -> !written.contains(axiom.getAxiomWithoutAnnotations()))
                    .count();
        } catch (OWLOntologyCreationException e) {
            throw new MarrowException(
                    ErrorCode.INTERNAL, "Found a module that cannot be read as " + format.getKey() + ": " + e, e);
        }
    }

    private static void save(OWLOntology ontology, OWLDocumentFormat format, OutputStream out) throws IOException {
        try {
            ontology.saveOntology(format, out);
        } catch (OWLOntologyStorageException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new MarrowException(
                    ErrorCode.INTERNAL, "Found a module that cannot be written as " + format.getKey() + ": " + e, e);
        }
    }

    /// Takes out what OBO has room for once, and is said several times of one thing: all but the first in order.
    private static long keepOneOfEach(OWLOntology ontology) {
        Set<List<IRI>> seen = new HashSet<>();
        List<OWLAnnotationAssertionAxiom> more = ontology.axioms(AxiomType.ANNOTATION_ASSERTION)
                .filter(axiom -> ONCE.contains(axiom.getProperty().getIRI().toString()))
                .sorted()
                .filter(axiom -> axiom.getSubject() instanceof IRI subject
                        && !seen.add(List.of(subject, axiom.getProperty().getIRI())))
                .toList();
        ontology.removeAxioms(more.stream());
        return more.size();
    }

    /// It as an ontology, with `annotations`, which knows afterwards which of them it was not asked for.
    OWLOntology ontology(Header header, Annotations annotations) {
        try {
            var manager = OWLManager.createOWLOntologyManager();
            OWLDataFactory factory = manager.getOWLDataFactory();
            OWLOntology ontology =
                    manager.createOntology(new OWLOntologyID(IRI.create(header.iri()), IRI.create(header.version())));
            ontology.addAxioms(axioms.stream().map(annotations::annotated));
            ontology.addAxioms(entities.stream().map(factory::getOWLDeclarationAxiom));
            ontology.addAxioms(annotations.axioms());
            header.annotations()
                    .forEach((property, texts) -> texts.forEach(text -> ontology.applyChange(new AddOntologyAnnotation(
                            ontology,
                            factory.getOWLAnnotation(
                                    factory.getOWLAnnotationProperty(IRI.create(property)),
                                    factory.getOWLLiteral(text))))));
            return ontology;
        } catch (OWLOntologyCreationException e) {
            throw new AssertionError("A new manager has no ontology yet", e);
        }
    }

    /// The axioms themselves.
    Set<OWLAxiom> axioms() {
        return axioms;
    }

    @Override
    public String toString() {
        return "module of "
                + entities.stream()
                        .map(HasIRI::getIRI)
                        .map(IRI::toString)
                        .sorted()
                        .toList();
    }
}
