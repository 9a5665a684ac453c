package org.marrow.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The folders that come with Marrow: `ontology/` and `queries/`.
///
/// They are read from the folder that the system property `marrow.home` names, so that a change in a checkout shows at
/// once, and from the class path where there is no such property, so that the jar needs nothing beside it.
public final class Shipped {

    private Shipped() {}

    /// The vocabulary, the prefix table, the shapes and the home concept.
    public static Path ontology() {
        return folder("ontology");
    }

    /// The query catalogue.
    public static Path queries() {
        return folder("queries");
    }

    /// The files below `folder` whose name ends in `ending`, ordered by path.
    ///
    /// @throws MarrowException `FILE_MISSING` if `folder` is not a folder
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            throw new MarrowException(ErrorCode.FILE_MISSING, folder + ": no such folder");
        }
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new MarrowException(
                    ErrorCode.FILE_MISSING, "%s: found a folder that cannot be read (%s)".formatted(folder, e), e);
        }
    }

    /// Reads `files` side by side, on as many threads as there are processors, which end with it.
    ///
    /// @return what `reader` makes of each, in their order; if it fails for several, the first says how
    public static <T> List<T> read(List<Path> files, Function<Path, T> reader) {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            List<Future<T>> reading = files.stream()
                    .map(file -> threads.submit(() -> reader.apply(file)))
                    .toList();
            List<T> read = new ArrayList<>();
            for (Future<T> one : reading) {
                read.add(one.get());
            }
            return read;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Found the thread interrupted while it read", e);
        }
    }

    private static Path folder(String name) {
        String home = System.getProperty("marrow.home");
        if (home != null) {
            return Path.of(home, name);
        }
        URL url = Shipped.class.getResource("/" + name);
        if (url == null) {
            throw new AssertionError("The folder " + name + " is missing from the class path");
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                mount(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new AssertionError("The class path names a folder by something that is no URI: " + url, e);
        }
    }

    /// Opens the jar as a file system, which then stays open as long as the program runs.
    private static void mount(URI insideJar) {
        try {
            FileSystems.newFileSystem(insideJar, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Mounted by an earlier call: nothing to do.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
