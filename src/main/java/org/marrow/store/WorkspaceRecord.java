package org.marrow.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// A part of a transaction as it stands in a file: a line with its length and checksums, which is a comment to
/// readers of RDF Patch, and the rows of the patch.
///
/// ```
/// # 0000000000000007 00000000 C 0000004d 1f2e3d4c 5a6b7c8d
/// TX .
/// A <http://example.org/s> <http://example.org/p> "o" .
/// TC .
/// ```
///
/// The numbers are hexadecimal: the transaction, from 1; the part of it, from 0; `C` for the last part or `M`
/// if there are more; the bytes of the rows; their CRC-32C; the CRC-32C of the line before it. All lines of
/// this kind have one length, so that the end of a file that broke off can be told from a damaged one.
///
/// Source: [RDF Patch](https://afs.github.io/rdf-delta/rdf-patch.html).
///
/// @param transaction the number of the transaction
/// @param part        which part of it
/// @param isLast      whether the transaction ends with it
/// @param removed     statements, to be removed first
/// @param added       statements, to be added then
record WorkspaceRecord(long transaction, int part, boolean isLast, List<Quad> removed, List<Quad> added) {

    /// The bytes of every head.
    static final int HEAD = 57;

    /// The most statements of one part.
    static final int MOST = 10_000;

    private static final Pattern FORM =
            Pattern.compile("# ([0-9a-f]{16}) ([0-9a-f]{8}) ([CM]) ([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8})\n");
    private static final int CHECKED = 48;
    private static final int HEXADECIMAL = 16;

    /// What the line before the rows says.
    ///
    /// @param length   the bytes of the rows
    /// @param checksum of the rows
    record Head(long transaction, int part, boolean isLast, int length, int checksum) {

        /// What `bytes` say; empty if they are damaged.
        static Optional<Head> read(byte[] bytes) {
            Matcher form = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            if (!form.matches() || Integer.parseUnsignedInt(form.group(6), HEXADECIMAL) != sum(bytes, CHECKED)) {
                return Optional.empty();
            }
            return Optional.of(new Head(
                    Long.parseUnsignedLong(form.group(1), HEXADECIMAL),
                    Integer.parseUnsignedInt(form.group(2), HEXADECIMAL),
                    form.group(3).equals("C"),
                    Integer.parseUnsignedInt(form.group(4), HEXADECIMAL),
                    Integer.parseUnsignedInt(form.group(5), HEXADECIMAL)));
        }

        private byte[] bytes() {
            String line =
                    "# %016x %08x %s %08x %08x ".formatted(transaction, part, isLast ? "C" : "M", length, checksum);
            byte[] checked = line.getBytes(StandardCharsets.ISO_8859_1);
            return (line + "%08x\n".formatted(sum(checked, CHECKED))).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static int sum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    /// The record in a file.
    ///
    /// @throws IllegalArgumentException if what was written would be read as something else, so that a restart
    ///                                  would not bring back what was acknowledged
    byte[] bytes() {
        var rows = new ByteArrayOutputStream();
        try (var writer = RDFChangesWriterText.create(rows)) {
            if (part == 0) {
                writer.txnBegin();
            }
            removed.forEach(
                    quad -> writer.delete(graph(quad), quad.getSubject(), quad.getPredicate(), quad.getObject()));
            added.forEach(quad -> writer.add(graph(quad), quad.getSubject(), quad.getPredicate(), quad.getObject()));
            if (isLast) {
                writer.txnCommit();
            }
        }
        byte[] body = rows.toByteArray();
        var head = new Head(transaction, part, isLast, body.length, sum(body, body.length));
        requireReadable(head, body);
        byte[] bytes = new byte[HEAD + body.length];
        System.arraycopy(head.bytes(), 0, bytes, 0, HEAD);
        System.arraycopy(body, 0, bytes, HEAD, body.length);
        return bytes;
    }

    private void requireReadable(Head head, byte[] body) {
        boolean isSame;
        try {
            isSame = read(head, body).filter(this::equals).isPresent();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Found a term that cannot be written down: " + e.getMessage(), e);
        }
        if (!isSame) {
            throw new IllegalArgumentException("Found a term that cannot be written down as it is");
        }
    }

    private static @Nullable Node graph(Quad quad) {
        return quad.isDefaultGraph() ? null : quad.getGraph();
    }

    /// The record whose head is `head`; empty if the checksum does not fit `rows`.
    static Optional<WorkspaceRecord> read(Head head, byte[] rows) {
        if (sum(rows, rows.length) != head.checksum()) {
            return Optional.empty();
        }
        var found = new Rows();
        new RDFPatchReaderText(new ByteArrayInputStream(rows), ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .apply(found);
        return Optional.of(
                new WorkspaceRecord(head.transaction(), head.part(), head.isLast(), found.removed, found.added));
    }

    private static final class Rows extends RDFChangesBase {

        private final List<Quad> removed = new ArrayList<>();
        private final List<Quad> added = new ArrayList<>();

        /// Terms come back many times, and are to be in memory once.
        private final Map<Node, Node> terms = new HashMap<>();

        @Override
        public void add(Node graph, Node subject, Node predicate, Node object) {
            added.add(quad(graph, subject, predicate, object));
        }

        @Override
        public void delete(Node graph, Node subject, Node predicate, Node object) {
            removed.add(quad(graph, subject, predicate, object));
        }

        private Quad quad(@Nullable Node graph, Node subject, Node predicate, Node object) {
            return Quad.create(
                    graph == null ? Quad.defaultGraphIRI : same(graph), same(subject), same(predicate), same(object));
        }

        private Node same(Node term) {
            Node known = terms.putIfAbsent(term, term);
            return known == null ? term : known;
        }
    }
}
