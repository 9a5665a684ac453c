package org.marrow.app;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.marrow.source.Progress;

/// Shows long work in a terminal: what, how much, how fast, how long still. Elsewhere it is quiet.
final class ProgressLines implements Progress, AutoCloseable {

    private static final int KILO = 1000;
    private static final int MILLIS = 200;

    private final boolean inTerminal;
    private Optional<ProgressBar> bar = Optional.empty();

    /// Writes to standard error if that, and the console, is a terminal.
    ProgressLines() {
        this(Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    ProgressLines(boolean inTerminal) {
        this.inTerminal = inTerminal;
    }

    @Override
    public void begin(String part, long total, String unit) {
        close();
        if (!inTerminal) {
            return;
        }
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(part)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .showSpeed();
        bar = Optional.of((unit.equals("B") ? builder.setUnit(" kB", KILO) : builder.setUnit(" " + unit, 1)).build());
    }

    @Override
    public void advance(long amount) {
        bar.ifPresent(shown -> shown.stepBy(amount));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
