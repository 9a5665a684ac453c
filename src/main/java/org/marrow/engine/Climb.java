package org.marrow.engine;

import java.util.BitSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;

/// Looks for a class and one above it in the hierarchy.
final class Climb implements Step {

    /// How many classes are put into a set in the time in which one is looked for without it.
    private static final int PUT = 16;

    private final Hierarchy hierarchy;
    private final Term lower;
    private final Term upper;
    private final boolean orSame;
    private final Supplier<LongRows> everything;

    /// The class that was asked for last as the upper one, and what is below it once that was often.
    private long top = RowBinding.NONE;

    private int topNumber = Closure.NONE;
    private int often;
    private int asked;
    private @Nullable BitSet belowTop;

    private @Nullable PeekableIntIterator found;
    private boolean isSameNext;
    private int starts;
    private int start;
    private @Nullable LongRows all;

    /// @param orSame     whether anything is above itself
    /// @param everything all nodes of the graph, for a pattern of which neither end is known
    Climb(Hierarchy hierarchy, Term lower, Term upper, boolean orSame, Supplier<LongRows> everything) {
        this.hierarchy = hierarchy;
        this.lower = lower;
        this.upper = upper;
        this.orSame = orSame;
        this.everything = everything;
    }

    @Override
    public void open(long[] row) {
        found = null;
        isSameNext = false;
        if (lower.isBound() || upper.isBound()) {
            begin(lower.isBound() ? lower.bits(row) : upper.bits(row), row);
        } else {
            all = orSame ? everything.get() : null;
            starts = all == null ? hierarchy.size() : all.size();
            start = 0;
        }
    }

    private void begin(long bits, long[] row) {
        int number = hierarchy.number(bits);
        if (lower.isBound() && upper.isBound()) {
            isSameNext = isBelow(number, bits, upper.bits(row));
        } else {
            isSameNext = orSame;
            found = number == Closure.NONE
                    ? null
                    : (upper.isBound() ? hierarchy.below(number) : hierarchy.above(number)).getIntIterator();
        }
    }

    private boolean isBelow(int number, long bits, long above) {
        if (orSame && bits == above) {
            return true;
        }
        if (above != top) {
            top = above;
            topNumber = hierarchy.number(above);
            often = topNumber == Closure.NONE
                    ? 0
                    : 1 + hierarchy.below(topNumber).getCardinality() / PUT;
            asked = 0;
            belowTop = null;
        }
        if (number == Closure.NONE || topNumber == Closure.NONE) {
            return false;
        }
        asked++;
        if (asked == often) {
            belowTop = hierarchy.setBelow(topNumber);
        }
        return belowTop == null ? hierarchy.above(number).contains(topNumber) : belowTop.get(number);
    }

    @Override
    public boolean next(long[] row) {
        while (true) {
            if (isSameNext) {
                isSameNext = false;
                if (!lower.isBound() && upper.isBound()) {
                    row[lower.column()] = upper.bits(row);
                }
                if (!upper.isBound()) {
                    row[upper.column()] = lower.bits(row);
                }
                return true;
            }
            if (found != null && found.hasNext()) {
                long bits = hierarchy.bits(found.next());
                if (fill(row, bits)) {
                    return true;
                }
            } else if (!(lower.isBound() || upper.isBound()) && start < starts) {
                beginNext(row);
            } else {
                return false;
            }
        }
    }

    /// What is above itself is found once only.
    private boolean fill(long[] row, long bits) {
        Term known = upper.isBound() ? upper : lower;
        Term other = upper.isBound() ? lower : upper;
        if (orSame && bits == known.bits(row)) {
            return false;
        }
        if (!lower.isBound() && !upper.isBound() && lower.column() == upper.column()) {
            return bits == row[lower.column()];
        }
        row[other.column()] = bits;
        return true;
    }

    private void beginNext(long[] row) {
        long bits = all == null ? hierarchy.bits(start) : all.get(start, 0);
        start++;
        row[lower.column()] = bits;
        int number = hierarchy.number(bits);
        isSameNext = orSame;
        found = number == Closure.NONE ? null : hierarchy.above(number).getIntIterator();
    }
}
