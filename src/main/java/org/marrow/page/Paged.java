package org.marrow.page;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Some of the items of a list, as many as a page has room for.
///
/// @param name   the parameter of the page's URL that chooses which
/// @param items  the items
/// @param number which, from 1
/// @param pages  how many there are, 1 or more
/// @param total  how many items there are in all
/// @param size   the most items
public record Paged<T>(String name, List<T> items, int number, int pages, int total, int size) {

    /// The parameters of all lists.
    static final Set<String> NAMES =
            Set.of("annotations", "conditions", "disagreements", "excluded", "genes", "page", "phenotypes");

    /// Copies the list.
    public Paged {
        items = List.copyOf(items);
    }

    /// The items of `all` that are on the page `number`.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if there is no such page
    static <T> Paged<T> of(String name, List<T> all, int number, int size) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), size));
        if (number < 1 || number > pages) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "%s = %d: expected 1 to %d".formatted(name, number, pages));
        }
        int start = (number - 1) * size;
        return new Paged<>(
                name, all.subList(start, Math.min(all.size(), start + size)), number, pages, all.size(), size);
    }

    /// The same place in the list with something else for each item.
    <R> Paged<R> map(Function<T, R> change) {
        return new Paged<>(name, items.stream().map(change).toList(), number, pages, total, size);
    }

    /// The number of the first item, from 1; 0 where there is none.
    public int first() {
        return total == 0 ? 0 : (number - 1) * size + 1;
    }

    /// The number of the last item.
    public int last() {
        return (number - 1) * size + items.size();
    }
}
