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

/// `marrow backup`.
@Command(
        name = "backup",
        description = {
            "Writes the workspace of a data folder into one file, while a server runs or not.",
            "Releases and keys are not in it: they are built, and made, again."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The file to write: gzipped RDF Patch, such as workspace.rdfp.gz.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path file;

    @Option(names = "--replace", description = "Writes over the file if it is there.")
    private boolean replace;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        WholeFile.requireFree(file, replace);
        long statements = WorkspaceBackup.write(Workspace.folder(target.folder()), file.toAbsolutePath());
        spec.commandLine().getOut().printf("%s: %,d statements.%n", file, statements);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
