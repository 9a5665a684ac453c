package org.marrow.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.marrow.export.Export;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `marrow export`.
@Command(
        name = "export",
        description = "Writes a release, or a branch of it, into a file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "nq: every named graph. ttl: the default graph. jsonld: every named graph, expanded JSON-LD.",
            "csv: a folder of tables: terms, synonyms, edges, annotations, associations, mappings.",
            "",
            "Example: marrow export --data data --root HP:0001871 --format csv --out blood"
        })
final class ExportCommand implements Callable<Integer> {

    /// How a release is written.
    enum Format {
        nq,
        ttl,
        jsonld,
        csv
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "nq",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Format format;

    @Option(
            names = "--root",
            paramLabel = "TERM",
            description = "Only this term, all below it with what is said of them, and their ancestors.")
    private @Nullable String root;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "The file, gzipped if its name ends in .gz, or for csv the folder; standard output without it.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (format == Format.csv && out == null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "--format csv: found no --out, expected --out FOLDER for its tables");
        }
        try (Marrow marrow = data.open();
                var progress = new ProgressLines()) {
            Export export = marrow.export(Optional.ofNullable(root), progress);
            if (out == null) {
                write(export, new PrintStream(System.out, false));
            } else {
                writeInto(export, out);
            }
        }
        return 0;
    }

    /// The file, or the folder, gets its name when it is whole.
    private void writeInto(Export export, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            if (format == Format.csv) {
                export.writeTables(part);
            } else {
                OutputStream file = Files.newOutputStream(part);
                try (OutputStream bytes = target.toString().endsWith(".gz")
                        ? new GZIPOutputStream(file)
                        : new BufferedOutputStream(file)) {
                    write(export, bytes);
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to write there (%s), expected a place that may be written to and is free"
                            .formatted(target, e),
                    e);
        }
    }

    private void write(Export export, OutputStream bytes) throws IOException {
        switch (format) {
            case nq -> export.writeQuads(bytes);
            case ttl -> export.writeTurtle(bytes);
            case jsonld -> export.writeJsonLd(bytes);
            case csv -> throw new AssertionError("Tables are written into a folder");
        }
        bytes.flush();
    }
}
