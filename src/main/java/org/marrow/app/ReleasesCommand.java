package org.marrow.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.marrow.store.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `marrow releases`.
@Command(
        name = "releases",
        description = "Lists the releases of a data folder; the current one has a star.",
        mixinStandardHelpOptions = true)
final class ReleasesCommand implements Callable<Integer> {

    private static final long MEGA = 1_000_000;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder releases = target.releases();
        List<String> ids = releases.list();
        String current = releases.current().orElse("");
        var out = spec.commandLine().getOut();
        if (ids.isEmpty()) {
            out.printf(
                    "No release in %s. Build one with: marrow build SOURCE... --to %s%n",
                    target.folder(), target.folder());
        }
        for (String id : ids) {
            out.printf("%s %s %,d MB%n", id.equals(current) ? "*" : " ", id, releases.bytes(id) / MEGA);
        }
        out.flush();
        return 0;
    }
}
