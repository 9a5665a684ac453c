package org.marrow.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Keys;
import org.marrow.vocabulary.Shipped;

/// A service over a small release with a workspace, and keys to it.
final class ServedWorkspace implements AutoCloseable {

    static final String TURTLE = "text/turtle";
    static final String UPDATE = "application/sparql-update";

    private final String writer;
    private final String reader;
    private final Marrow marrow;
    private final Server server;
    private final PlainClient client;

    ServedWorkspace(Path folder) throws IOException {
        Path data = data(folder);
        var keys = new Keys(data);
        writer = keys.add("writer", Keys.Role.WRITE);
        reader = keys.add("reader", Keys.Role.READ);
        marrow = Marrow.open(data);
        server = marrow.serve(0, true);
        client = new PlainClient(server.url());
    }

    /// A data folder below `folder` with a small release, and no keys yet.
    static Path data(Path folder) throws IOException {
        Path data = folder.resolve("data");
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()),
                List.of(Miniature.hpo(folder)),
                new DataFolder(data),
                Progress.NONE);
        return data;
    }

    URI url() {
        return server.url();
    }

    String writer() {
        return writer;
    }

    String reader() {
        return reader;
    }

    String release() {
        return marrow.release();
    }

    /// Sends `body` with the key that may write; without a type if that is empty.
    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        var request = client.to(path)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + writer);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> update(String update) {
        return send("POST", "workspace/update", UPDATE, update);
    }

    /// What `query` finds in the release and the workspace, as CSV without its first line.
    List<String> rows(String query) {
        return send("GET", "workspace/sparql?" + PlainClient.form("query", query), "", "", "Accept", "text/csv")
                .body()
                .lines()
                .skip(1)
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        marrow.close();
    }
}
