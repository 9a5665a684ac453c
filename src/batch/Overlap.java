import static org.apache.spark.sql.functions.array_agg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// For each condition the conditions that are most like it by their phenotypes, over the tables of
/// `marrow export --format parquet`, with Apache Spark.
///
/// The set of a condition is the phenotypes that are present in it, with all their ancestors below *Phenotypic
/// abnormality*, which says nothing since all have it. What is excluded, contradictory or disputed is in no set.
/// Two conditions are as alike as the number that both sets share, divided by the number that either has: the
/// Jaccard index. Of equally alike ones those with more in common come first, then by identifier.
///
/// Source: Jaccard P. *The distribution of the flora in the alpine zone.* New Phytologist 1912,
/// [doi:10.1111/j.1469-8137.1912.tb05611.x](https://doi.org/10.1111/j.1469-8137.1912.tb05611.x).
///
/// `Overlap TABLES OUT [K]` writes the K (10) most alike of each into the new folder OUT, as Parquet.
public final class Overlap {

    private static final String TOP = "HP:0000118";
    private static final int MORE_PARTS_THAN_CORES = 8;

    private static final StructType ALIKE = new StructType()
            .add("condition", DataTypes.StringType)
            .add("rank", DataTypes.IntegerType)
            .add("other", DataTypes.StringType)
            .add("shared", DataTypes.IntegerType)
            .add("either", DataTypes.IntegerType)
            .add("jaccard", DataTypes.DoubleType);

    private Overlap() {}

    public static void main(String[] arguments) throws IOException {
        String tables = arguments[0];
        String out = arguments[1];
        int k = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        long begun = System.nanoTime();
        try (SparkSession spark = SparkSession.builder().appName("overlap").getOrCreate()) {
            long started = System.nanoTime();
            Index index = Index.of(sets(spark, tables).collectAsList());
            long read = System.nanoTime();
            alike(spark, index, k).write().parquet(out);
            long written = System.nanoTime();
            long conditions = index.conditions.length;
            System.out.printf(
                    "%d conditions, %d terms in their sets, %d pairs; %d rows written%n",
                    conditions,
                    Arrays.stream(index.sets).mapToLong(set -> set.length).sum(),
                    conditions * (conditions - 1) / 2,
                    spark.read().parquet(out).count());
            System.out.printf(
                    "%.1f s: to start %.1f, to read %.1f, to compare and write %.1f%n",
                    (written - begun) / 1e9, (started - begun) / 1e9, (read - started) / 1e9, (written - read) / 1e9);
        }
    }

    /// For each condition its set, each term as a number.
    private static Dataset<Row> sets(SparkSession spark, String tables) {
        Dataset<Row> closure = spark.read().parquet(tables + "/closure.parquet");
        Dataset<Row> numbered = closure.where(
                        col("ancestor").equalTo(TOP).and(col("term").notEqual(TOP)))
                .selectExpr("term AS counted", "CAST(row_number() OVER (ORDER BY term) - 1 AS INT) AS number");
        return spark.read()
                .parquet(tables + "/associations.parquet")
                .where(col("state").equalTo("mw:Present"))
                .join(closure, col("phenotype").equalTo(col("term")))
                .join(broadcast(numbered), col("ancestor").equalTo(col("counted")))
                .select("condition", "number")
                .distinct()
                .groupBy("condition")
                .agg(array_agg(col("number")).as("terms"))
                .orderBy("condition");
    }

    /// Each worker gets the whole index, which is small, and compares a part of the conditions with all others.
    private static Dataset<Row> alike(SparkSession spark, Index index, int k) {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<Index> everywhere = context.broadcast(index);
        int parts = context.defaultParallelism() * MORE_PARTS_THAN_CORES;
        return spark.range(0, index.conditions.length, 1, parts)
                .mapPartitions(
                        (Iterator<Long> numbers) -> new Search(everywhere.value(), k).rows(numbers),
                        Encoders.row(ALIKE));
    }

    /// The sets of all conditions, and for each term the conditions that have it in their set.
    private record Index(String[] conditions, int[][] sets, int[][] having) implements Serializable {

        static Index of(List<Row> rows) {
            String[] conditions = rows.stream().map(row -> row.getString(0)).toArray(String[]::new);
            int[][] sets = rows.stream()
                    .map(row -> row.<Integer>getList(1).stream()
                            .mapToInt(Integer::intValue)
                            .toArray())
                    .toArray(int[][]::new);
            int terms = Arrays.stream(sets).flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
            int[] sizes = new int[terms];
            Arrays.stream(sets).flatMapToInt(Arrays::stream).forEach(term -> sizes[term]++);
            int[][] having =
                    Arrays.stream(sizes).mapToObj(size -> new int[size]).toArray(int[][]::new);
            for (int number = conditions.length - 1; number >= 0; number--) {
                for (int term : sets[number]) {
                    having[term][--sizes[term]] = number;
                }
            }
            return new Index(conditions, sets, having);
        }
    }

    /// Another condition, and what it has in common with one.
    private record Other(int number, int shared, int either) {

        /// The less alike first. Fractions are compared as such, without rounding.
        static final Comparator<Other> ORDER = ((Comparator<Other>) Other::compareJaccard)
                .thenComparingInt(Other::shared)
                .thenComparing(Comparator.comparingInt(Other::number).reversed());

        private int compareJaccard(Other other) {
            return Long.compare((long) shared * other.either, (long) other.shared * either);
        }
    }

    /// Counts, for one condition after the other, what each other one shares with it.
    private static final class Search {

        private final Index index;
        private final int k;
        private final int[] shared;

        Search(Index index, int k) {
            this.index = index;
            this.k = k;
            this.shared = new int[index.conditions.length];
        }

        Iterator<Row> rows(Iterator<Long> numbers) {
            Iterable<Long> each = () -> numbers;
            return StreamSupport.stream(each.spliterator(), false)
                    .flatMap(number -> rows(number.intValue()).stream())
                    .iterator();
        }

        private List<Row> rows(int number) {
            Arrays.fill(shared, 0);
            for (int term : index.sets[number]) {
                for (int other : index.having[term]) {
                    shared[other]++;
                }
            }
            PriorityQueue<Other> best = new PriorityQueue<>(Other.ORDER);
            for (int other = 0; other < shared.length; other++) {
                if (other != number && shared[other] > 0) {
                    int either = index.sets[number].length + index.sets[other].length - shared[other];
                    best.add(new Other(other, shared[other], either));
                    if (best.size() > k) {
                        best.remove();
                    }
                }
            }
            Row[] rows = new Row[best.size()];
            for (int rank = rows.length; rank > 0; rank--) {
                Other other = best.remove();
                rows[rank - 1] = RowFactory.create(
                        index.conditions[number],
                        rank,
                        index.conditions[other.number],
                        other.shared,
                        other.either,
                        (double) other.shared / other.either);
            }
            return Arrays.asList(rows);
        }
    }
}
