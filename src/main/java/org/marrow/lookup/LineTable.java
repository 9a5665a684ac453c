package org.marrow.lookup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lines under unique keys in a block of bytes, found by halving: little more than the block itself,
/// which may be a mapped file. May be shared between threads.
///
/// The block holds the number of lines, where each ends, and the lines in the order of their keys' bytes.
/// A key ends at the first tab.
final class LineTable {

    private static final byte TAB = '\t';

    private final ByteBuffer block;
    private final int count;
    private final int start;

    /// Over a block that [#bytes] made.
    LineTable(ByteBuffer block) {
        this.block = block;
        this.count = block.getInt(0);
        this.start = (count + 1) * Integer.BYTES;
    }

    /// A block of `lines`, in any order.
    static ByteBuffer bytes(List<String> lines) {
        byte[][] sorted = lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        Arrays.sort(sorted, Comparator.comparing(LineTable::key, Arrays::compareUnsigned));
        int size = Arrays.stream(sorted).mapToInt(line -> line.length).reduce(0, Math::addExact);
        ByteBuffer block = ByteBuffer.allocate(Math.addExact(size, (sorted.length + 1) * Integer.BYTES));
        block.putInt(sorted.length);
        int end = 0;
        for (byte[] line : sorted) {
            end += line.length;
            block.putInt(end);
        }
        for (byte[] line : sorted) {
            block.put(line);
        }
        return block.flip();
    }

    private static byte[] key(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == TAB) {
                return Arrays.copyOf(line, i);
            }
        }
        return line;
    }

    int size() {
        return count;
    }

    /// The line at the place `index`, from 0.
    String line(int index) {
        byte[] line = new byte[end(index) - begin(index)];
        block.get(start + begin(index), line);
        return new String(line, StandardCharsets.UTF_8);
    }

    /// The line under `key`.
    Optional<String> find(String key) {
        byte[] sought = key.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, sought);
            if (order == 0) {
                return Optional.of(line(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private int compare(int index, byte[] sought) {
        int at = start + begin(index);
        int length = end(index) - begin(index);
        for (int i = 0; i < length; i++) {
            byte here = block.get(at + i);
            if (here == TAB) {
                return i < sought.length ? -1 : 0;
            }
            if (i == sought.length) {
                return 1;
            }
            int order = Byte.compareUnsigned(here, sought[i]);
            if (order != 0) {
                return order;
            }
        }
        return length < sought.length ? -1 : 0;
    }

    private int begin(int index) {
        return index == 0 ? 0 : end(index - 1);
    }

    private int end(int index) {
        return block.getInt((index + 1) * Integer.BYTES);
    }
}
