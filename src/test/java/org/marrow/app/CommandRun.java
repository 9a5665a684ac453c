package org.marrow.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// One run of the command line in this process, and what it left to read.
public record CommandRun(int exitCode, String out, String err) {

    /// In a terminal of the usual width, without colours.
    public static CommandRun of(String... arguments) {
        return in(new Terminal(Terminal.USUAL, false), arguments);
    }

    static CommandRun in(Terminal terminal, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine(terminal)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
