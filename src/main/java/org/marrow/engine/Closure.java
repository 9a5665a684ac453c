package org.marrow.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/// The closure of `rdfs:subClassOf`: classes as numbers in the order of their IRIs, and for each the
/// bitmaps of its superclasses and its subclasses, near and far. May be shared between threads.
///
/// The bitmaps stay in the block that it is opened over, which may be a mapped file; on the heap are the
/// IRIs and two numbers for each direct superclass. A class is in its own bitmaps only if it is above
/// itself.
///
/// Source of the bitmaps: Lemire D. et al. *Roaring bitmaps: implementation of an optimized software
/// library.* Software: Practice and Experience 2018,
/// [doi:10.1002/spe.2560](https://doi.org/10.1002/spe.2560).
public final class Closure {

    /// The number of a class that there is not.
    public static final int NONE = -1;

    private final String[] iris;
    private final Map<String, Integer> numbers;
    private final Adjacency parents;
    private final Adjacency children;
    private final ImmutableRoaringBitmap[] ancestors;
    private final ImmutableRoaringBitmap[] descendants;

    /// For each class its neighbours, one after the other.
    private static final class Adjacency {

        private final int[] ends;
        private final int[] targets;

        Adjacency(int[] ends, int[] targets) {
            this.ends = ends;
            this.targets = targets;
        }

        int[] of(int number) {
            return Arrays.copyOfRange(targets, number == 0 ? 0 : ends[number - 1], ends[number]);
        }
    }

    /// Direct superclasses to be closed. Not for use by several threads.
    public static final class Builder {

        private final TreeMap<String, TreeSet<String>> parents = new TreeMap<>();

        /// Adds a class, which may be there already.
        public void addClass(String iri) {
            parents.computeIfAbsent(iri, key -> new TreeSet<>());
        }

        /// Adds two classes, of which `parent` is a direct superclass of `child`.
        public void add(String child, String parent) {
            addClass(parent);
            parents.computeIfAbsent(child, key -> new TreeSet<>()).add(parent);
        }

        /// The block that holds the closure of what was added.
        public ByteBuffer build() {
            String[] iris = parents.keySet().toArray(String[]::new);
            Map<String, Integer> numbers = numbers(iris);
            int[][] up = new int[iris.length][];
            int[][] down = new int[iris.length][0];
            parents.forEach((child, above) -> {
                int number = numbers.getOrDefault(child, NONE);
                up[number] = above.stream()
                        .mapToInt(parent -> numbers.getOrDefault(parent, NONE))
                        .toArray();
                for (int parent : up[number]) {
                    down[parent] = Arrays.copyOf(down[parent], down[parent].length + 1);
                    down[parent][down[parent].length - 1] = number;
                }
            });
            try {
                return block(iris, up, down);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ByteBuffer block(String[] iris, int[][] up, int[][] down) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeInt(iris.length);
            for (String iri : iris) {
                byte[] text = iri.getBytes(StandardCharsets.UTF_8);
                out.writeShort(text.length);
                out.write(text);
            }
            for (int[][] neighbours : new int[][][] {up, down}) {
                for (int[] each : neighbours) {
                    out.writeInt(each.length);
                    for (int neighbour : each) {
                        out.writeInt(neighbour);
                    }
                }
            }
            for (int[][] neighbours : new int[][][] {up, down}) {
                for (int i = 0; i < neighbours.length; i++) {
                    RoaringBitmap reached = reached(i, neighbours);
                    reached.runOptimize();
                    out.writeInt(reached.serializedSizeInBytes());
                    reached.serialize(out);
                }
            }
            return ByteBuffer.wrap(bytes.toByteArray());
        }

        private static RoaringBitmap reached(int from, int[][] neighbours) {
            var reached = new RoaringBitmap();
            int[] open = neighbours[from].clone();
            int count = open.length;
            while (count > 0) {
                int next = open[--count];
                if (reached.checkedAdd(next)) {
                    int[] more = neighbours[next];
                    open = Arrays.copyOf(open, Math.max(open.length, count + more.length));
                    System.arraycopy(more, 0, open, count, more.length);
                    count += more.length;
                }
            }
            return reached;
        }
    }

    /// Over a block that [Builder#build] made.
    public Closure(ByteBuffer block) {
        ByteBuffer in = block.duplicate();
        this.iris = new String[in.getInt()];
        for (int i = 0; i < iris.length; i++) {
            byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(text);
            iris[i] = new String(text, StandardCharsets.UTF_8);
        }
        this.numbers = numbers(iris);
        this.parents = adjacency(in, iris.length);
        this.children = adjacency(in, iris.length);
        this.ancestors = bitmaps(in, iris.length);
        this.descendants = bitmaps(in, iris.length);
    }

    private static Map<String, Integer> numbers(String[] iris) {
        Map<String, Integer> numbers = HashMap.newHashMap(iris.length);
        for (int i = 0; i < iris.length; i++) {
            numbers.put(iris[i], i);
        }
        return numbers;
    }

    private static Adjacency adjacency(ByteBuffer in, int count) {
        int[] ends = new int[count];
        int[] targets = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            for (int left = in.getInt(); left > 0; left--) {
                if (end == targets.length) {
                    targets = Arrays.copyOf(targets, Math.max(8, 2 * end));
                }
                targets[end++] = in.getInt();
            }
            ends[i] = end;
        }
        return new Adjacency(ends, Arrays.copyOf(targets, end));
    }

    private static ImmutableRoaringBitmap[] bitmaps(ByteBuffer in, int count) {
        ImmutableRoaringBitmap[] bitmaps = new ImmutableRoaringBitmap[count];
        for (int i = 0; i < count; i++) {
            int size = in.getInt();
            bitmaps[i] = new ImmutableRoaringBitmap(in.slice(in.position(), size));
            in.position(in.position() + size);
        }
        return bitmaps;
    }

    /// How many classes there are; their numbers are those below it.
    public int size() {
        return iris.length;
    }

    /// The number of a class, or [#NONE].
    public int number(String iri) {
        return numbers.getOrDefault(iri, NONE);
    }

    /// The IRI of a class.
    public String iri(int number) {
        return iris[number];
    }

    /// The direct superclasses, ascending.
    public int[] parents(int number) {
        return parents.of(number);
    }

    /// The direct subclasses, ascending.
    public int[] children(int number) {
        return children.of(number);
    }

    /// All superclasses.
    public ImmutableRoaringBitmap ancestors(int number) {
        return ancestors[number];
    }

    /// All subclasses.
    public ImmutableRoaringBitmap descendants(int number) {
        return descendants[number];
    }
}
