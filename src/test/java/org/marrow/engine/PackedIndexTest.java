package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.store.Release;

@DisplayName("An index as a sorted array")
class PackedIndexTest {

    @TempDir
    Path folder;

    private static Node uri(String kind, int number) {
        return NodeFactory.createURI("urn:x:" + kind + number);
    }

    /// So many statements, half of them in the default graph as well.
    private Release release(int statements) {
        var random = new Random(statements);
        DatasetGraph content = DatasetGraphFactory.create();
        for (int i = 0; i < statements; i++) {
            Node graph = i % 2 == 0 ? uri("g", 0) : Quad.defaultGraphIRI;
            content.add(graph, uri("s", random.nextInt(300)), uri("p", random.nextInt(4)), uri("o", i));
        }
        return ReleaseOnDisk.write(folder.resolve(Integer.toString(statements)), content);
    }

    private static int compare(List<Long> one, List<Long> other) {
        return Arrays.compareUnsigned(
                one.stream().mapToLong(Long::longValue).toArray(),
                other.stream().mapToLong(Long::longValue).toArray());
    }

    private static List<List<Long>> records(PackedIndex index) {
        List<List<Long>> records = new ArrayList<>();
        for (long at = index.begin(); at < index.end(); at = index.next(at)) {
            long here = at;
            records.add(IntStream.range(0, index.width())
                    .mapToObj(part -> index.get(here, part))
                    .toList());
        }
        assertThat(records).isSortedAccordingTo(PackedIndexTest::compare).doesNotHaveDuplicates();
        return records;
    }

    @Test
    void has_every_record_in_order_whatever_their_number() {
        for (int statements : List.of(0, 1, 2, 680, 682, 684, 700, 5_000)) {
            try (Release release = release(statements)) {
                PackedIndexes indexes =
                        PackedIndexes.of(release.dataset().getContext()).orElseThrow();
                long named = release.dataset()
                        .calculateRead(
                                () -> Iter.count(release.dataset().findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)));
                long unnamed = release.dataset().calculateRead(() ->
                        (long) release.dataset().getDefaultGraph().size());
                indexes.of(true).forEach(index -> assertThat(records(index)).hasSize((int) named));
                indexes.of(false).forEach(index -> assertThat(records(index)).hasSize((int) unnamed));
                assertThat(indexes.counts().values()).containsOnly(named, unnamed);
            }
        }
    }

    @Test
    void finds_where_a_key_is_or_would_be() {
        try (Release release = release(5_000)) {
            for (boolean named : new boolean[] {true, false}) {
                for (PackedIndex index : PackedIndexes.of(release.dataset().getContext())
                        .orElseThrow()
                        .of(named)) {
                    List<List<Long>> records = records(index);
                    var random = new Random(1);
                    long near = index.end();
                    for (int i = 0; i < 2_000; i++) {
                        long[] key = records.get(random.nextInt(records.size())).stream()
                                .mapToLong(Long::longValue)
                                .toArray();
                        int length = 1 + random.nextInt(key.length);
                        key[length - 1] += random.nextInt(3) - 1;
                        near = index.find(key, length, near);
                        assertThat(place(index, near))
                                .isEqualTo(records.stream()
                                        .filter(record -> isBefore(record, key, length))
                                        .count());
                        assertThat(index.count(key, length))
                                .isEqualTo(records.stream()
                                        .filter(record -> begins(record, key, length))
                                        .count());
                    }
                }
            }
        }
    }

    private static long place(PackedIndex index, long wanted) {
        long place = 0;
        for (long at = index.begin(); at < wanted; at = index.next(at)) {
            place++;
        }
        return place;
    }

    private static boolean isBefore(List<Long> record, long[] key, int length) {
        for (int i = 0; i < length; i++) {
            int order = Long.compareUnsigned(record.get(i), key[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static boolean begins(List<Long> record, long[] key, int length) {
        for (int i = 0; i < length; i++) {
            if (record.get(i) != key[i]) {
                return false;
            }
        }
        return true;
    }
}
