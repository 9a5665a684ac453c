package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.model.Curie;

/// Which concept a MedGen UID stands for: the number of a MedGen page, joined to the CUI by which the
/// concept is known.
///
/// A UID for which two CUIs are known is joined to none. Filled once, immutable afterwards.
final class UidTable {

    /// A table that joins nothing.
    static final UidTable EMPTY = new Pairs().join();

    private final Map<String, Curie> cuis;
    private final Map<Curie, String> uids;
    private final Set<String> conflicts;

    private UidTable(Map<String, Curie> cuis, Set<String> conflicts) {
        this.cuis = Map.copyOf(cuis);
        this.conflicts = Set.copyOf(conflicts);
        this.uids = new HashMap<>();
        Set<Curie> several = new HashSet<>();
        cuis.forEach((uid, cui) -> {
            if (uids.put(cui, uid) != null) {
                several.add(cui);
            }
        });
        uids.keySet().removeAll(several);
    }

    /// The concept with the page `uid`.
    Optional<Curie> cui(String uid) {
        return Optional.ofNullable(cuis.get(uid));
    }

    /// The page of the concept `cui`, or nothing if none or several are known.
    Optional<String> uid(Curie cui) {
        return Optional.ofNullable(uids.get(cui));
    }

    /// Whether two CUIs are known for `uid`, so that it is joined to neither.
    boolean isConflict(String uid) {
        return conflicts.contains(uid);
    }

    /// How many UIDs are joined.
    int size() {
        return cuis.size();
    }

    /// How many UIDs are joined to nothing since two CUIs are known for them.
    int conflicts() {
        return conflicts.size();
    }

    /// Collects what is known, in any order.
    static final class Pairs {

        private final Map<String, Curie> cuis = new HashMap<>();
        private final Set<String> conflicts = new HashSet<>();
        private final Map<Curie, Set<String>> uidsOfConditions = new HashMap<>();
        private final Map<Curie, Set<Curie>> cuisOfConditions = new HashMap<>();

        /// A source says that `uid` is the page of `cui`.
        void add(String uid, Curie cui) {
            Curie before = cuis.putIfAbsent(uid, cui);
            if (before != null && !before.equals(cui)) {
                conflicts.add(uid);
            }
        }

        /// A source maps `condition` exactly to the page `uid`.
        void addUid(Curie condition, String uid) {
            uidsOfConditions.computeIfAbsent(condition, key -> new HashSet<>(1)).add(uid);
        }

        /// A source maps `condition` exactly to the concept `cui`.
        void addCui(Curie condition, Curie cui) {
            cuisOfConditions.computeIfAbsent(condition, key -> new HashSet<>(1)).add(cui);
        }

        /// The table of all that was added: a condition joins its page and its concept where it has one
        /// of each.
        UidTable join() {
            uidsOfConditions.forEach((condition, uids) -> {
                Set<Curie> concepts = cuisOfConditions.getOrDefault(condition, Set.of());
                if (uids.size() == 1 && concepts.size() == 1) {
                    add(uids.iterator().next(), concepts.iterator().next());
                }
            });
            Map<String, Curie> joined = new HashMap<>(cuis);
            joined.keySet().removeAll(conflicts);
            return new UidTable(joined, conflicts);
        }
    }
}
