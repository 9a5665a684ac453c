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
    private final int lastNameless;

    TermHierarchy(Closure closure) {
        this.closure = closure;
        int[] nameless = IntStream.range(0, closure.size())
                .filter(number -> Ids.isNameless(closure.iri(number)))
                .toArray();
        this.firstNameless = nameless.length == 0 ? Closure.NONE : nameless[0];
        this.lastNameless = nameless.length == 0 ? Closure.NONE : nameless[nameless.length - 1];
    }

    /// Names of the nameless begin alike, so their numbers are next to each other.
    private boolean isNamed(int number) {
        return number < firstNameless || number > lastNameless;
    }

    private int[] named(int[] numbers) {
        return firstNameless == Closure.NONE
                ? numbers
                : IntStream.of(numbers).filter(this::isNamed).toArray();
    }

    private RoaringBitmap named(RoaringBitmap numbers) {
        if (firstNameless != Closure.NONE) {
            numbers.remove((long) firstNameless, lastNameless + 1L);
        }
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
        return closure.children(number);
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
