package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("Settings")
class SettingsTest {

    @TempDir
    Path folder;

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), yaml);
    }

    @Test
    void have_defaults() {
        Settings settings = new SettingsReader().read();
        assertThat(settings.http().port()).isEqualTo(3030);
        assertThat(settings.http().isPublic()).isFalse();
        assertThat(settings.http().headerBytes()).isEqualTo(new ByteSize(64_000));
        assertThat(settings.http().proxies()).isEmpty();
        assertThat(settings.limits().time()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void are_read_from_a_file_overruled_by_variables_and_these_by_options() throws IOException {
        Path yaml = file("""
                limits:
                  time: 5s
                http:
                  header-bytes: 16KiB
                  proxies: [10.0.0.1, "::1"]
                  threads: 7
                """);
        Settings settings = new SettingsReader()
                .file(yaml)
                .environment(Map.of("MARROW_LIMITS_TIME", "6s", "MARROW_HTTP_THREADS", "8", "HOME", "/"))
                .option("limits.time=700ms")
                .read();
        assertThat(settings.limits().time()).isEqualTo(Duration.ofMillis(700));
        assertThat(settings.http().threads()).isEqualTo(8);
        assertThat(settings.http().headerBytes().bytes()).isEqualTo(16 << 10);
        assertThat(settings.http().proxies()).isEqualTo(List.of("10.0.0.1", "::1"));
    }

    @Test
    void of_an_empty_file_are_the_defaults() throws IOException {
        assertThat(new SettingsReader().file(file("# nothing yet\n")).read()).isEqualTo(new SettingsReader().read());
    }

    @Test
    void say_where_an_unknown_name_stands_and_what_was_probably_meant() throws IOException {
        Path yaml = file("http:\n  port: 1\nlimit:\n  time: 5s\n");
        assertThat(refused(() -> new SettingsReader().file(yaml).read()))
                .startsWith(yaml + ":4: found \"limit.time\", which is no setting; did you mean limits.time?");
        assertThat(refused(() -> new SettingsReader().environment(Map.of("MARROW_LIMTS_TIME", "5s"))))
                .contains("found \"MARROW_LIMTS_TIME\"")
                .contains("did you mean MARROW_LIMITS_TIME?");
        assertThat(refused(() ->
                        new SettingsReader().option("http.headerBytes=1KB").read()))
                .contains("did you mean http.header-bytes?");
        assertThat(refused(() -> new SettingsReader().option("colour=red").read()))
                .doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limits.time=5|expected a time with its unit, such as 500ms, 30s, 5m or 2h, 10ms to 1h",
                "limits.time=2h|10ms to 1h",
                "http.port=65536|expected a whole number such as 20, up to 65535",
                "http.port=-1|expected a whole number",
                "http.public=yes|expected true or false",
                "http.header-bytes=64|expected bytes with their unit",
                "http.header-bytes=1B|1KB to 1MB",
                "log.access=|expected a text",
                "limits.time|found no =, expected NAME=VALUE"
            })
    void refuse_a_value_of_another_type_or_out_of_range(String option, String expected) {
        assertThat(refused(() -> new SettingsReader().option(option).read())).contains(expected);
    }

    @Test
    void refuse_a_file_that_is_no_mapping_by_its_line() throws IOException {
        Path yaml = file("limits:\n  time: [5s\n");
        assertThat(refused(() -> new SettingsReader().file(yaml)))
                .contains("settings.yaml:")
                .contains("YAML mapping");
    }

    @Test
    void are_listed_in_the_documentation() throws IOException {
        assertThat(Files.readString(Path.of("src/docs/settings.md"))).endsWith("\n\n" + SettingsText.table());
    }

    private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        MarrowException refusal = catchThrowableOfType(MarrowException.class, reading);
        assertThat(refusal.code()).isEqualTo(ErrorCode.SETTING_INVALID);
        return String.valueOf(refusal.getMessage());
    }
}
