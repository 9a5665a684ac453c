package org.marrow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.lookup.CodeTable;
import org.marrow.lookup.CodeTables;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.Table;
import org.marrow.source.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow resolve`.
@Command(
        name = "resolve",
        description = "Says what identifiers are, and where they lead in another vocabulary.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Adds the columns outcome, id, label and candidates; with --to-vocabulary also mapped, mapped_label,",
            "predicate, path, set, cardinality and conflicts. Several values in one cell are separated by |.",
            "",
            "Examples:",
            "  marrow resolve HP:0033606 UMLS:C0302173 14998000",
            "  marrow resolve SNOMEDCT:14998000 --to-vocabulary HP --steps 2",
            "  marrow resolve --in codes.csv --column code --to-vocabulary SNOMEDCT --steps 2 --out mapped.csv"
        })
final class ResolveCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 3;

    /// How the answer is written.
    enum Format {
        table,
        csv,
        tsv,
        json
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "CURIEs, IRIs, CUIs or numbers, unless --in has them.")
    private List<String> identifiers = List.of();

    @Option(
            names = "--in",
            paramLabel = "FILE",
            description = "A table with identifiers, as CSV or TSV below a line that names its columns.")
    private @Nullable Path in;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "The column of --in with the identifiers. Default: the first.")
    private @Nullable String column;

    @Option(
            names = "--to-vocabulary",
            paramLabel = "PREFIX",
            description = "The vocabulary to map to, such as SNOMEDCT.")
    private @Nullable String vocabulary;

    @Option(names = "--steps", paramLabel = "N", description = "The most mappings on a way to it, 1 to 3. Default: 1.")
    private @Nullable Integer steps;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; standard output without it.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}. Default: as --out is called, or csv for --in, else table.")
    private @Nullable Format format;

    @Option(
            names = "--strict",
            description = "End with exit code 1 if an identifier names no single current thing, or with"
                    + " --to-vocabulary leads to nothing.")
    private boolean strict;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        CodeTable asked = asked();
        requireSteps();
        CodeTables.Answer answer;
        try (Marrow marrow = data.open()) {
            answer = vocabulary == null
                    ? CodeTables.resolve(marrow, asked)
                    : CodeTables.resolve(marrow, asked, vocabulary, steps == null ? 1 : steps);
        }
        if (out == null) {
            PrintWriter console = spec.commandLine().getOut();
            write(answer.table(), console);
            console.flush();
        } else {
            writeInto(out, answer.table());
        }
        return strict && answer.missing() > 0 ? Main.FAILED : 0;
    }

    private CodeTable asked() {
        if (in != null && identifiers.isEmpty()) {
            return CodeTable.read(new SourceFile(in), Optional.ofNullable(column));
        }
        if (in != null || identifiers.isEmpty() || column != null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "Found %d identifiers%s%s, expected identifiers, or --in with the file that has them"
                            .formatted(
                                    identifiers.size(),
                                    in == null ? "" : " and --in",
                                    column == null ? "" : " and --column"));
        }
        return CodeTable.of(identifiers);
    }

    private void requireSteps() {
        if (steps == null) {
            return;
        }
        if (vocabulary == null || steps < 1 || steps > MOST_STEPS) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "--steps %d: expected 1 to %d, and a --to-vocabulary".formatted(steps, MOST_STEPS));
        }
    }

    private void write(CodeTable table, PrintWriter text) {
        switch (chosen()) {
            case table ->
                TextTable.print(
                        new Table(
                                table.columns(),
                                table.rows().stream()
                                        .map(row ->
                                                row.stream().map(Optional::of).toList())
                                        .toList()),
                        text);
            case csv -> table.writeCsv(text);
            case tsv -> table.writeTsv(text);
            case json -> text.println(table.json());
        }
    }

    private Format chosen() {
        if (format != null) {
            return format;
        }
        if (out != null) {
            String name = out.toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".json") ? Format.json : name.endsWith(".tsv") ? Format.tsv : Format.csv;
        }
        return in == null ? Format.table : Format.csv;
    }

    /// The file gets its name when it is whole.
    private void writeInto(Path target, CodeTable table) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (Writer file = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                var text = new PrintWriter(file);
                write(table, text);
                if (text.checkError()) {
                    throw new IOException("the disk may be full");
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to write there (%s), expected a place that may be written to"
                            .formatted(target, e),
                    e);
        }
    }
}
