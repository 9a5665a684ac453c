package org.marrow.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One setting: its name, and its line in the record.
///
/// @param name      such as `limits.time`
/// @param component where it is
/// @param line      what is said of it there
record SettingKey(String name, RecordComponent component, Setting line) {

    private static final List<SettingKey> ALL = Arrays.stream(Settings.class.getRecordComponents())
            .flatMap(group -> in(group.getName(), group.getType()))
            .toList();

    /// All of them, in the order of the record.
    static List<SettingKey> all() {
        return ALL;
    }

    /// Those of the record `group`.
    static Stream<SettingKey> in(String name, Class<?> group) {
        return Arrays.stream(group.getRecordComponents()).map(component -> {
            Setting line = component.getAnnotation(Setting.class);
            String last = line.name().isEmpty() ? hyphened(component.getName()) : line.name();
            return new SettingKey(name + "." + last, component, line);
        });
    }

    private static String hyphened(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /// The environment variable that sets it.
    String variable() {
        return SettingsReader.VARIABLE
                + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    SettingType type() {
        return SettingType.of(component.getType());
    }

    /// The value that `text` writes, if it writes one that is in range.
    Optional<?> value(String text) {
        return type().find().apply(text).filter(this::isInRange);
    }

    private boolean isInRange(Object value) {
        return !(value instanceof Comparable<?>)
                || (bound(line.from())
                                .filter(least -> compare(value, least) < 0)
                                .isEmpty()
                        && bound(line.to())
                                .filter(most -> compare(value, most) > 0)
                                .isEmpty());
    }

    private Optional<?> bound(String text) {
        return text.isEmpty() ? Optional.empty() : type().find().apply(text);
    }

    @SuppressWarnings("unchecked") // both are of the type of this setting
    private static int compare(Object value, Object bound) {
        return ((Comparable<Object>) value).compareTo(bound);
    }

    /// What a value of it may be, in words.
    String expected() {
        return type().expected() + range().map(range -> ", " + range).orElse("");
    }

    /// Its range in words, if it has one.
    Optional<String> range() {
        if (line.from().isEmpty() && line.to().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                line.to().isEmpty()
                        ? "from " + line.from()
                        : (line.from().isEmpty() ? "up to " : line.from() + " to ") + line.to());
    }
}
