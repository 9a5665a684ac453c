package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.ingest.BuildResult;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.ingest.SourceReport;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.SourceFile;
import org.marrow.store.Releases;
import org.marrow.vocabulary.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `marrow build`.
@Command(
        name = "build",
        description = "Builds a release from published files and makes it current if none is.",
        mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {

    @Option(names = "--hpo", paramLabel = "FILE", description = "The HPO as JSON (hp.json), plain or gzipped.")
    private @Nullable Path hpo;

    @Option(
            names = "--hpoa",
            paramLabel = "FILE",
            description = "The disease annotations (phenotype.hpoa), plain or gzipped.")
    private @Nullable Path hpoa;

    @Option(
            names = {"--to", "--data"},
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data folder. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path to;

    @Option(names = "--use", description = "Makes the release current even if another one is.")
    private boolean use;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        BuildResult result;
        try (var progress = new ProgressLines(spec.commandLine().getErr())) {
            result = ReleaseBuilder.build(ontology, file(hpo), file(hpoa), new Releases(to), progress);
        }
        Releases releases = new Releases(to);
        if (use) {
            releases.makeCurrent(result.release());
        }
        PrintWriter out = spec.commandLine().getOut();
        print(result, out);
        out.println(
                releases.current().equals(Optional.of(result.release()))
                        ? "It is current. Serve it with: marrow serve --data " + to
                        : "Current is still %s; build again with --use to change that."
                                .formatted(releases.current().orElse("none")));
        out.flush();
        return 0;
    }

    private static Optional<SourceFile> file(@Nullable Path path) {
        return Optional.ofNullable(path).map(SourceFile::new);
    }

    private void print(BuildResult result, PrintWriter out) {
        if (!result.isNew()) {
            out.println("Release " + result.release() + " was built from the same files before; nothing was done.");
            return;
        }
        for (SourceReport source : result.sources()) {
            out.printf(
                    "%s %s: %,d rows, %,d loaded, %,d skipped%n",
                    source.title(), source.version(), source.rows(), source.loaded(), source.rows() - source.loaded());
            source.remarks().forEach((remark, count) -> out.printf("    %,d %s%n", count, remark));
            source.skipped()
                    .forEach((reason, skipped) -> out.printf(
                            "    skipped %,d: %s, such as %s%n",
                            skipped.count(), reason, skipped.examples().getFirst()));
        }
        new java.util.TreeMap<>(result.states())
                .forEach((state, count) -> out.printf("%,d associations %s%n", count, state));
        out.printf("%,d statements.%n", result.statements());
        out.printf("Release %s is in %s.%n", result.release(), to);
    }
}
