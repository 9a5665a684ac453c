package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.loader.main.LoaderPlan;
import org.apache.jena.tdb2.loader.main.LoaderPlans;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsBuilder;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A data folder: finished releases side by side, one of them current.
///
/// ```
/// releases/{id}/tdb2           the dataset
/// releases/{id}/manifest.ttl   what it is made of
/// releases/{id}/report.json    what became of every input row
/// releases/{id}/format         the version of this layout
/// current                      the identifier of the release that is served
/// ```
///
/// A release is written into a folder whose name begins with a dot and gets its own name in one step when it is whole,
/// so that a crash leaves nothing that could be taken for a release.
public final class Releases {

    /// The version of the layout and of the shape of the data; part of every release's identifier.
    public static final int FORMAT = 1;

    private static final String BUILDING = ".building-";
    private static final String DATASET = "tdb2";
    private static final String MANIFEST = "manifest.ttl";
    private static final String FORMAT_FILE = "format";

    /// What a question in a graph needs, and no more: those that begin with the graph have a place, those that do not
    /// are answered from an index that ends in it, since few statements are in more than one graph.
    private static final String[] TRIPLE_INDEXES = {"SPO", "POS", "OSP"};

    private static final String[] QUAD_INDEXES = {"GSPO", "SPOG", "POSG", "OSPG"};
    private static final StoreParams INDEXES =
            StoreParamsBuilder.create("marrow").quadIndexes(QUAD_INDEXES).build();
    private static final LoaderPlan PLAN = new LoaderPlan(
            LoaderPlans.loaderPlanParallel.dataInputType(),
            TRIPLE_INDEXES,
            QUAD_INDEXES,
            new String[][] {},
            new String[][] {});

    private final Path data;

    /// The releases in the folder `data`, which need not exist yet.
    public Releases(Path data) {
        this.data = data;
    }

    /// A release in memory, filled by `content`.
    public static Release inMemory(String id, Consumer<ReleaseWriter> content) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> {
            StreamRDF stream = StreamRDFLib.dataset(dataset);
            content.accept(new ReleaseWriter(stream));
        });
        return new Release(id, dataset);
    }

    /// The identifiers of all finished releases, ordered.
    public List<String> list() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> releases = Files.list(folder())) {
            return releases.filter(Files::isDirectory)
                    .map(release -> release.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The identifier of the current release, or nothing if none is.
    public Optional<String> current() {
        Path current = data.resolve("current");
        try {
            return Files.exists(current)
                    ? Optional.of(Files.readString(current, StandardCharsets.UTF_8)
                                    .strip())
                            .filter(id -> !id.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.RELEASE_INCOMPLETE,
                    "%s: found something that cannot be read (%s), expected a file with the name of a release"
                            .formatted(current, e),
                    e);
        }
    }

    /// Opens the current release.
    ///
    /// @throws MarrowException `RELEASE_MISSING`, `RELEASE_INCOMPLETE` or `RELEASE_IN_USE`
    public Release openCurrent() {
        String id = current()
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_MISSING,
                        "%s: found no current release, expected a data folder made by: marrow build --hpo FILE --hpoa FILE --to %s"
                                .formatted(data, data)));
        Path release = folder().resolve(id);
        requireWhole(release);
        try {
            return new Release(
                    id, DatabaseMgr.connectDatasetGraph(release.resolve(DATASET).toString()));
        } catch (DBOpEnvException e) {
            throw new MarrowException(
                    ErrorCode.RELEASE_IN_USE, release + ": found it open in another process, expected it free", e);
        }
    }

    private static void requireWhole(Path release) {
        if (!Files.isDirectory(release)) {
            throw new MarrowException(
                    ErrorCode.RELEASE_MISSING, release + ": found no such release, expected one that was built");
        }
        if (!Files.isDirectory(release.resolve(DATASET).resolve("Data-0001"))
                || !Files.exists(release.resolve(MANIFEST))) {
            throw new MarrowException(
                    ErrorCode.RELEASE_INCOMPLETE,
                    "%s: found a release without its dataset or %s, expected both; build it again into another folder"
                            .formatted(release, MANIFEST));
        }
        String format = Files.exists(release.resolve(FORMAT_FILE)) ? text(release.resolve(FORMAT_FILE)) : "none";
        if (!format.equals(Integer.toString(FORMAT))) {
            throw new MarrowException(
                    ErrorCode.RELEASE_INCOMPLETE,
                    "%s: found the format version %s, expected %d; build it again into another folder"
                            .formatted(release, format, FORMAT));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the release `id` and makes it current if none is.
    ///
    /// @param content  fills the dataset
    /// @param finisher writes the files beside the dataset into the folder that it is given
    /// @return whether it was built, or was there already, whole, under the same identifier
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`, or what `content` throws; nothing is left then
    public boolean write(String id, Consumer<ReleaseWriter> content, Consumer<Path> finisher) {
        Path release = folder().resolve(id);
        boolean isNew = !Files.isDirectory(release);
        if (isNew) {
            Path building = create();
            try {
                fill(building.resolve(DATASET), content);
                finisher.accept(building);
                Files.writeString(building.resolve(FORMAT_FILE), FORMAT + "\n", StandardCharsets.UTF_8);
                Files.move(building, release, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | UncheckedIOException e) {
                throw notWritable(e);
            } finally {
                delete(building);
            }
        }
        if (current().isEmpty()) {
            makeCurrent(id);
        }
        return isNew;
    }

    /// Fails early, before any work, if nothing can be written here.
    ///
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`
    public void requireWritable() {
        delete(create());
    }

    private Path create() {
        try {
            Files.createDirectories(folder());
            return Files.createTempDirectory(folder(), BUILDING);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private MarrowException notWritable(Exception cause) {
        return new MarrowException(
                ErrorCode.FOLDER_NOT_WRITABLE,
                "%s: found no way to write there (%s), expected a folder that may be written to".formatted(data, cause),
                cause);
    }

    private static void fill(Path folder, Consumer<ReleaseWriter> content) throws IOException {
        Files.createDirectory(folder);
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString(), INDEXES);
        try {
            DataLoader loader = LoaderFactory.createLoader(PLAN, dataset, (format, arguments) -> {});
            loader.startBulk();
            try {
                StreamRDF stream = loader.streamRDF();
                stream.start();
                content.accept(new ReleaseWriter(stream));
                stream.finish();
                loader.finishBulk();
            } catch (RuntimeException e) {
                loader.finishException(e);
                throw e;
            }
        } finally {
            TDBInternal.expel(dataset);
        }
    }

    /// Makes the release `id` current in one step.
    ///
    /// @throws MarrowException `RELEASE_MISSING`, `RELEASE_INCOMPLETE` or `FOLDER_NOT_WRITABLE`
    public void makeCurrent(String id) {
        requireWhole(folder().resolve(id));
        try {
            Path written = Files.createTempFile(data, BUILDING, "");
            Files.writeString(written, id + "\n", StandardCharsets.UTF_8);
            Files.move(written, data.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private Path folder() {
        return data.resolve("releases");
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
