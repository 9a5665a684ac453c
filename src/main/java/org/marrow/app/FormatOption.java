package org.marrow.app;

import java.io.PrintWriter;
import org.marrow.lookup.Delimited;
import org.marrow.lookup.Json;
import picocli.CommandLine.Option;

/// The option that says how an answer is written.
final class FormatOption {

    /// How an answer is written.
    enum Format {
        text,
        json,
        csv,
        tsv
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Format format;

    boolean isText() {
        return format == Format.text;
    }

    /// Whether it is written as rows alone, which have no place for remarks.
    boolean isTable() {
        return format == Format.csv || format == Format.tsv;
    }

    /// Writes `answer`.
    ///
    /// @param most the most rows or values of a list in a text for people
    void write(Answer answer, PrintWriter out, Terminal terminal, int most) {
        switch (format) {
            case text -> answer.print(new TextPage(out, terminal, most));
            case json -> Json.write(answer.record(), out);
            case csv -> Delimited.CSV.write(answer.table(), out);
            case tsv -> Delimited.TSV.write(answer.table(), out);
        }
        out.flush();
    }
}
