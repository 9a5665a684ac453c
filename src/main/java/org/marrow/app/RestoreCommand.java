package org.marrow.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.marrow.store.Workspace;
import org.marrow.store.WorkspaceBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow restore`.
@Command(
        name = "restore",
        description = "Makes the workspace of a data folder what a backup has; no server may have it open.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file that marrow backup wrote.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path file;

    @Option(
            names = "--replace",
            description = "Throws away what the workspace has; without it, only an empty one is restored into.")
    private boolean isReplacing;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        long statements = WorkspaceBackup.restore(file, Workspace.folder(target.folder()), isReplacing);
        spec.commandLine().getOut().printf("%s: %,d statements are back.%n", file, statements);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
