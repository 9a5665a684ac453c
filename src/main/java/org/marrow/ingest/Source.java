package org.marrow.ingest;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.BabelonReader;
import org.marrow.source.FileKind;
import org.marrow.source.HpoaReader;
import org.marrow.source.OboReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.OrphanetReader;
import org.marrow.source.OwlReader;
import org.marrow.source.SourceFile;
import org.marrow.source.SssomReader;
import org.marrow.source.TranslatedSynonymsReader;
import org.marrow.vocabulary.Published;

/// One source of a release, as its manifest describes it.
///
/// @param iri      names it; made from its kind and its version, or its digest where it has no version of
///                 its own
/// @param title    what it is, for people
/// @param version  the version that it says it is, or `undated`
/// @param bytes    its size
/// @param sha256   the digest of its bytes
/// @param licence  the IRI of its licence, when it has one
/// @param citation how its publisher asks to be cited, when it does
record Source(
        String iri,
        String title,
        String version,
        long bytes,
        String sha256,
        Optional<String> licence,
        Optional<String> citation) {

    static final String UNDATED = "undated";

    private static final int DIGEST_LENGTH = 12;
    private static final Node CHECKSUM = NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue");

    static Source of(FileKind kind, SourceFile file) {
        String sha256 = file.sha256();
        String version = version(kind, file);
        boolean isNamedByVersion = !kind.isRepeatable() && !version.equals(UNDATED);
        return new Source(
                Ids.sourceFile(kind.id(), isNamedByVersion ? version : "sha256-" + sha256.substring(0, DIGEST_LENGTH)),
                title(kind, file),
                version,
                file.size(),
                sha256,
                licence(kind, file),
                Optional.of(kind.publication().citation()).filter(citation -> !citation.isEmpty()));
    }

    private static String title(FileKind kind, SourceFile file) {
        return switch (kind) {
            case SSSOM -> kind.title() + " " + SssomReader.metadata(file).name();
            case BABELON -> kind.title() + " " + BabelonReader.language(file);
            case TRANSLATED_SYNONYMS -> kind.title() + " " + TranslatedSynonymsReader.language(file);
            default -> kind.title();
        };
    }

    private static Optional<String> licence(FileKind kind, SourceFile file) {
        return kind == FileKind.SSSOM
                ? SssomReader.metadata(file).value("license").filter(licence -> licence.startsWith("http"))
                : Optional.of(kind.publication().licence());
    }

    /// The folder `ontology/`.
    static Source of(OntologyFolder ontology) {
        return new Source(
                Ids.sourceFile("ontology", ontology.version()),
                "Marrow vocabulary and home concept",
                ontology.version(),
                ontology.bytes(),
                ontology.sha256(),
                Optional.of("https://creativecommons.org/licenses/by/4.0/"),
                Optional.of("Marrow, the home concept " + ontology.version()));
    }

    private static String version(FileKind kind, SourceFile file) {
        return switch (kind) {
            case HPO_JSON -> ObographsReader.version(file);
            case HPO_OBO -> OboReader.version(file);
            case HPO_OWL -> OwlReader.version(file);
            case HPOA -> HpoaReader.version(file);
            case ORPHANET_PHENOTYPES -> OrphanetReader.version(file);
            case SSSOM -> SssomReader.metadata(file).version();
            default -> UNDATED;
        };
    }

    void describe(Consumer<Triple> out) {
        Node file = NodeFactory.createURI(iri);
        out.accept(Triple.create(file, RDF.Nodes.type, DCAT.Distribution.asNode()));
        out.accept(Triple.create(file, DCTerms.title.asNode(), text(title)));
        out.accept(Triple.create(file, Published.DATASET_VERSION, text(version)));
        out.accept(Triple.create(
                file,
                DCAT.byteSize.asNode(),
                NodeFactory.createLiteralDT(Long.toString(bytes), XSDDatatype.XSDinteger)));
        out.accept(Triple.create(file, CHECKSUM, text(sha256)));
        licence.ifPresent(iri -> out.accept(Triple.create(file, DCTerms.license.asNode(), NodeFactory.createURI(iri))));
        citation.ifPresent(text -> out.accept(Triple.create(file, DCTerms.bibliographicCitation.asNode(), text(text))));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
