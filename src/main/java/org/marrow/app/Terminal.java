package org.marrow.app;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.State;

/// What a text for people is written to.
///
/// @param width   columns of a line, at least 40
/// @param colours whether it understands ANSI colours and somebody wants them
record Terminal(int width, boolean colours) {

    /// The width where nothing says how wide it is.
    static final int USUAL = 100;

    private static final int NARROWEST = 40;

    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String CYAN = "36";

    /// @throws IllegalArgumentException if it is too narrow to write to
    Terminal {
        if (width < NARROWEST) {
            throw new IllegalArgumentException("width %d: expected %d or more".formatted(width, NARROWEST));
        }
    }

    /// The one that this program runs in.
    static Terminal here() {
        return of(
                System.getenv(),
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /// What the `environment` says: `COLUMNS` is the width, of which less than 40 counts as 40, and
    /// `NO_COLOR`, unless it is empty, asks for no colours.
    ///
    /// Source: [NO_COLOR](https://no-color.org/).
    static Terminal of(Map<String, String> environment, boolean isTerminal) {
        return new Terminal(
                width(environment.getOrDefault("COLUMNS", "")),
                isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{0,4}") ? Math.max(NARROWEST, Integer.parseInt(columns)) : USUAL;
    }

    String bold(String text) {
        return painted(BOLD, text);
    }

    /// `text` in the colour of a state.
    String painted(State state, String text) {
        return painted(
                switch (state) {
                    case PRESENT -> GREEN;
                    case EXCLUDED -> CYAN;
                    case CONTRADICTORY -> YELLOW;
                    case DISPUTED -> RED;
                },
                text);
    }

    private String painted(String colour, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
