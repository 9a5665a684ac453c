package org.marrow.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written with its unit: `64KB` are 64,000 bytes, `64KiB` are 65,536.
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    private static final Map<String, Long> UNITS = Map.of(
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30);
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([KMG]i?B|B)", Pattern.CASE_INSENSITIVE);

    /// The number that `text` writes, if it writes one.
    static Optional<ByteSize> find(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new ByteSize(Long.parseLong(form.group(1))
                        * UNITS.getOrDefault(form.group(2).toLowerCase(Locale.ROOT), 1L)))
                : Optional.empty();
    }

    /// The number as an `int`, or the greatest there is.
    int asInt() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
