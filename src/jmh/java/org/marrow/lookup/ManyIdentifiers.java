package org.marrow.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.marrow.store.Release;
import org.marrow.store.DataFolder;
import org.marrow.store.Store;
import org.marrow.vocabulary.Published;

/// Ten thousand identifiers as a table of patients may have them: of current terms, of terms that were
/// merged into others, of obsolete terms, and of none, in no order.
final class ManyIdentifiers {

    private static final int CURRENT = 7000;
    private static final int ALTERNATIVE = 2000;
    private static final int OBSOLETE = 400;
    private static final int UNKNOWN = 600;
    private static final long SEED = 33606;

    private ManyIdentifiers() {}

    /// Those of the current release of `data`; the same for the same release.
    static List<String> of(Path data) {
        try (Release release = new DataFolder(data).openCurrent()) {
            Set<Node> retired = new TreeSet<>(Comparator.comparing(Node::toString));
            release.each(Store.Part.ASSERTED, OWL2.deprecated.asNode(), triple -> retired.add(triple.getSubject()));
            Set<String> current = new TreeSet<>();
            Set<String> obsolete = new TreeSet<>();
            release.each(
                    Store.Part.ASSERTED,
                    Published.OBO_ID,
                    triple -> (retired.contains(triple.getSubject()) ? obsolete : current)
                            .add(triple.getObject().getLiteralLexicalForm()));
            Set<String> alternative = new TreeSet<>();
            release.each(
                    Store.Part.ASSERTED,
                    Published.HAS_ALTERNATIVE_ID,
                    triple -> alternative.add(triple.getObject().getLiteralLexicalForm()));
            alternative.removeAll(obsolete);
            List<String> unknown =
                    IntStream.range(0, UNKNOWN).mapToObj(i -> "HP:99" + (10_000 + i)).toList();
            List<String> all = new ArrayList<>(CURRENT + ALTERNATIVE + OBSOLETE + UNKNOWN);
            all.addAll(some(current, CURRENT));
            all.addAll(some(alternative, ALTERNATIVE));
            all.addAll(some(obsolete, OBSOLETE));
            all.addAll(unknown);
            Collections.shuffle(all, new Random(SEED));
            return List.copyOf(all);
        }
    }

    private static List<String> some(Collection<String> all, int count) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(SEED));
        if (shuffled.size() < count) {
            throw new IllegalStateException(
                    "%d identifiers of a kind: expected at least %d, as the whole HPO has".formatted(all.size(), count));
        }
        return shuffled.subList(0, count);
    }
}
