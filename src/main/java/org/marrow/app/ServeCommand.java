package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.query.StoreTrial;
import org.marrow.web.Server;
import org.marrow.web.Settings;
import org.marrow.web.SettingsReader;
import org.marrow.web.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `marrow serve`.
@Command(
        name = "serve",
        description = "Answers over HTTP until it is stopped with Ctrl-C.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /// Of a data folder, below it.
    private static final String SETTINGS = "settings.yaml";

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "PORT", description = "The setting http.port. Default: 3030.")
    private @Nullable String port;

    @Option(names = "--public", description = "The setting http.public: lets other machines ask as well.")
    private boolean isPublic;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "A YAML file of settings, read after settings.yaml of the data folder.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting, such as limits.time=10s; may be given again. It overrules environment variables"
                    + " such as MARROW_LIMITS_TIME, which overrule files.")
    private List<String> set = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What was begun before there was a command.
    private static Optional<Thread> preparing = Optional.empty();

    /// Loads the server while the command line is still read, which takes as long.
    static void prepare() {
        preparing = Optional.of(Thread.ofPlatform().name("marrow-prepare").start(Server::prepare));
    }

    private static void awaitPrepared() {
        preparing.ifPresent(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Says below the help which settings there are.
    static IHelpSectionRenderer settings() {
        return help -> "%nSettings:%n%s".formatted(SettingsText.lines());
    }

    /// Where in the help they stand.
    static final String SECTION = UsageMessageSpec.SECTION_KEY_FOOTER;

    private Settings read() {
        var reader = new SettingsReader();
        data.folder()
                .map(folder -> folder.resolve(SETTINGS))
                .filter(Files::exists)
                .ifPresent(reader::file);
        if (file != null) {
            reader.file(file);
        }
        reader.environment(System.getenv());
        set.forEach(reader::option);
        if (port != null) {
            reader.value("http.port", port, "--port");
        }
        if (isPublic) {
            reader.value("http.public", "true", "--public");
        }
        return reader.read();
    }

    @Override
    public Integer call() {
        Settings settings = read();
        awaitPrepared();
        Marrow marrow = data.open();
        var out = spec.commandLine().getOut();
        Server server;
        try {
            marrow.tryStore().ifPresent(trial -> tell(out, trial));
            server = marrow.serve(settings);
        } catch (RuntimeException e) {
            marrow.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, marrow)));
        out.printf(
                "Marrow answers at %s (SPARQL at %ssparql), release %s.%n",
                server.url(), server.url(), marrow.release());
        out.println("Stop it with Ctrl-C.");
        out.flush();
        server.join();
        return 0;
    }

    private static void tell(PrintWriter out, StoreTrial trial) {
        if (trial.isStood()) {
            out.printf(
                    "The store answers %d questions that were tried as SPARQL 1.1 says, so it is sent whole queries.%n",
                    trial.asked());
        } else if (trial.asked() == 0) {
            out.println("The store has no answer to try it by within 5 s, so it is sent patterns alone.");
        } else {
            out.printf(
                    "The store answers %d of %d questions that were tried otherwise than SPARQL 1.1 says (%s),%n"
                            + "so it is sent patterns alone, and the rest is done here, which takes longer.%n",
                    trial.differing().size(), trial.asked(), String.join(", ", trial.differing()));
        }
        out.println("There are no other releases, no workspace, and no catalogue of questions in its graphs.");
        out.flush();
    }

    /// Ends the program with a code that says whether every request had its answer, rather than which signal came.
    private static void stop(Server server, Marrow marrow) {
        boolean isWhole = server.stop();
        marrow.close();
        System.out.println(isWhole ? "Stopped." : "Stopped; some requests were cut.");
        System.out.flush();
        Runtime.getRuntime().halt(isWhole ? 0 : Main.FAILED);
    }
}
