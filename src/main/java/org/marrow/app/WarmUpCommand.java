package org.marrow.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.web.Server;
import picocli.CommandLine.Command;

/// `marrow warm-up`: starts, asks itself over HTTP once and stops, so that the launcher can record what a start needs.
@Command(name = "warm-up", hidden = true, description = "Starts, asks itself once and stops.")
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> PATHS = List.of("", "sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D");
    private static final int OK = 200;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Marrow marrow = Marrow.open();
                Server server = marrow.serve(0, true);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : PATHS) {
                URI url = server.url().resolve(path);
                int status = client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != OK) {
                    throw new MarrowException(ErrorCode.INTERNAL, "%s answers %d".formatted(url, status));
                }
            }
        }
        return 0;
    }
}
