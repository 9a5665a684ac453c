package org.marrow.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow use`.
@Command(
        name = "use",
        description = {
            "Makes a release current; a running server follows within a second.",
            "With a bundle, puts the release that is in it in place first, after it was found to be as it was written."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: marrow use hpo-2025-05-06-3a55b7dffe82 --data data",
            "          marrow use release.tar.gz --data data"
        })
final class UseCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "The release, as marrow releases lists it, or a file that marrow bundle wrote.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private String id;

    @Option(
            names = "--sha256",
            paramLabel = "DIGEST",
            description = "What the SHA-256 of the bundle has to be. Without it, that in FILE.sha256 if there is one.")
    private @Nullable String sha256;

    @Option(
            names = "--only-place",
            description =
                    "Puts the release of a bundle in place and leaves current what is, so that all replicas have it"
                            + " before the first one switches.")
    private boolean onlyPlace;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// The file beside a bundle that has its digest.
    static Path digestOf(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + ".sha256");
    }

    @Override
    public Integer call() throws IOException {
        Path file = Path.of(id);
        boolean isBundle = Files.isRegularFile(file);
        if (!isBundle && (onlyPlace || sha256 != null)) {
            throw new MarrowException(ErrorCode.FILE_MISSING, file + ": no such readable file, expected a bundle");
        }
        var out = spec.commandLine().getOut();
        String release = id;
        if (isBundle) {
            Bundle.Received received;
            try (var progress = new ProgressLines()) {
                received = Bundle.receive(file, digest(file), target.releases(), progress);
            }
            release = received.release();
            out.printf("Release %s is %s.%n", release, received.isNew() ? "in place" : "there already");
        }
        if (!onlyPlace) {
            target.releases().makeCurrent(release);
            out.printf("Release %s is current.%n", release);
        }
        out.flush();
        return 0;
    }

    private Optional<String> digest(Path file) throws IOException {
        if (sha256 != null) {
            return Optional.of(sha256);
        }
        Path beside = digestOf(file);
        return Files.exists(beside)
                ? Optional.of(
                        Files.readString(beside, StandardCharsets.UTF_8).strip().replaceFirst("\\s.*", ""))
                : Optional.empty();
    }
}
