package org.marrow.ingest;

import java.util.Optional;
import org.marrow.model.ReleaseSource;
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

/// Source files as a manifest describes them.
final class Sources {

    private static final String UNDATED = "undated";

    private static final int DIGEST_LENGTH = 12;

    private Sources() {}

    static ReleaseSource of(FileKind kind, SourceFile file) {
        String sha256 = file.sha256();
        String version = version(kind, file);
        boolean isNamedByVersion = !kind.isRepeatable() && !version.equals(UNDATED);
        return new ReleaseSource(
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
    static ReleaseSource of(OntologyFolder ontology) {
        return new ReleaseSource(
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
}
