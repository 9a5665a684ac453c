package org.marrow.app;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that says how long reasoning may take, once the ontology is read.
final class TimeoutOption {

    private static final int MOST = 3600;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long it may take once the ontology is read, 1 to 3600. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    Duration duration() {
        if (seconds < 1 || seconds > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "found --timeout %d, expected 1 to %d".formatted(seconds, MOST));
        }
        return Duration.ofSeconds(seconds);
    }
}
