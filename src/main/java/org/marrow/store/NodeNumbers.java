package org.marrow.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.lib.NodeLib;
import org.apache.jena.tdb2.store.Hash;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TTransport;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The nodes of a database being written, each under a number from 0 up in the order of first use. Not for
/// use by several threads at once.
///
/// Nodes go to TDB2's node file as they come; only their 128-bit hash and their place are kept, about 50
/// bytes for each, whatever their length. Two nodes of one hash would be taken for one, as TDB2 itself
/// does.
final class NodeNumbers implements AutoCloseable {

    private static final int RECENT = 1 << 16;
    private static final int FIRST_CAPACITY = 1 << 16;

    /// What is kept free, of the slots behind the last, for runs that begin near the end.
    private static final int OVERFLOW = 1 << 10;

    private final CountedOutput file;
    private final TProtocol protocol;
    private final @Nullable Node[] recent = new Node[RECENT];
    private final int[] recentCodes = new int[RECENT];
    private final int[] recentNumbers = new int[RECENT];
    private final Map<Long, Integer> inlined = new HashMap<>();
    private final Hash hash = new Hash(SystemTDB.LenNodeHash);

    /// The encoded TDB2 identifiers by number.
    private long[] ids = new long[FIRST_CAPACITY];

    private int count;

    /// The number of each literal's datatype plus 1; 0 of other nodes.
    private short[] datatypes = new short[FIRST_CAPACITY];

    private final Map<String, Short> datatypeNumbers = new HashMap<>();
    private final List<Node> datatypeNodes = new ArrayList<>();

    /// Slots in the order of the hashes' first bits, so that the table is all but sorted: each hash stands
    /// in the slot that these bits name, or in the next free one behind it. A slot whose number is 0 is
    /// free; others hold it plus 1.
    private int bits = Integer.numberOfTrailingZeros(FIRST_CAPACITY);

    private long[] high = new long[FIRST_CAPACITY + OVERFLOW];
    private long[] low = new long[FIRST_CAPACITY + OVERFLOW];
    private int[] numbers = new int[FIRST_CAPACITY + OVERFLOW];
    private int hashed;

    /// Writes the nodes into `file`, which must not exist yet.
    NodeNumbers(Path file) throws IOException {
        this.file = new CountedOutput(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        this.protocol = TRDF.protocol(this.file);
    }

    /// The number of `node`.
    int number(Node node) {
        int code = node.hashCode();
        int place = (code * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(RECENT));
        if (recentCodes[place] == code && node.equals(recent[place])) {
            return recentNumbers[place];
        }
        NodeId inline = NodeId.hasInlineDatatype(node) ? NodeId.inline(node) : null;
        int number =
                inline == null ? numberByHash(node) : inlined.computeIfAbsent(encoded(inline), id -> next(id, node));
        recent[place] = node;
        recentCodes[place] = code;
        recentNumbers[place] = number;
        return number;
    }

    private int numberByHash(Node node) {
        NodeLib.setHash(hash, node);
        ByteBuffer bytes = ByteBuffer.wrap(hash.getBytes());
        long first = bytes.getLong(0);
        long second = bytes.getLong(Long.BYTES);
        int slot = slot(first);
        while (numbers[slot] != 0) {
            if (high[slot] == first && low[slot] == second) {
                return numbers[slot] - 1;
            }
            slot++;
        }
        int number = next(encoded(write(node)), node);
        put(slot, first, second, number);
        hashed++;
        if (hashed > (1 << bits) / 2 || numbers[numbers.length - 1] != 0) {
            grow();
        }
        return number;
    }

    private int slot(long first) {
        return (int) (first >>> (Long.SIZE - bits));
    }

    private void put(int slot, long first, long second, int number) {
        high[slot] = first;
        low[slot] = second;
        numbers[slot] = number + 1;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldNumbers = numbers;
        bits++;
        high = new long[(1 << bits) + OVERFLOW];
        low = new long[high.length];
        numbers = new int[high.length];
        for (int old = 0; old < oldNumbers.length; old++) {
            if (oldNumbers[old] != 0) {
                int slot = slot(oldHigh[old]);
                while (numbers[slot] != 0) {
                    slot++;
                }
                put(slot, oldHigh[old], oldLow[old], oldNumbers[old] - 1);
            }
        }
    }

    private NodeId write(Node node) {
        try {
            NodeId id = NodeIdFactory.createPtr(file.length());
            ThriftConvert.convert(node, false).write(protocol);
            TRDF.flush(protocol);
            return id;
        } catch (TException e) {
            throw new IllegalStateException("Cannot be written: " + node, e);
        }
    }

    private int next(long id, Node node) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            datatypes = Arrays.copyOf(datatypes, count * 2);
        }
        ids[count] = id;
        datatypes[count] = node.isLiteral() ? datatypeNumber(node.getLiteralDatatypeURI()) : 0;
        return count++;
    }

    private short datatypeNumber(String iri) {
        return datatypeNumbers.computeIfAbsent(iri, key -> {
            if (datatypeNodes.size() == Short.MAX_VALUE) {
                throw new IllegalStateException("More datatypes than a short number holds");
            }
            datatypeNodes.add(NodeFactory.createURI(key));
            return (short) datatypeNodes.size();
        });
    }

    private static long encoded(NodeId id) {
        ByteBuffer bytes = ByteBuffer.allocate(NodeId.SIZE);
        NodeIdFactory.set(id, bytes, 0);
        return bytes.getLong(0);
    }

    /// How many nodes there are.
    int count() {
        return count;
    }

    /// The number of a literal's datatype, or -1.
    int datatype(int number) {
        return datatypes[number] - 1;
    }

    /// The datatype under a number that [#datatype] gave.
    Node datatypeNode(int datatype) {
        return datatypeNodes.get(datatype);
    }

    /// The identifiers in the order in which TDB2 compares them, as unsigned numbers.
    long[] sortedIds() {
        long[] sorted = Arrays.copyOf(ids, count);
        for (int i = 0; i < count; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        Arrays.parallelSort(sorted);
        for (int i = 0; i < count; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        return sorted;
    }

    /// The place of each number's identifier among `sortedIds`.
    int[] ranks(long[] sortedIds) {
        int[] ranks = new int[count];
        IntStream.range(0, count).parallel().forEach(number -> ranks[number] = rank(sortedIds, ids[number]));
        return ranks;
    }

    private static int rank(long[] sortedIds, long id) {
        int from = 0;
        int to = sortedIds.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Long.compareUnsigned(sortedIds[middle], id) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// The length of the node file, in bytes.
    long fileLength() {
        return file.length();
    }

    /// The records of TDB2's index from hash to node, in order. To be asked once, when the last node is in.
    Iterator<Record> index() {
        sortSlots();
        return new Iterator<>() {
            private int slot = nextTaken(0);

            @Override
            public boolean hasNext() {
                return slot < numbers.length;
            }

            @Override
            public Record next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                byte[] key = ByteBuffer.allocate(SystemTDB.LenNodeHash)
                        .putLong(high[slot])
                        .putLong(low[slot])
                        .array();
                byte[] value = ByteBuffer.allocate(NodeId.SIZE)
                        .putLong(ids[numbers[slot] - 1])
                        .array();
                slot = nextTaken(slot + 1);
                return new Record(key, value);
            }
        };
    }

    /// What the node file of a database holds, read from end to end.
    static Databases.Contents contents(Path database) {
        Path file = nodeFile(database);
        Hash hash = new Hash(SystemTDB.LenNodeHash);
        long count = 0;
        long sum = 0;
        try (var bytes = new CountedInput(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            TTransport transport = new TIOStreamTransport(bytes);
            TProtocol protocol = TRDF.protocol(transport);
            long length = Files.size(file);
            while (bytes.position() < length) {
                long place = bytes.position();
                RDF_Term term = new RDF_Term();
                term.read(protocol);
                NodeLib.setHash(hash, ThriftConvert.convert(term));
                ByteBuffer parts = ByteBuffer.wrap(hash.getBytes());
                count++;
                sum += digest(parts.getLong(0), parts.getLong(Long.BYTES), encoded(NodeIdFactory.createPtr(place)));
            }
            return new Databases.Contents(count, sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TException e) {
            throw new MarrowException(
                    ErrorCode.RELEASE_INCOMPLETE,
                    "%s: found a term that cannot be read back, expected what was written; build it again"
                            .formatted(file),
                    e);
        }
    }

    /// Where TDB2 keeps its nodes.
    static Path nodeFile(Path database) {
        return database.resolve("nodes-data." + Names.extObjNodeData);
    }

    /// For one node: its hash in two halves, and its encoded identifier.
    static long digest(long first, long second, long id) {
        long digest = first ^ Long.rotateLeft(second, 21) ^ Long.rotateLeft(id * 0x9E3779B97F4A7C15L, 42);
        return digest * 0xBF58476D1CE4E5B9L;
    }

    private int nextTaken(int from) {
        int slot = from;
        while (slot < numbers.length && numbers[slot] == 0) {
            slot++;
        }
        return slot;
    }

    /// Sorts each run of taken slots by insertion: a run is short, and no hash of one run belongs into another.
    private void sortSlots() {
        for (int slot = 1; slot < numbers.length; slot++) {
            long first = high[slot];
            long second = low[slot];
            int number = numbers[slot];
            int to = slot;
            while (number != 0 && to > 0 && numbers[to - 1] != 0 && comesAfter(to - 1, first, second)) {
                high[to] = high[to - 1];
                low[to] = low[to - 1];
                numbers[to] = numbers[to - 1];
                to--;
            }
            high[to] = first;
            low[to] = second;
            numbers[to] = number;
        }
    }

    private boolean comesAfter(int slot, long first, long second) {
        int byFirst = Long.compareUnsigned(high[slot], first);
        return byFirst > 0 || (byFirst == 0 && Long.compareUnsigned(low[slot], second) > 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// Knows how much went through it.
    private static final class CountedOutput extends OutputStream {

        private final OutputStream out;
        private long length;

        CountedOutput(OutputStream out) {
            this.out = out;
        }

        long length() {
            return length;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            length++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            length += count;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Knows how much was taken from it.
    private static final class CountedInput extends FilterInputStream {

        private long position;

        CountedInput(InputStream in) {
            super(in);
        }

        long position() {
            return position;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            position += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            position += Math.max(count, 0);
            return count;
        }
    }
}
