package org.marrow.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.tdb2.sys.SystemTDB;

/// An index of a release: records of three or four identifiers of nodes, in ascending order.
///
/// The leaves of its B+tree are full and lie in their file from the first to the last, so that the file is a sorted
/// array, which is searched without the tree. A record is named by where it begins in the file. May be shared
/// between threads.
///
/// Source: the format of TDB2's record pages, which are a count, a link, and the records.
final class PackedIndex {

    private static final int PAGE = SystemTDB.BlockSize;
    private static final int HEADER = 2 * Integer.BYTES;
    private static final ValueLayout.OfInt COUNT = ValueLayout.JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong ID = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    /// Where the file of a tree's state has the number of pages of records.
    private static final int PAGES = 2 * Long.BYTES;

    private final String letters;
    private final int[] terms;
    private final int record;
    private final int full;
    private final int pages;
    private final MemorySegment file;

    /// The first identifier of each page that was asked for, or 0.
    private final AtomicLongArray firsts;

    private PackedIndex(String letters, int pages, MemorySegment file) {
        this.letters = letters;
        this.terms = letters.chars()
                .map((letters.contains("G") ? "GSPO" : "SPO")::indexOf)
                .toArray();
        this.record = letters.length() * Long.BYTES;
        this.full = (PAGE - HEADER) / record;
        this.pages = pages;
        this.file = file;
        this.firsts = new AtomicLongArray(pages);
    }

    /// The index called `letters`, such as POS, which say the order of a record's parts.
    ///
    /// @param arena by whose end the index is no longer asked
    /// @throws IOException if its files are not there, or not whole
    static PackedIndex open(Path database, String letters, Arena arena) throws IOException {
        byte[] state = Files.readAllBytes(database.resolve(letters + "." + Names.extBptState));
        int pages = Math.toIntExact(ByteBuffer.wrap(state).getLong(PAGES));
        Path records = database.resolve(letters + "." + Names.extBptRecords);
        long bytes = (long) pages * PAGE;
        try (FileChannel file = FileChannel.open(records, StandardOpenOption.READ)) {
            if (file.size() < bytes) {
                throw new IOException(
                        "%s with %d bytes, expected %d".formatted(records.getFileName(), file.size(), bytes));
            }
            return new PackedIndex(letters, pages, file.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena));
        }
    }

    String letters() {
        return letters;
    }

    /// How many parts a record has.
    int width() {
        return letters.length();
    }

    /// Where the first record begins, or [#end] if there is none.
    long begin() {
        return onwards(0, HEADER);
    }

    /// Where a record after the last one would begin.
    long end() {
        return start(Math.max(1, pages));
    }

    /// Which term a part of a record is, of a statement or of a graph's name and a statement.
    int term(int part) {
        return terms[part];
    }

    /// A part of a record.
    long get(long at, int part) {
        return file.get(ID, at + (long) part * Long.BYTES);
    }

    /// Where the record after one begins, or [#end].
    long next(long at) {
        return onwards(page(at), at + record);
    }

    /// The first record that does not come before those that begin with `key`, or [#end].
    ///
    /// @param length how many parts of the key count
    /// @param near   a record in whose page it may be
    long find(long[] key, int length, long near) {
        int page = near < end() && holds(page(near), key, length) ? page(near) : lastBefore(key, length);
        int low = 0;
        int high = count(page);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(start(page) + (long) middle * record, key, length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return onwards(page, start(page) + (long) low * record);
    }

    /// How many records begin with `key`.
    long count(long[] key, int length) {
        if (length == 0) {
            return place(end());
        }
        long[] after = key.clone();
        after[length - 1]++;
        long from = find(key, length, end());
        return Math.max(0, place(find(after, length, from)) - place(from));
    }

    /// Tells each identifier with which a record begins, once.
    void firsts(LongConsumer teller) {
        long at = begin();
        while (at < end()) {
            long first = get(at, 0);
            teller.accept(first);
            at = find(new long[] {first + 1}, 1, at);
        }
    }

    /// Counts all records.
    ///
    /// @throws IllegalStateException if one does not come after the one before
    long records() {
        long count = 0;
        long[] before = new long[letters.length()];
        for (long at = begin(); at < end(); at = next(at)) {
            if (count++ > 0 && compare(at, before, before.length) <= 0) {
                throw new IllegalStateException("Index %s is out of order at byte %d".formatted(letters, at));
            }
            for (int part = 0; part < before.length; part++) {
                before[part] = get(at, part);
            }
        }
        return count;
    }

    /// How many records come before one. All pages but the last two are full.
    private long place(long at) {
        int page = page(at);
        int last = pages - 1;
        if (page < last) {
            return (long) page * full + (at - start(page)) / record;
        }
        long before = last < 1 ? 0 : (long) (last - 1) * full + count(last - 1);
        return before + (page > last ? count(last) : (at - start(page)) / record);
    }

    /// Whether the first record of a page comes before the key and the last one does not.
    private boolean holds(int page, long[] key, int length) {
        int count = count(page);
        return count > 0
                && compare(start(page), key, length) < 0
                && compare(start(page) + (long) (count - 1) * record, key, length) >= 0;
    }

    /// The last page whose first record comes before the key, or the first page.
    private int lastBefore(long[] key, int length) {
        int low = 0;
        int high = pages;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(first(middle), key[0]);
            if (order < 0 || (order == 0 && compare(start(middle), key, length) < 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    private long first(int page) {
        long known = firsts.getOpaque(page);
        if (known == 0) {
            known = get(start(page), 0);
            firsts.setOpaque(page, known);
        }
        return known;
    }

    private int compare(long at, long[] key, int length) {
        for (int i = 0; i < length; i++) {
            int order = Long.compareUnsigned(get(at, i), key[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// Leads from the end of a page to the beginning of the next one.
    private long onwards(int page, long at) {
        return at < start(page) + (long) count(page) * record ? at : start(page + 1);
    }

    private int count(int page) {
        return page < 0 || page >= pages ? 0 : file.get(COUNT, (long) page * PAGE);
    }

    private static int page(long at) {
        return (int) (at / PAGE);
    }

    private static long start(int page) {
        return (long) page * PAGE + HEADER;
    }
}
