package org.marrow.app;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.marrow.ingest.Progress;

/// Shows a build's parts: a moving bar in a terminal, a line for each part elsewhere.
final class ProgressLines implements Progress, AutoCloseable {

    private final PrintWriter err;
    private final boolean inTerminal =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    private Optional<ProgressBar> bar = Optional.empty();

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begin(String part) {
        close();
        if (inTerminal) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(part)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build());
        } else {
            err.println(part);
            err.flush();
        }
    }

    @Override
    public void row() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
