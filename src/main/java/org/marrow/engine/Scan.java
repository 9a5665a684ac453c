package org.marrow.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Looks for a statement in the index that knows the most of it beforehand.
final class Scan implements Step {

    private final PackedIndex index;
    private final Term[] terms;
    private final int prefix;
    private final boolean[] isAgain;
    private final long[] key;
    private final long[] found;
    private long first;
    private long at;
    private boolean isOpen;

    /// @param index which it is looked for in
    /// @param terms those of the statement
    Scan(PackedIndex index, List<Term> terms) {
        this.index = index;
        this.terms = IntStream.range(0, terms.size())
                .mapToObj(part -> terms.get(index.term(part)))
                .toArray(Term[]::new);
        this.prefix = prefix(index, terms);
        this.isAgain = new boolean[this.terms.length];
        for (int i = prefix; i < isAgain.length; i++) {
            isAgain[i] = isBefore(i);
        }
        this.key = new long[prefix];
        this.found = new long[isAgain.length];
        this.first = index.end();
        this.at = first;
    }

    /// How many parts of a record are known beforehand, from the first one on.
    static int prefix(PackedIndex index, List<Term> terms) {
        int prefix = 0;
        while (prefix < terms.size() && terms.get(index.term(prefix)).isBound()) {
            prefix++;
        }
        return prefix;
    }

    /// Whether a part is the same unbound term as one before.
    private boolean isBefore(int part) {
        return !terms[part].isBound()
                && Arrays.stream(terms, prefix, part)
                        .anyMatch(before -> !before.isBound() && before.column() == terms[part].column());
    }

    @Override
    public void open(long[] row) {
        boolean isSame = isOpen;
        for (int i = 0; i < prefix; i++) {
            long bits = terms[i].bits(row);
            isSame &= key[i] == bits;
            key[i] = bits;
        }
        if (!isSame) {
            first = prefix == 0 ? index.begin() : index.find(key, prefix, first);
            isOpen = true;
        }
        at = first;
    }

    @Override
    public boolean next(long[] row) {
        while (at < index.end() && isFound()) {
            for (int i = prefix; i < found.length; i++) {
                found[i] = index.get(at, i);
            }
            at = index.next(at);
            if (fill(row)) {
                return true;
            }
        }
        at = index.end();
        return false;
    }

    private boolean isFound() {
        for (int i = 0; i < prefix; i++) {
            if (index.get(at, i) != key[i]) {
                return false;
            }
        }
        return true;
    }

    /// A column that is in the statement twice is filled by the first and compared with the second.
    private boolean fill(long[] row) {
        for (int i = prefix; i < terms.length; i++) {
            Term term = terms[i];
            if (term.isBound() || isAgain[i]) {
                if (term.bits(row) != found[i]) {
                    return false;
                }
            } else {
                row[term.column()] = found[i];
            }
        }
        return true;
    }
}
