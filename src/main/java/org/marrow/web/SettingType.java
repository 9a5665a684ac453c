package org.marrow.web;

import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the value of a setting of one Java type is written.
///
/// @param type     the Java type
/// @param expected what is expected of a text, for complaints
/// @param find     the value that a text writes, if it writes one
record SettingType(Class<?> type, String expected, Function<String, Optional<?>> find) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final List<SettingType> ALL = List.of(
            new SettingType(int.class, "a whole number such as 20", SettingType::number),
            new SettingType(boolean.class, "true or false", SettingType::truth),
            new SettingType(Duration.class, "a time with its unit, such as 500ms, 30s, 5m or 2h", SettingType::time),
            new SettingType(ByteSize.class, "bytes with their unit, such as 64KB, 100MB or 1GiB", ByteSize::find),
            new SettingType(String.class, "a text", SettingType::text),
            new SettingType(List.class, "IP addresses with commas between them", SettingType::addresses));

    static SettingType of(Class<?> type) {
        return ALL.stream()
                .filter(each -> each.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No setting can be written as " + type));
    }

    private static Optional<?> number(String text) {
        return text.strip().matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty();
    }

    private static Optional<?> truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<?> time(String text) {
        Matcher form = DURATION.matcher(text.strip());
        return form.matches()
                ? Optional.of(Duration.of(Long.parseLong(form.group(1)), UNITS.get(form.group(2))))
                : Optional.empty();
    }

    private static Optional<?> text(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static Optional<?> addresses(String text) {
        List<String> addresses = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        return addresses.stream().allMatch(SettingType::isAddress) ? Optional.of(addresses) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
