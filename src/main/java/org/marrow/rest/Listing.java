package org.marrow.rest;

import java.util.List;
import java.util.Optional;
import org.marrow.query.Page;

/// A page of a list.
///
/// @param total  how many items there are in all
/// @param offset how many were left out at the beginning
/// @param limit  the most items of this page
/// @param next   where the next page is, if there is one
/// @param items  the items
record Listing(int total, int offset, int limit, Optional<String> next, List<?> items) {

    /// Items of a page where nothing is said.
    static final int USUAL = 100;

    /// The most items of a page.
    static final int LONGEST = Page.LONGEST;
}
