package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.app.Marrow;
import org.marrow.store.Keys;

@DisplayName("Access to the workspace")
class WorkspaceAccessTest {

    @TempDir
    Path folder;

    private static HttpResponse<String> get(HttpClient client, URI url, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("workspace/data?default"));
        if (!key.isEmpty()) {
            request.header("X-Api-Key", key);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void needs_a_data_folder() throws IOException, InterruptedException {
        try (var marrow = Marrow.open();
                var server = marrow.serve(0, true);
                var client = HttpClient.newHttpClient()) {
            HttpResponse<String> refused = get(client, server.url(), "");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("WORKSPACE_MISSING", "marrow serve --data");
        }
    }

    @Test
    void begins_with_the_first_key_and_ends_with_the_last() throws IOException, InterruptedException {
        Path data = ServedWorkspace.data(folder);
        try (var marrow = Marrow.open(data);
                var server = marrow.serve(0, true);
                var client = HttpClient.newHttpClient()) {
            HttpResponse<String> refused = get(client, server.url(), "anything");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("marrow key add");
            var keys = new Keys(data);
            String key = keys.add("one", Keys.Role.READ);
            assertThat(get(client, server.url(), key).statusCode()).isEqualTo(200);
            for (int i = 0; i < Tries.MOST; i++) {
                assertThat(get(client, server.url(), "wrong").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> limited = get(client, server.url(), key);
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(1L, 61L);
        }
    }

    @Test
    void is_refused_to_an_address_until_its_tries_are_a_minute_old() {
        var clock = new Settable();
        var tries = new Tries(clock);
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(tries.wait("a")).isZero();
            tries.fail("a");
            clock.now = clock.now.plusSeconds(1);
        }
        assertThat(tries.wait("a")).isEqualTo(Duration.ofSeconds(50));
        assertThat(tries.wait("b")).isZero();
        clock.now = clock.now.plusSeconds(50);
        assertThat(tries.wait("a")).isZero();
    }

    private static final class Settable extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
