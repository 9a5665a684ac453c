package org.marrow.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        description = "Writes a release, or a branch of it, into a file or a folder of files.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "nq: every named graph. ttl: the default graph. jsonld: every named graph, expanded JSON-LD.",
            "csv: a folder of tables: terms, synonyms, edges, annotations, associations, mappings.",
            "parquet: a folder of the same tables in typed columns, and graph_nodes, graph_edges, closure.",
            "parts: a folder of N-Quads, split by graph and by size, with a manifest.",
            "",
            "Example: marrow export --data data --root HP:0001871 --format csv --out blood"
        })
final class ExportCommand implements Callable<Integer> {

    /// How a release is written.
    enum Format {
        nq,
        ttl,
        jsonld,
        csv,
        parquet,
        parts;

        private boolean isFolder() {
            return this == csv || this == parquet || this == parts;
        }
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
                    "The file, gzipped if its name ends in .gz; standard output without it. For csv, parquet and parts"
                            + " the folder, which is made.")
    private @Nullable Path out;

    @Option(
            names = "--part-size",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "The most statements in one file of parts. Default: ${DEFAULT-VALUE}.")
    private long partSize;

    @Override
    public Integer call() throws IOException {
        if (format.isFolder() && out == null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "--format %s: found no --out, expected --out FOLDER for its files".formatted(format));
        }
        if (partSize < 1) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "--part-size: found %d, expected 1 or more".formatted(partSize));
        }
        try (Marrow marrow = data.open();
                var progress = new ProgressLines()) {
            Export export = marrow.export(Optional.ofNullable(root), progress);
            if (out == null) {
                write(export, new PrintStream(System.out, false));
            } else if (format.isFolder()) {
                WholeFile.writeFolder(out, folder -> writeFolder(export, folder));
            } else {
                WholeFile.write(out, bytes -> write(export, bytes));
            }
        }
        return 0;
    }

    private void write(Export export, OutputStream bytes) throws IOException {
        switch (format) {
            case nq -> export.writeQuads(bytes);
            case ttl -> export.writeTurtle(bytes);
            case jsonld -> export.writeJsonLd(bytes);
            case csv, parquet, parts -> throw new AssertionError(format + " is written into a folder");
        }
        bytes.flush();
    }

    private void writeFolder(Export export, Path folder) {
        switch (format) {
            case csv -> export.writeTables(folder);
            case parquet -> export.writeParquet(folder);
            case parts -> export.writeParts(folder, partSize);
            case nq, ttl, jsonld -> throw new AssertionError(format + " is written into one file");
        }
    }
}
