package org.marrow.app;

import java.util.concurrent.Callable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `marrow serve`.
@Command(
        name = "serve",
        description = "Answers over HTTP until it is stopped with Ctrl-C.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "3030",
            description = "TCP port, 0 to 65535; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--public", description = "Lets other machines ask as well; without it, only this one may.")
    private boolean isPublic;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (port < 0 || port > LAST_PORT) {
            throw new MarrowException(
                    ErrorCode.PORT_UNAVAILABLE, "Port %d: expected 0 to %d".formatted(port, LAST_PORT));
        }
        Marrow marrow = data.open();
        Server server;
        try {
            server = marrow.serve(port, !isPublic);
        } catch (RuntimeException e) {
            marrow.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            marrow.close();
            System.out.println("Stopped.");
        }));
        var out = spec.commandLine().getOut();
        out.printf(
                "Marrow answers at %s (SPARQL at %ssparql), release %s.%n",
                server.url(), server.url(), marrow.release());
        out.println("Stop it with Ctrl-C.");
        out.flush();
        server.join();
        return 0;
    }
}
