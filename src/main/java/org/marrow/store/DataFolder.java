package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.dboe.DBOpEnvException;
import org.marrow.engine.Statistics;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;

/// A data folder: finished releases side by side, one of them current.
///
/// ```
/// releases/{id}/tdb2           the dataset
/// releases/{id}/index          what lookups are answered from beside it
/// releases/{id}/statistics     how much of what its default graph holds
/// releases/{id}/manifest.ttl   what it is made of
/// releases/{id}/report.json    what became of every input row
/// releases/{id}/format         the version of this layout
/// releases/{id}/refused        why it cannot become current, where it cannot
/// current                      the identifier of the release that is served
/// workspace/                   the user's own graphs
/// keys                         who may use them
/// ```
///
/// A release is written into a folder whose name begins with a dot and gets its own name in one step when
/// it is whole, so that a crash leaves nothing that could be taken for a release.
public final class DataFolder {

    /// The version of the layout and of the shape of the data; part of every release's identifier.
    public static final int FORMAT = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /// How old the unfinished note of a switch is when nobody can still be at it.
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final String REMOVING = ".removing-";
    private static final String DATASET = "tdb2";
    private static final String MANIFEST = "manifest.ttl";
    private static final String FORMAT_FILE = "format";
    private static final String CURRENT = "current";
    private static final String REFUSED = "refused";

    private final Path data;

    /// The data folder `data`, which need not exist yet.
    public DataFolder(Path data) {
        this.data = data;
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
        Path current = data.resolve(CURRENT);
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

    /// Where it is.
    public Path path() {
        return data;
    }

    /// Opens the current release.
    ///
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public Release openCurrent() {
        return open(current()
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_MISSING,
                        "%s: found no current release, expected a data folder made by: marrow build SOURCE... --to %s"
                                .formatted(data, data))));
    }

    /// Opens the release `id`. Any number of processes may have it open.
    ///
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public Release open(String id) {
        return opened(id, whole(id));
    }

    private static Release opened(String id, Path release) {
        Path database = release.resolve(DATASET);
        return new Release(id, Optional.of(release), Databases.open(database), () -> Databases.close(database));
    }

    /// The folder of the release `id`, with its manifest and report. It need not be there.
    ///
    /// @throws MarrowException `RELEASE_MISSING` if `id` is no name of a release
    public Path folder(String id) {
        if (!NAME.matcher(id).matches()) {
            throw new MarrowException(
                    ErrorCode.RELEASE_MISSING,
                    "\"%s\": found no release of this name, expected one of: %s"
                            .formatted(id, String.join(", ", list())));
        }
        return folder().resolve(id);
    }

    /// The manifest of the release `id`, in Turtle.
    ///
    /// @throws MarrowException `RELEASE_MISSING` if `id` is no name of a release
    public Path manifest(String id) {
        return folder(id).resolve(MANIFEST);
    }

    /// The size of the release `id` on disk, in bytes.
    ///
    /// @throws MarrowException `RELEASE_MISSING`
    public long bytes(String id) {
        try (Stream<Path> inside = Files.walk(folder(id))) {
            return inside.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireWhole(Path release) {
        if (!Files.isDirectory(release)) {
            throw new MarrowException(
                    ErrorCode.RELEASE_MISSING, release + ": found no such release, expected one that was built");
        }
        if (!Databases.isThere(release.resolve(DATASET)) || !Files.exists(release.resolve(MANIFEST))) {
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

    /// Says, while a release is being written, that it must never become current, and why.
    public static void refuse(Release release, String why) {
        try {
            Files.writeString(release.folder().orElseThrow().resolve(REFUSED), why + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why the release `id` cannot become current; empty if it can.
    ///
    /// @throws MarrowException `RELEASE_MISSING` if `id` is no name of a release
    public Optional<String> refusal(String id) {
        Path refused = folder(id).resolve(REFUSED);
        return Files.exists(refused) ? Optional.of(text(refused)) : Optional.empty();
    }

    /// Writes the release `id` and makes it current if none is and it is not refused.
    ///
    /// @param content  fills the dataset
    /// @param finisher writes the files beside the dataset into the folder of the release that it is given
    /// @return whether it was built, or was there already, whole, under the same identifier
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`, or what `content` throws; nothing is left then
    public boolean write(String id, Consumer<ReleaseWriter> content, Consumer<Release> finisher, Progress progress) {
        boolean isNew = place(id, building -> {
            Statistics statistics = Databases.write(building.resolve(DATASET), content, progress);
            StatisticsFile.write(statistics, building.resolve(Release.STATISTICS));
            try (Release written = opened(id, building)) {
                finisher.accept(written);
            }
            Files.writeString(building.resolve(FORMAT_FILE), FORMAT + "\n", StandardCharsets.UTF_8);
        });
        if (current().isEmpty() && refusal(id).isEmpty()) {
            makeCurrent(id);
        }
        return isNew;
    }

    /// Makes the folder of a release.
    @FunctionalInterface
    interface Filling {

        void into(Path building) throws IOException;
    }

    /// Puts what `filling` makes in the place of the release `id`, in one step, if that is not there yet.
    ///
    /// @return whether it was put there, or was there already
    boolean place(String id, Filling filling) {
        Path release = folder(id);
        if (Files.isDirectory(release)) {
            return false;
        }
        try (Workplace workplace = Workplace.in(folder())) {
            Path building = workplace.folder();
            filling.into(building);
            requireWhole(building);
            Workplace.force(building);
            boolean isNew = moved(building, release);
            Workplace.forceOne(folder());
            return isNew;
        } catch (IOException | UncheckedIOException | DBOpEnvException e) {
            throw notWritable(e);
        }
    }

    /// The folder of the release `id`, which is whole.
    ///
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    Path whole(String id) {
        Path release = folder(id);
        requireWhole(release);
        return release;
    }

    /// False if another process was faster with the same release.
    private static boolean moved(Path building, Path release) throws IOException {
        try {
            Files.move(building, release, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(release)) {
                return false;
            }
            throw e;
        }
    }

    /// Fails early, before any work, if nothing can be written here; and clears away what killed builds left.
    ///
    /// @return how many builds had left something
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`
    public int prepare() {
        int swept = sweep();
        try (Workplace workplace = Workplace.in(folder())) {
            Files.writeString(workplace.folder().resolve(FORMAT_FILE), "");
            return swept;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /// Clears away what killed builds and removals left, where it may write. What a living build works on
    /// stays.
    ///
    /// @return how many builds had left something
    public int sweep() {
        if (!Files.isWritable(data)) {
            return 0;
        }
        try {
            int swept = Workplace.sweep(folder());
            if (Files.isDirectory(folder())) {
                try (DirectoryStream<Path> left = Files.newDirectoryStream(folder(), REMOVING + "*")) {
                    for (Path path : left) {
                        Workplace.delete(path);
                    }
                }
            }
            if (Files.isDirectory(data)) {
                try (DirectoryStream<Path> left = Files.newDirectoryStream(data, "." + CURRENT + "-*")) {
                    for (Path path : left) {
                        if (Files.getLastModifiedTime(path)
                                .toInstant()
                                .isBefore(Instant.now().minus(STALE))) {
                            Files.deleteIfExists(path);
                        }
                    }
                }
            }
            return swept;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private MarrowException notWritable(Exception cause) {
        return new MarrowException(
                ErrorCode.FOLDER_NOT_WRITABLE,
                "%s: found no way to write there (%s), expected a folder that may be written to, on a disk with room"
                        .formatted(data, cause),
                cause);
    }

    /// Makes the release `id` current in one step. A crash at any moment leaves the one or the other current.
    ///
    /// @throws MarrowException `RELEASE_MISSING`, `RELEASE_INCOMPLETE`, `RELEASE_REFUSED` or `FOLDER_NOT_WRITABLE`
    public void makeCurrent(String id) {
        requireWhole(folder(id));
        refusal(id).ifPresent(why -> {
            throw new MarrowException(
                    ErrorCode.RELEASE_REFUSED,
                    "%s: found what no current release may have: %s".formatted(folder(id), why));
        });
        try {
            Path written = data.resolve("." + CURRENT + "-" + UUID.randomUUID());
            Files.writeString(written, id + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Workplace.forceOne(written);
            Files.move(written, data.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
            Workplace.forceOne(data);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /// Removes the release `id`, which must not be current. A process that has it open may read on until it
    /// closes it.
    ///
    /// @throws MarrowException `RELEASE_MISSING`, `RELEASE_CURRENT` or `FOLDER_NOT_WRITABLE`
    public void remove(String id) {
        Path release = folder(id);
        if (!Files.isDirectory(release)) {
            throw new MarrowException(
                    ErrorCode.RELEASE_MISSING, release + ": found no such release, expected one of: " + list());
        }
        if (current().equals(Optional.of(id))) {
            throw new MarrowException(
                    ErrorCode.RELEASE_CURRENT,
                    "%s: found the current release, expected another; make one current first: marrow use ID"
                            .formatted(release));
        }
        try {
            Path removing = folder().resolve(REMOVING + id);
            Files.move(release, removing, StandardCopyOption.ATOMIC_MOVE);
            Workplace.delete(removing);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private Path folder() {
        return data.resolve("releases");
    }
}
