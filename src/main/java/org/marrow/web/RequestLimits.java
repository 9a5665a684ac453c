package org.marrow.web;

import java.time.Duration;

/// How much one request may bring, and how slowly.
///
/// @param bytes          the most bytes of a body, as it comes and inflated, and of a query in a URL
/// @param inflation      how many times larger a compressed body may become
/// @param fields         the most fields of a form or a URL
/// @param patience       how long a body may take before its rate is looked at
/// @param bytesPerSecond the least rate of a body, from its first byte on
record RequestLimits(int bytes, int inflation, int fields, Duration patience, int bytesPerSecond) {

    /// The limits of a query where nothing else is set.
    static final RequestLimits OF_QUERIES = new RequestLimits(1 << 20, 100, 1_000, Duration.ofSeconds(5), 1024);

    /// The same of another number of bytes.
    RequestLimits of(int otherBytes) {
        return new RequestLimits(otherBytes, inflation, fields, patience, bytesPerSecond);
    }
}
