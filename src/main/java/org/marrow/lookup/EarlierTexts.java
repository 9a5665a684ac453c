package org.marrow.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.marrow.model.TextType;
import org.marrow.store.Release;
import org.marrow.store.TextIndex;

/// The names of the older releases beside a release, opened at the first question. May be shared between
/// threads.
///
/// An older release is one whose identifier has the same name and an earlier date, such as
/// `hpo-2016-04-01-…` beside `hpo-2025-05-06-…`. One that cannot be read is left out, with a line in the
/// log.
final class EarlierTexts implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("(?<name>.+)-(?<date>\\d{4}-\\d{2}-\\d{2})-[^-]+");
    private static final System.Logger LOG = System.getLogger(EarlierTexts.class.getName());

    private final Optional<Path> release;
    private final String index;
    private Optional<List<TextIndex>> open = Optional.empty();

    private record Version(String name, String date) {

        static Optional<Version> of(Path folder) {
            Matcher id = ID.matcher(folder.getFileName().toString());
            return id.matches() ? Optional.of(new Version(id.group("name"), id.group("date"))) : Optional.empty();
        }

        boolean isBefore(Version other) {
            return name.equals(other.name) && date.compareTo(other.date) < 0;
        }
    }

    private EarlierTexts(Optional<Path> release, String index) {
        this.release = release;
        this.index = index;
    }

    /// Of the releases beside `release`.
    ///
    /// @param index where a release has its names, from its folder
    static EarlierTexts beside(Release release, String index) {
        return new EarlierTexts(release.folder(), index);
    }

    /// Of none.
    static EarlierTexts none() {
        return new EarlierTexts(Optional.empty(), "");
    }

    /// Hands over every preferred name that is `text` as a whole, those of the newer releases first.
    void labels(String text, Consumer<TextIndex.Text> out) {
        for (TextIndex texts : open()) {
            texts.find(text, TextIndex.Way.WHOLE, Set.of(), false, name -> {
                if (name.type() == TextType.LABEL && !name.isTranslated()) {
                    out.accept(name);
                }
                return true;
            });
        }
    }

    private synchronized List<TextIndex> open() {
        List<TextIndex> found =
                open.orElseGet(() -> older().stream().flatMap(this::open).toList());
        open = Optional.of(found);
        return found;
    }

    /// The folders of older releases, the newest first.
    private List<Path> older() {
        Optional<Version> own = release.flatMap(Version::of);
        List<Path> older = new ArrayList<>();
        if (own.isPresent()) {
            try (Stream<Path> beside =
                    Files.list(release.orElseThrow().toAbsolutePath().getParent())) {
                beside.filter(folder -> Version.of(folder)
                                .filter(each -> each.isBefore(own.get()))
                                .isPresent())
                        .forEach(older::add);
            } catch (IOException | UncheckedIOException e) {
                LOG.log(System.Logger.Level.WARNING, "The releases beside " + release.get() + " are not searched", e);
            }
        }
        older.sort(Comparator.comparing(
                        (Path folder) -> Version.of(folder).map(Version::date).orElse(""))
                .thenComparing(Path::toString)
                .reversed());
        return older;
    }

    private Stream<TextIndex> open(Path folder) {
        try {
            return Stream.of(TextIndex.open(folder.resolve(index)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The names of the older release " + folder + " are not searched", e);
            return Stream.empty();
        }
    }

    @Override
    public synchronized void close() {
        open.ifPresent(all -> all.forEach(TextIndex::close));
        open = Optional.of(List.of());
    }
}
