package org.marrow.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `marrow completion`.
@Command(
        name = "completion",
        description = {
            "Prints a script for bash and zsh that completes commands, options, and the",
            "names and parameters of questions."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: source <(./marrow completion)"})
final class CompletionCommand implements Callable<Integer> {

    private static final String NAME = "marrow";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(NAME, spec.root().commandLine()));
        out.println("complete -F _complete_marrow -o default ./marrow");
        out.flush();
        return 0;
    }
}
