package org.marrow.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow remove`.
@Command(name = "remove", description = "Removes a release that is not current.", mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "The release, as marrow releases lists it.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private String id;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        target.releases().remove(id);
        spec.commandLine().getOut().printf("Release %s is removed.%n", id);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
