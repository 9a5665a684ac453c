package org.marrow.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.marrow.engine.Hierarchy;
import org.marrow.reason.OwlReport;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.RemoteServer;
import org.marrow.store.RemoteStore;
import org.marrow.store.Store;
import org.marrow.store.Workspace;
import org.marrow.store.WorkspaceView;
import org.marrow.vocabulary.Prefixes;

/// Ways to open a [Lookup].
public final class Lookups {

    private static final String FOLDER = "index";
    private static final String TEXTS = FOLDER + "/" + Indexes.TEXTS;

    private Lookups() {}

    /// Writes the indexes of `release` into its folder.
    public static void writeIndexes(Release release, Prefixes prefixes, Progress progress) {
        Path folder = release.folder().orElseThrow().resolve(FOLDER);
        try {
            Files.createDirectory(folder);
            Indexes.write(release, folder, prefixes, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Questions to `release`, which closes it: one for each release, however often it is asked for. One
    /// in memory is indexed at the first question. From the first call on, SPARQL queries of the release
    /// know `mw:search`.
    public static Lookup of(Release release, Prefixes prefixes) {
        return stored(release, prefixes);
    }

    /// Parts of the ontology of `release`.
    public static Modules modules(Release release, Prefixes prefixes) {
        return stored(release, prefixes).modules();
    }

    /// What reasoning finds in `release` as a whole; empty where its ontology says no more than which class is below
    /// which. It is classified anew.
    public static Optional<OwlReport> report(Release release, Progress progress) {
        return StoredReasoning.report(release, progress);
    }

    /// Reads what questions to `release` rest on, where it is not read from index files.
    public static void prepare(Release release, Prefixes prefixes) {
        stored(release, prefixes).hierarchy();
    }

    private static StoreLookup stored(Release release, Prefixes prefixes) {
        return release.companion(StoreLookup.class, () -> {
            var lookup = new StoreLookup(
                    release,
                    prefixes,
                    () -> release.folder()
                            .map(folder -> Indexes.open(folder.resolve(FOLDER)))
                            .orElseGet(() -> Indexes.inMemory(release, prefixes)),
                    EarlierTexts.beside(release, TEXTS),
                    new StoredReleases(release, release.folder().map(Lookups::data)));
            SearchFunction.register(release.dataset().getContext(), lookup::search, prefixes);
            Hierarchy.register(release.dataset().getContext(), lookup::hierarchy);
            return lookup;
        });
    }

    /// `release` with `workspace` beside it, in which `mw:search` finds what either names. One for each release,
    /// however often it is asked for.
    public static WorkspaceView beside(Release release, Workspace workspace, Prefixes prefixes) {
        return release.companion(WorkspaceView.class, () -> {
            var view = new WorkspaceView(release, workspace);
            SearchFunction.register(
                    view.dataset().getContext(), () -> of(release, prefixes).search(), view::find, prefixes);
            return view;
        });
    }

    /// Questions to the release behind a SPARQL endpoint of whatever make. The indexes are made in
    /// memory, at the first question, from all that they rest on.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public static Lookup at(URI endpoint, Prefixes prefixes) {
        return at(
                new RemoteServer(RemoteServer.Addresses.of(endpoint), Optional.empty(), RemoteServer.Limits.USUAL),
                prefixes);
    }

    /// The same, with what the server is given; it is closed with the lookup.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public static Lookup at(RemoteServer server, Prefixes prefixes) {
        return over(new RemoteStore(server), prefixes);
    }

    /// Questions to `store`, from which the indexes are made at the first of them.
    static Lookup over(Store store, Prefixes prefixes) {
        return new StoreLookup(
                store,
                prefixes,
                () -> Indexes.inMemory(store, prefixes),
                EarlierTexts.none(),
                new StoredReleases(store, Optional.empty()));
    }

    /// The data folder that the folder of a release is in.
    private static DataFolder data(Path release) {
        return new DataFolder(release.toAbsolutePath().resolve("../..").normalize());
    }
}
