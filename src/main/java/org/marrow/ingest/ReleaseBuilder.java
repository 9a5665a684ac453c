package org.marrow.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.marrow.check.ReleaseCheck;
import org.marrow.ingest.Input.Recognised;
import org.marrow.lookup.Lookups;
import org.marrow.model.MarrowException;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.ReleaseSource;
import org.marrow.model.State;
import org.marrow.query.Queries;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.ManifestRdf;
import org.marrow.rdf.OntologyFolder;
import org.marrow.reason.Axioms;
import org.marrow.reason.Classification;
import org.marrow.reason.OwlReport;
import org.marrow.source.FileKind;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.ReleaseWriter;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// Makes a release out of `ontology/` and source files: whole, or not at all.
///
/// The same input gives the same identifier and the same statements: no time, path or host enters either.
public final class ReleaseBuilder {

    private static final int DIGEST_LENGTH = 12;
    private static final FileKind[] HPO = {FileKind.HPO_JSON, FileKind.HPO_OBO, FileKind.HPO_OWL};

    private final OntologyFolder ontology;
    private final Input input;
    private final Progress progress;
    private final List<SourceReport> reports = new ArrayList<>();
    private Map<State, Long> states = Map.of();
    private Map<String, Long> counts = Map.of();
    private Optional<OwlReport> reasoning = Optional.empty();
    private ReleaseCheck quality = new ReleaseCheck(List.of());

    private ReleaseBuilder(OntologyFolder ontology, Input input, Progress progress) {
        this.ontology = ontology;
        this.input = input;
        this.progress = progress;
    }

    /// A release of `ontology` alone, in memory.
    public static Release home(OntologyFolder ontology) {
        var builder = new ReleaseBuilder(ontology, new Input(List.of(), List.of()), Progress.NONE);
        return Release.inMemory(builder.id(), builder::fill);
    }

    /// Builds a release of `ontology` and the files at `paths` into the data folder, and makes it current
    /// if none is.
    ///
    /// @param paths files of any kind that [FileKind] knows, or folders of them, in any order and under
    ///              any names
    /// @throws MarrowException if a file is of another kind, malformed or ends too early, two are of a
    ///         kind of which there can be but one, or the folder cannot be written to; nothing is left
    ///         then
    public static BuildResult build(OntologyFolder ontology, List<Path> paths, DataFolder releases, Progress progress) {
        progress.begin("recognising the sources", -1, "");
        var builder = new ReleaseBuilder(ontology, Input.of(paths), progress);
        int swept = releases.prepare();
        boolean isNew = releases.write(builder.id(), builder::fill, builder::finish, progress);
        return builder.result(isNew, swept);
    }

    private BuildResult result(boolean isNew, int swept) {
        return new BuildResult(id(), isNew, swept, counts, reports, input.unrecognised(), states, quality.results());
    }

    private String id() {
        Optional<Recognised> main =
                input.first(HPO).or(() -> input.files().stream().findFirst());
        return "%s-%s-%s"
                .formatted(
                        main.map(file -> file.kind().id().equals("hp") ? "hpo" : name(file))
                                .orElse("home"),
                        main.map(file -> file.source().version()).orElseGet(ontology::version),
                        digest());
    }

    private static String name(Recognised file) {
        return file.kind() == FileKind.HPOA ? "hpoa" : file.kind().id().replace('_', '-');
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("format " + DataFolder.FORMAT + "\nontology " + ontology.sha256())
                    .getBytes(StandardCharsets.UTF_8));
            for (Recognised file : input.files()) {
                digest.update("\n%s %s"
                        .formatted(file.kind().id(), file.source().sha256())
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private void fill(ReleaseWriter writer) {
        Prefixes prefixes = ontology.prefixes();
        AssociationRdf.Pool pool = new AssociationRdf(prefixes).new Pool();
        var loading = new Loading(prefixes, input, writer, pool, progress);
        reports.addAll(loading.load());
        Graph home = ontology.home(loading.replaced());
        home.find().forEachRemaining(writer.graph(Graphs.HOME));
        ontology.annotations(home).forEach(pool::add);
        progress.begin("writing the associations", pool.size(), "associations");
        Consumer<Triple> associations = writer.graph(Graphs.ASSOCIATIONS);
        states = pool.write(triple -> {
            if (triple.getObject().equals(Mw.ASSOCIATION)) {
                progress.advance(1);
            }
            associations.accept(triple);
        });
        reason(loading.axioms(), writer);
        progress.begin("counting", -1, "");
        counts = new LinkedHashMap<>();
        writer.counts().forEach((graph, count) -> counts.put(graph.getURI(), count));
        manifest().find().forEachRemaining(writer.graph(Graphs.MANIFEST));
        new VoidDescription(id(), prefixes, writer.graph(Graphs.VOID))
                .write(writer.survey(), loading.links(), sources());
    }

    /// Writes down what follows, where the HPO says more of its terms than which is below which.
    private void reason(Axioms axioms, ReleaseWriter writer) {
        if (axioms.isMoreThanHierarchy()) {
            Classification classification = Classification.of(axioms, progress);
            progress.begin("writing what follows", -1, "");
            classification.writeInferred(writer.graph(Graphs.INFERRED));
            classification.writeRelations(writer.graph(Graphs.RELATIONS));
            reasoning = Optional.of(classification.report(progress));
        }
    }

    private List<ReleaseSource> sources() {
        return Stream.concat(
                        Stream.of(Sources.of(ontology)), input.files().stream().map(Recognised::source))
                .toList();
    }

    private Graph manifest() {
        Graph manifest = GraphFactory.createDefaultGraph();
        ManifestRdf.write(new ReleaseManifest(id(), sources(), new TreeMap<>(counts)), manifest::add);
        return manifest;
    }

    private void finish(Release release) {
        Path folder = release.folder().orElseThrow();
        Lookups.writeIndexes(release, ontology.prefixes(), progress);
        progress.begin("asking the quality rules", -1, "");
        quality = ReleaseCheck.of(Queries.open(Shipped.queries(), ontology.prefixes(), release))
                .with(reasoning);
        if (!quality.passed()) {
            DataFolder.refuse(
                    release,
                    quality.results().stream()
                            .filter(ReleaseCheck.Result::isError)
                            .map(ReleaseCheck.Result::toString)
                            .collect(Collectors.joining(" ")));
        }
        ReleaseFiles.writeManifest(folder.resolve("manifest.ttl"), manifest(), ontology.prefixes());
        ReleaseFiles.writeReport(folder, result(true, 0));
        reasoning.ifPresent(report -> ReleaseFiles.writeReasoning(folder, report));
    }
}
