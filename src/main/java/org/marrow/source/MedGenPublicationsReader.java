package org.marrow.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `medgen_pubmed_lnk.txt`: the publications on each concept, row by row.
///
/// The file has tens of millions of rows, and rows on one concept stand together, so that what they share
/// is read once. A name may hold `|`, and bytes that are not UTF-8: they become U+FFFD.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenPublicationsReader {

    private static final String HEADER = "#uid|cui|name|pmid|";

    private final SourceFile file;
    private byte[] shared = new byte[0];
    private String uid = "";
    private String cui = "";
    private String name = "";
    private boolean damaged;

    /// One row.
    ///
    /// @param uid     the number of the concept's page
    /// @param cui     the concept
    /// @param name    its name
    /// @param pmid    the PubMed identifier of the publication
    /// @param damaged whether the name holds bytes that are not UTF-8, each now U+FFFD
    public record Row(String uid, String cui, String name, String pmid, boolean damaged) {}

    /// A reader of `file`.
    public MedGenPublicationsReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        long count = 0;
        long line = 1;
        try (var lines = new ByteLines(file)) {
            try {
                requireHeader(lines);
                while (lines.next()) {
                    int end = endOf(lines);
                    if (end > lines.from()) {
                        rows.accept(row(lines, end));
                        count++;
                    }
                }
            } finally {
                line = Math.max(1, lines.number());
            }
        } catch (IOException e) {
            throw file.unreadable(line, e);
        }
        return count;
    }

    private void requireHeader(ByteLines lines) throws IOException {
        String header = lines.next() ? lines.text().strip() : "";
        if (!header.toLowerCase(Locale.ROOT).equals(HEADER)) {
            throw file.wrongKind(
                    1,
                    header.isEmpty() ? "no header line" : '"' + header + '"',
                    "the header of medgen_pubmed_lnk.txt (#UID|CUI|NAME|PMID|)");
        }
    }

    private static int endOf(ByteLines lines) {
        int end = lines.to();
        return end > lines.from() && lines.buffer()[end - 1] == '\r' ? end - 1 : end;
    }

    private Row row(ByteLines lines, int end) {
        byte[] bytes = lines.buffer();
        int start = lines.from();
        if (bytes[end - 1] != '|') {
            throw file.malformed(
                    lines.number(), "a row that does not end in |", "a | after each column, also the last");
        }
        int beforePmid = end - 2;
        while (beforePmid >= start && bytes[beforePmid] != '|') {
            beforePmid--;
        }
        if (beforePmid < start || !Arrays.equals(bytes, start, beforePmid, shared, 0, shared.length)) {
            share(lines, Math.max(beforePmid, start));
        }
        return new Row(uid, cui, name, number(lines, beforePmid + 1, end - 1, "PMID"), damaged);
    }

    /// Reads the three columns that end before `end`.
    private void share(ByteLines lines, int end) {
        byte[] bytes = lines.buffer();
        int start = lines.from();
        int first = indexOfPipe(bytes, start, end);
        int second = indexOfPipe(bytes, Math.min(first + 1, end), end);
        if (second == end) {
            throw file.malformed(lines.number(), "too few columns", "4 columns, UID, CUI, NAME and PMID");
        }
        uid = number(lines, start, first, "UID");
        cui = new String(bytes, first + 1, second - first - 1, StandardCharsets.UTF_8);
        if (!Identifiers.isCui(cui)) {
            throw file.malformed(
                    lines.number(), "\"%s\" as CUI".formatted(cui), "a CUI: C and seven digits, or CN and six");
        }
        name = new String(bytes, second + 1, end - second - 1, StandardCharsets.UTF_8);
        damaged = name.indexOf('\uFFFD') >= 0 && !lines.isUtf8(second + 1, end);
        shared = Arrays.copyOfRange(bytes, start, end);
    }

    private static int indexOfPipe(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != '|') {
            at++;
        }
        return at;
    }

    private String number(ByteLines lines, int start, int end, String column) {
        String number = new String(lines.buffer(), start, end - start, StandardCharsets.ISO_8859_1);
        if (!Identifiers.isNumber(number, 0)) {
            throw file.malformed(lines.number(), "\"%s\" as %s".formatted(number, column), "digits");
        }
        return number;
    }
}
