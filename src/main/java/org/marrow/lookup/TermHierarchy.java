package org.marrow.lookup;

import java.util.stream.IntStream;
import org.marrow.engine.Closure;
import org.marrow.rdf.Ids;
import org.roaringbitmap.RoaringBitmap;

/// The classes of a closure that have names in their source: what a class expression above some of them is called here
/// is for queries alone. May be shared between threads.
final class TermHierarchy {

    private final Closure closure;
    private final int firstNameless;
    private final int endOfNameless;

    TermHierarchy(Closure closure) {
        this.closure = closure;
        this.firstNameless = firstFrom(Ids.NAMELESS);
        this.endOfNameless = firstFrom(Ids.NAMELESS + Character.MAX_VALUE);
    }

    /// The number of the first class whose IRI is not before `beginning`; numbers are in the order of IRIs.
    private int firstFrom(String beginning) {
        int low = 0;
        int high = closure.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (closure.iri(middle).compareTo(beginning) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Names of the nameless begin alike, so their numbers are next to each other.
    private boolean isNamed(int number) {
        return number < firstNameless || number >= endOfNameless;
    }

    private int[] named(int[] numbers) {
        return firstNameless == endOfNameless
                ? numbers
                : IntStream.of(numbers).filter(this::isNamed).toArray();
    }

    private RoaringBitmap named(RoaringBitmap numbers) {
        numbers.remove((long) firstNameless, (long) endOfNameless);
        return numbers;
    }

    int size() {
        return closure.size();
    }

    /// The number of a class, or [Closure#NONE].
    int number(String iri) {
        return closure.number(iri);
    }

    String iri(int number) {
        return closure.iri(number);
    }

    int[] parents(int number) {
        return named(closure.parents(number));
    }

    int[] children(int number) {
        return named(closure.children(number));
    }

    /// The superclasses near and far, in a bitmap of its own.
    RoaringBitmap ancestors(int number) {
        return named(closure.ancestors(number).toRoaringBitmap());
    }

    /// The subclasses near and far, in a bitmap of its own.
    RoaringBitmap descendants(int number) {
        return named(closure.descendants(number).toRoaringBitmap());
    }

    boolean isAncestor(int upper, int lower) {
        return closure.ancestors(lower).contains(upper);
    }
}
