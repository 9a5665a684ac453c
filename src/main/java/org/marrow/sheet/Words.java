package org.marrow.sheet;

import java.util.Locale;

/// Constants and numbers as people read them.
public final class Words {

    private Words() {}

    /// The words of a constant, such as `exact synonym`.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// A number with commas between its thousands.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
