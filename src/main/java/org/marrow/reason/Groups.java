package org.marrow.reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is the same as what: groups that grow together as more is said. Not for use by several threads.
public final class Groups<T> {

    private final Map<T, Set<T>> groups = new HashMap<>();

    /// Takes that `one` is the same as `other`, and so is all that is the same as either.
    public void join(T one, T other) {
        Set<T> all = new HashSet<>(of(one));
        all.addAll(of(other));
        all.forEach(member -> groups.put(member, all));
    }

    /// All that is the same as `one`, with itself.
    public Set<T> of(T one) {
        return groups.getOrDefault(one, Set.of(one));
    }

    /// Whether nothing was said to be the same as anything.
    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
