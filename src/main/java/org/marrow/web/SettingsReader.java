package org.marrow.web;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.YamlLeaves;

/// Reads [Settings] from files, environment variables and options, each of which overrules those read before it.
///
/// Strict: what is no setting, or no value of one, is refused with where it stands and what was probably meant.
public final class SettingsReader {

    static final String VARIABLE = "MARROW_";

    /// Variables of the launcher and of the tests.
    private static final Set<String> OTHERS =
            Set.of("MARROW_JAVA_OPTS", "MARROW_DATA", "MARROW_STORES", "MARROW_STORE_CREDENTIALS");

    private final List<Given> given = new ArrayList<>();

    /// A value for a setting.
    ///
    /// @param where it stands, for complaints
    record Given(String name, String value, String where) {}

    /// Reads a YAML file.
    ///
    /// @throws MarrowException `FILE_MISSING` or `SETTING_INVALID`
    public SettingsReader file(Path file) {
        for (YamlLeaves.Leaf leaf : YamlLeaves.read(file, ErrorCode.SETTING_INVALID)) {
            given.add(new Given(leaf.path(), leaf.text(), file + ":" + leaf.line()));
        }
        return this;
    }

    /// Reads the environment variables that begin with `MARROW_`: `MARROW_LIMITS_TIME` is `limits.time`.
    ///
    /// @throws MarrowException `SETTING_INVALID`
    public SettingsReader environment(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE) && !OTHERS.contains(variable)) {
                String name = SettingKey.all().stream()
                        .filter(key -> key.variable().equals(variable))
                        .findFirst()
                        .map(SettingKey::name)
                        .orElseThrow(() -> unknown(
                                variable,
                                "the environment",
                                SettingKey.all().stream()
                                        .map(SettingKey::variable)
                                        .toList()));
                given.add(new Given(name, value, variable));
            }
        });
        return this;
    }

    /// Reads an option such as `limits.time=10s`.
    ///
    /// @throws MarrowException `SETTING_INVALID`
    public SettingsReader option(String option) {
        int end = option.indexOf('=');
        if (end < 0) {
            throw new MarrowException(
                    ErrorCode.SETTING_INVALID, "--set %s: found no =, expected NAME=VALUE".formatted(option));
        }
        return value(option.substring(0, end).strip(), option.substring(end + 1), "--set");
    }

    /// Takes a value that an option of its own gives.
    ///
    /// @param where the option
    public SettingsReader value(String name, String value, String where) {
        given.add(new Given(name, value, where));
        return this;
    }

    /// What all of it comes to.
    ///
    /// @throws MarrowException `SETTING_INVALID`
    public Settings read() {
        return settings(given);
    }

    /// The defaults, but for what is `given`.
    static Settings settings(List<Given> given) {
        Map<String, Object> values = new HashMap<>();
        for (SettingKey key : SettingKey.all()) {
            values.put(key.name(), valueOf(key, key.line().is(), "its default"));
        }
        for (Given one : given) {
            SettingKey key = SettingKey.all().stream()
                    .filter(each -> each.name().equals(one.name()))
                    .findFirst()
                    .orElseThrow(() -> unknown(
                            one.name(),
                            one.where(),
                            SettingKey.all().stream().map(SettingKey::name).toList()));
            values.put(key.name(), valueOf(key, one.value(), one.where()));
        }
        return record(
                Settings.class,
                Arrays.stream(Settings.class.getRecordComponents())
                        .map(group -> record(
                                group.getType(),
                                SettingKey.in(group.getName(), group.getType())
                                        .map(key -> values.get(key.name()))
                                        .toArray()))
                        .toArray());
    }

    private static Object valueOf(SettingKey key, String text, String where) {
        return key.value(text)
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.SETTING_INVALID,
                        "%s: %s = \"%s\": expected %s".formatted(where, key.name(), text, key.expected())));
    }

    private static <R> R record(Class<R> type, Object[] parts) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record has a constructor of its components", e);
        }
    }

    private static MarrowException unknown(String name, String where, List<String> names) {
        return new MarrowException(
                ErrorCode.SETTING_INVALID,
                "%s: found \"%s\", which is no setting%s; marrow serve --help lists all"
                        .formatted(where, name, meant(name, names).orElse("")));
    }

    private static Optional<String> meant(String name, List<String> names) {
        String last = last(name);
        return names.stream()
                .min(Comparator.<String>comparingInt(
                                each -> Math.min(distance(name, each), 1 + distance(last, last(each))))
                        .thenComparingInt(each -> distance(name, each)))
                .filter(each -> Math.min(distance(name, each), 1 + distance(last, last(each)))
                        <= 1 + Math.max(1, name.length() / 3))
                .map(each -> "; did you mean " + each + "?");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// How many letters have to be put in, taken out or changed to make one of the other.
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }
            above = row;
        }
        return above[other.length()];
    }
}
