package org.marrow.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.sheet.Words;
import org.marrow.store.Bundle;
import org.marrow.store.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow bundle`.
@Command(
        name = "bundle",
        description = {
            "Writes a release into one file, to be copied to other machines, and its SHA-256 beside it.",
            "marrow use FILE puts it in place there. Your own graphs are not in it."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: marrow bundle --data data --out release.tar.gz"})
final class BundleCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "The release, as marrow releases lists it; the current one without it.")
    private @Nullable String id;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write. Default: ID.tar.gz.")
    private @Nullable Path out;

    @Option(names = "--replace", description = "Writes over the file if it is there.")
    private boolean replace;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var data = new DataFolder(target.existing());
        String release = Optional.ofNullable(id)
                .or(data::current)
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_MISSING,
                        "%s: found no current release, expected one; name one of %s"
                                .formatted(data.path(), data.list())));
        Path file = out == null ? Path.of(release + ".tar.gz") : out;
        WholeFile.requireFree(file, replace);
        var digest = new AtomicReference<>("");
        try (var progress = new ProgressLines()) {
            WholeFile.writeAt(file, part -> {
                try (var bytes = Files.newOutputStream(part)) {
                    digest.set(Bundle.write(data, release, bytes, progress));
                }
            });
        }
        Path beside = UseCommand.digestOf(file);
        Files.writeString(beside, "%s  %s\n".formatted(digest.get(), file.getFileName()), StandardCharsets.UTF_8);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: release %s, %s bytes, SHA-256 %s%n",
                        file, release, Words.number(Files.size(file)), digest.get());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
