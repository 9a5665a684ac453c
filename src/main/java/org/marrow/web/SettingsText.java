package org.marrow.web;

import java.util.stream.Collectors;

/// The list of all settings, for people.
public final class SettingsText {

    private SettingsText() {}

    /// For the help of a command: a line with name and default of each, and below it what it does.
    public static String lines() {
        return SettingKey.all().stream()
                .map(key -> "  %s = %s%n      %s%n".formatted(key.name(), value(key), sentence(key)))
                .collect(Collectors.joining());
    }

    /// For the documentation: a table in Markdown.
    static String table() {
        return "| setting | default | what |\n|---|---|---|\n"
                + SettingKey.all().stream()
                        .map(key -> "| `%s` | `%s` | %s |\n".formatted(key.name(), value(key), sentence(key)))
                        .collect(Collectors.joining());
    }

    private static String value(SettingKey key) {
        return key.line().is().isEmpty() ? "none" : key.line().is();
    }

    private static String sentence(SettingKey key) {
        return key.line().says()
                + key.range().map(range -> " Range: " + range + ".").orElse("");
    }
}
