package org.marrow.rest;

/// What one call may ask for.
///
/// @param identifiers  the most identifiers of a question about many
/// @param requestBytes the most bytes of its body
/// @param page         the most items of a page
/// @param usualPage    items of a page where nothing is said
/// @param hits         the most hits of a search
/// @param seconds      how long an answer may take before it is stopped
record Limits(int identifiers, int requestBytes, int page, int usualPage, int hits, long seconds) {

    static final Limits STATED =
            new Limits(10_000, 4 << 20, Listing.LONGEST, Listing.USUAL, 1_000, Api.LONGEST.toSeconds());
}
