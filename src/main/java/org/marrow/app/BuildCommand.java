package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.marrow.ingest.BuildResult;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.sheet.Words;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.RemoteServer;
import org.marrow.store.StoreLoad;
import org.marrow.vocabulary.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow build`.
@Command(
        name = "build",
        description = "Builds a release from published files and makes it current if none is.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Each file is recognised by its content, plain or gzipped, whatever its name: the HPO as JSON, OBO or OWL;",
            "phenotype.hpoa; genes_to_disease, genes_to_phenotype, phenotype_to_genes; mim2gene_medgen and the files",
            "of MedGen; Orphanet's product 4; SSSOM mapping sets; Babelon translations and translated synonyms.",
            "A release has one of each; of mapping sets and translations as many as you like.",
            "",
            "Example: marrow build hp.json phenotype.hpoa mappings/ --to data"
        })
final class BuildCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "A file, or a folder whose files are all taken.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private List<Path> sources;

    @Mixin
    private final TargetOption target = new TargetOption();

    @Option(names = "--use", description = "Makes the release current even if another one is.")
    private boolean use;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<RemoteServer> server = store.server();
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        DataFolder releases = target.releases();
        BuildResult result;
        try (var progress = new ProgressLines()) {
            result = ReleaseBuilder.build(ontology, sources, releases, progress);
        }
        Optional<String> refusal = releases.refusal(result.release());
        if (use && refusal.isEmpty()) {
            releases.makeCurrent(result.release());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (result.swept() > 0) {
            out.printf("Cleared away what %d builds that did not end had left.%n", result.swept());
        }
        out.print(
                result.isNew()
                        ? result.text()
                        : "Release %s was built from the same files before; nothing was done.%n"
                                .formatted(result.release()));
        out.println(refusal.map(why -> "It cannot become current: it breaks a rule of severity error, see %s/report.txt"
                        .formatted(releases.folder(result.release())))
                .orElseGet(() -> current(releases, result.release())));
        out.flush();
        if (refusal.isPresent()) {
            return Main.FAILED;
        }
        server.ifPresent(there -> load(releases, result.release(), there));
        return 0;
    }

    private void load(DataFolder releases, String id, RemoteServer server) {
        StoreLoad.Loaded loaded;
        try (server;
                Release release = releases.open(id);
                var progress = new ProgressLines()) {
            loaded = new StoreLoad(release, server, progress).load();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s has release %s: %s statements in %s graphs, %s of them sent now, all read back and compared.%n",
                server,
                id,
                Words.number(loaded.statements()),
                Words.number(loaded.graphs()),
                Words.number(loaded.added()));
        out.flush();
    }

    private String current(DataFolder releases, String built) {
        return releases.current().equals(Optional.of(built))
                ? "It is current. Serve it with: marrow serve --data " + target.folder()
                : "Current is still %s; change that with: marrow use %s --data %s"
                        .formatted(releases.current().orElse("none"), built, target.folder());
    }
}
