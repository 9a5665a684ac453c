package org.marrow.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A web server on the loopback that says, request by request, whatever bytes a test wants, and then hangs up.
final class AwkwardServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Answer> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /// Writes one answer.
    interface Answer {
        void to(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /// A request that came.
    record Request(String path, Map<String, String> headers) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Answers the first request with the first answer, and so on; all later ones with the last.
    AwkwardServer(Answer... answers) throws IOException {
        this.answers = List.of(answers);
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    static Answer says(String head, String body) {
        return says(head, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The lines of `head`, the length of `body`, and `body`.
    static Answer says(String head, byte[] body) {
        return saysOnly(head + "\nContent-Length: " + body.length, body);
    }

    /// The lines of `head` and the bytes, whether they fit together or not.
    static Answer saysOnly(String head, byte[] body) {
        return (request, out) -> {
            String lines = "HTTP/1.1 " + head.strip() + "\nConnection: close\n\n";
            out.write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        };
    }

    static Answer redirects(String location) {
        return says("302 Found\nLocation: " + location, "");
    }

    static Answer neverAnswers() {
        return (request, out) -> Thread.sleep(60_000);
    }

    /// As a good server does: 304, the rest, or the whole.
    static Answer serves(String etag, byte[] file) {
        return (request, out) -> {
            if (request.header("if-none-match").equals(etag)) {
                saysOnly("304 Not Modified\nETag: " + etag, new byte[0]).to(request, out);
                return;
            }
            String range = request.header("range");
            if (range.isEmpty() || !request.header("if-range").equals(etag)) {
                says("200 OK\nETag: " + etag, file).to(request, out);
                return;
            }
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            says(
                            "206 Partial Content\nETag: %s\nContent-Range: bytes %d-%d/%d"
                                    .formatted(etag, from, file.length - 1, file.length),
                            Arrays.copyOfRange(file, from, file.length))
                    .to(request, out);
        };
    }

    /// Promises the whole, and hangs up after `bytes`.
    static Answer cutsOff(String etag, byte[] file, int bytes) {
        return saysOnly(
                "200 OK\nETag: %s\nContent-Length: %d".formatted(etag, file.length), Arrays.copyOf(file, bytes));
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> answer(connection));
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            Request request = read(connection);
            requests.add(request);
            answers.get(Math.min(requests.size(), answers.size()) - 1).to(request, connection.getOutputStream());
        } catch (IOException e) {
            // The client has hung up, which many tests want it to.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(Socket connection) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        String first = lines.readLine();
        if (first == null) {
            throw new IOException("Nothing was asked");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1].strip());
        }
        return new Request(first.split(" ", -1)[1], headers);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
