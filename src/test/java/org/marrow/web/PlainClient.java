package org.marrow.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends requests to a service as a test writes them, well-formed or not.
final class PlainClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI service;
    private final HttpClient client = HttpClient.newHttpClient();

    PlainClient(URI service) {
        this.service = service;
    }

    /// A request in the making to a path of the service.
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(service.resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String accept) {
        return send(to(path).header("Accept", accept));
    }

    HttpResponse<String> ask(String query, String accept) {
        return get("sparql?" + form("query", query), accept);
    }

    HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = to(path).POST(BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// Names and values in turns, as a form or a URL has them.
    static String form(String... namesAndValues) {
        String[] encoded = Arrays.stream(namesAndValues)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .toArray(String[]::new);
        return IntStream.range(0, encoded.length / 2)
                .mapToObj(pair -> encoded[2 * pair] + "=" + encoded[2 * pair + 1])
                .collect(Collectors.joining("&"));
    }

    interface Talk {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /// What the service answers to bytes that need not be HTTP, until it ends the connection. The caller may go on
    /// writing while the service has ended it already.
    String raw(Talk talk) throws IOException, InterruptedException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    talk.write(socket.getOutputStream());
                } catch (IOException | InterruptedException ended) {
                    // The answer says what there is to say.
                }
            });
            var answer = new StringBuilder();
            byte[] bytes = new byte[8192];
            try {
                for (int count = socket.getInputStream().read(bytes);
                        count >= 0;
                        count = socket.getInputStream().read(bytes)) {
                    answer.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketException reset) {
                answer.append("\nreset");
            }
            writer.interrupt();
            return answer.toString();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
