import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Computes what [Overlap] does without Spark and in another way, and compares all of it: it climbs the hierarchy
/// itself instead of reading its closure, compares pairs as sets of bits instead of counting in an index, sorts
/// instead of keeping the best, and reads Parquet with another reader.
///
/// `OverlapCheck TABLES OUT [K]` ends with 1 where OUT has something else.
public final class OverlapCheck {

    private static final String TOP = "HP:0000118";

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> ancestors = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private OverlapCheck() {}

    public static void main(String[] arguments) throws IOException {
        Path tables = Path.of(arguments[0]);
        int k = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        long begun = System.nanoTime();
        List<String> expected = new OverlapCheck().alike(tables, k);
        System.out.printf("%.1f s without Spark, %d rows%n", (System.nanoTime() - begun) / 1e9, expected.size());
        List<String> found = written(Path.of(arguments[1]));
        if (!found.equals(expected)) {
            Set<String> both = new HashSet<>(found);
            both.retainAll(expected);
            System.err.printf(
                    "found %d rows, expected %d; %d are the same%n", found.size(), expected.size(), both.size());
            System.exit(1);
        }
        System.out.println("all rows are the same");
    }

    private List<String> alike(Path tables, int k) throws IOException {
        each(
                tables.resolve("edges.parquet"),
                row -> parents.computeIfAbsent(row.getString("child"), child -> new ArrayList<>())
                        .add(row.getString("parent")));
        Map<String, BitSet> sets = new TreeMap<>();
        each(tables.resolve("associations.parquet"), row -> {
            if (row.getString("state").equals("mw:Present")) {
                sets.computeIfAbsent(row.getString("condition"), condition -> new BitSet())
                        .or(bits(row.getString("phenotype")));
            }
        });
        List<String> conditions = List.copyOf(sets.keySet());
        long[][] words = sets.values().stream().map(BitSet::toLongArray).toArray(long[][]::new);
        int[] sizes = sets.values().stream().mapToInt(BitSet::cardinality).toArray();
        return IntStream.range(0, words.length)
                .parallel()
                .mapToObj(number -> rows(conditions, words, sizes, number, k))
                .flatMap(List::stream)
                .toList();
    }

    private BitSet bits(String phenotype) {
        var bits = new BitSet();
        ancestors(phenotype).stream()
                .filter(term -> !term.equals(TOP) && ancestors(term).contains(TOP))
                .forEach(term -> bits.set(numbers.computeIfAbsent(term, added -> numbers.size())));
        return bits;
    }

    private Set<String> ancestors(String term) {
        Set<String> known = ancestors.get(term);
        if (known == null) {
            known = new HashSet<>(Set.of(term));
            for (String parent : parents.getOrDefault(term, List.of())) {
                known.addAll(ancestors(parent));
            }
            ancestors.put(term, known);
        }
        return known;
    }

    private record Pair(String other, int shared, int either) {}

    private static List<String> rows(List<String> conditions, long[][] words, int[] sizes, int number, int k) {
        int[] shared = new int[words.length];
        double[] jaccard = new double[words.length];
        for (int other = 0; other < words.length; other++) {
            shared[other] = other == number ? 0 : shared(words[number], words[other]);
            jaccard[other] = (double) shared[other] / (sizes[number] + sizes[other] - shared[other]);
        }
        double[] sorted = jaccard.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - k)];
        List<Pair> pairs = IntStream.range(0, words.length)
                .filter(other -> shared[other] > 0 && jaccard[other] >= least)
                .mapToObj(other ->
                        new Pair(conditions.get(other), shared[other], sizes[number] + sizes[other] - shared[other]))
                .sorted(Comparator.comparingDouble((Pair pair) -> (double) -pair.shared / pair.either)
                        .thenComparingInt(pair -> -pair.shared)
                        .thenComparing(Pair::other))
                .limit(k)
                .toList();
        return IntStream.range(0, pairs.size())
                .mapToObj(rank -> text(
                        conditions.get(number),
                        rank + 1,
                        pairs.get(rank).other,
                        pairs.get(rank).shared,
                        pairs.get(rank).either))
                .toList();
    }

    private static int shared(long[] one, long[] other) {
        int shared = 0;
        for (int i = Math.min(one.length, other.length) - 1; i >= 0; i--) {
            shared += Long.bitCount(one[i] & other[i]);
        }
        return shared;
    }

    private static String text(String condition, int rank, String other, int shared, int either) {
        return "%s %04d %s %d/%d".formatted(condition, rank, other, shared, either);
    }

    private static List<String> written(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                each(
                        file,
                        row -> rows.add(text(
                                row.getString("condition"),
                                row.getInt("rank"),
                                row.getString("other"),
                                row.getInt("shared"),
                                row.getInt("either"))));
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private static void each(Path file, Consumer<RowReader> out) throws IOException {
        try (var reader = ParquetFileReader.open(InputFile.of(file));
                RowReader row = reader.rowReader()) {
            while (row.hasNext()) {
                row.next();
                out.accept(row);
            }
        }
    }
}
