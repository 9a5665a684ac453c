package org.marrow.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.ReleaseSource;
import org.marrow.source.FileKind;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Shipped;

/// The files that a release is to be made of, recognised, in an order that depends on their content alone.
///
/// @param files        what is read, in the order of reading
/// @param unrecognised the files found in a named folder that are of no known kind
record Input(List<Recognised> files, List<Path> unrecognised) {

    /// A file, what it is, and how the manifest describes it.
    record Recognised(SourceFile file, FileKind kind, ReleaseSource source) {}

    /// The files at `paths`, and all files below those that are folders.
    ///
    /// @throws MarrowException `FILE_MISSING` if there is none, `WRONG_FILE_KIND` if a file that was
    ///         named itself is of no known kind, `SOURCE_CONFLICT` if several are of a kind of which
    ///         there can be but one
    static Input of(List<Path> paths) {
        List<Recognised> files = new ArrayList<>();
        List<Path> unrecognised = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<Path> found = Shipped.files(path, "");
                if (found.isEmpty()) {
                    throw new MarrowException(
                            ErrorCode.FILE_MISSING, path + ": found an empty folder, expected source files in it");
                }
                for (Path inside : found) {
                    var file = new SourceFile(inside);
                    FileKind.find(file)
                            .ifPresentOrElse(kind -> files.add(recognised(file, kind)), () -> unrecognised.add(inside));
                }
            } else {
                var file = new SourceFile(path);
                files.add(recognised(file, FileKind.of(file)));
            }
        }
        if (files.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.FILE_MISSING,
                    "Found no source file in %s, expected files of the HPO, MedGen, NCBI Gene or Orphanet, mapping sets or translations"
                            .formatted(paths));
        }
        requireNoConflict(files);
        files.sort(Comparator.comparing(Recognised::kind)
                .thenComparing(recognised -> recognised.source().title())
                .thenComparing(recognised -> recognised.source().sha256()));
        return new Input(List.copyOf(files), List.copyOf(unrecognised));
    }

    private static Recognised recognised(SourceFile file, FileKind kind) {
        return new Recognised(file, kind, Sources.of(kind, file));
    }

    private static void requireNoConflict(List<Recognised> files) {
        Map<String, List<Recognised>> alike = new TreeMap<>();
        for (Recognised file : files) {
            String once = file.kind().isRepeatable()
                    ? file.source().sha256()
                    : file.kind().id();
            alike.computeIfAbsent(once, key -> new ArrayList<>()).add(file);
        }
        List<String> conflicts = alike.values().stream()
                .filter(group -> group.size() > 1)
                .map(Input::conflict)
                .toList();
        if (!conflicts.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.SOURCE_CONFLICT,
                    String.join("; ", conflicts) + "; expected one of each: name the files that you mean");
        }
    }

    private static String conflict(List<Recognised> group) {
        return "%s: found %d files (%s)"
                .formatted(
                        group.getFirst().kind().title(),
                        group.size(),
                        String.join(
                                ", ",
                                group.stream()
                                        .map(file -> "%s of %s"
                                                .formatted(
                                                        file.file(),
                                                        file.source().version()))
                                        .toList()));
    }

    /// Those of the given kinds, in the order of reading.
    List<Recognised> of(FileKind... kinds) {
        List<FileKind> wanted = List.of(kinds);
        return files.stream().filter(file -> wanted.contains(file.kind())).toList();
    }

    /// The first one of the given kinds.
    Optional<Recognised> first(FileKind... kinds) {
        return of(kinds).stream().findFirst();
    }
}
