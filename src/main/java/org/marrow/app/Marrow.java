package org.marrow.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.marrow.export.Export;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.lookup.Associations;
import org.marrow.lookup.Concepts;
import org.marrow.lookup.Conditions;
import org.marrow.lookup.Genes;
import org.marrow.lookup.Lookup;
import org.marrow.lookup.Lookups;
import org.marrow.lookup.Mappings;
import org.marrow.lookup.Modules;
import org.marrow.lookup.Publications;
import org.marrow.lookup.Reasoning;
import org.marrow.lookup.Releases;
import org.marrow.lookup.Resolver;
import org.marrow.lookup.Search;
import org.marrow.lookup.Terms;
import org.marrow.query.Queries;
import org.marrow.query.StoreTrial;
import org.marrow.rdf.OntologyFolder;
import org.marrow.reason.OwlReport;
import org.marrow.rest.RestLookup;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;
import org.marrow.store.RemoteServer;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;
import org.marrow.web.Server;
import org.marrow.web.Settings;

/// The way in for Java users: one release, opened in this process.
///
/// ```java
/// try (var marrow = Marrow.open()) {
///     marrow.associations().ofPhenotype(Curie.parse("HP:0033606")).forEach(System.out::println);
/// }
/// ```
///
/// Several may be open in one JVM, and each may be shared between threads. Nothing is fetched. The home
/// concept needs no disk; a release of a data folder may be open in any number of processes.
public final class Marrow implements Lookup {

    private final Optional<DataFolder> data;
    private final Release release;
    private final Prefixes prefixes;
    private final Queries queries;
    private final Lookup lookup;

    private Marrow(OntologyFolder ontology, Optional<DataFolder> data, Release release) {
        this.data = data;
        this.release = release;
        this.prefixes = ontology.prefixes();
        this.queries = Queries.open(Shipped.queries(), prefixes, release);
        this.lookup = Lookups.of(release, prefixes);
    }

    /// The home concept and its neighbourhood, in memory.
    public static Marrow open() {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        return new Marrow(ontology, Optional.empty(), ReleaseBuilder.home(ontology));
    }

    /// The current release of a data folder.
    ///
    /// @throws org.marrow.model.MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public static Marrow open(Path data) {
        var folder = new DataFolder(data);
        return open(Optional.of(folder), folder.openCurrent());
    }

    /// The release `id` of a data folder, and no other: a server over it does not follow what is current.
    ///
    /// @throws org.marrow.model.MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public static Marrow open(Path data, String id) {
        return open(Optional.empty(), new DataFolder(data).open(id));
    }

    /// The release of a SPARQL server of whatever make, which every door asks; the server is closed with it.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public static Marrow open(RemoteServer server) {
        return open(Optional.empty(), Release.at(server));
    }

    /// The release behind a SPARQL endpoint of whatever make. What lookups are answered from beside the
    /// statements is fetched at the first question, which takes its time with a large release.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public static Lookup connect(URI endpoint) {
        return Lookups.at(endpoint, OntologyFolder.read(Shipped.ontology()).prefixes());
    }

    /// The release that is current in a service of Marrow's, asked by its REST interface.
    ///
    /// @param service where the service is, such as `http://localhost:3030/`, whose current release answers, or
    ///                `http://localhost:3030/release/ID/` for another
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public static Lookup connectToService(URI service) {
        return new RestLookup(service);
    }

    private static Marrow open(Optional<DataFolder> data, Release release) {
        try {
            return new Marrow(OntologyFolder.read(Shipped.ontology()), data, release);
        } catch (RuntimeException e) {
            release.close();
            throw e;
        }
    }

    @Override
    public String release() {
        return release.id();
    }

    @Override
    public Terms terms() {
        return lookup.terms();
    }

    @Override
    public Concepts concepts() {
        return lookup.concepts();
    }

    @Override
    public Conditions conditions() {
        return lookup.conditions();
    }

    @Override
    public Associations associations() {
        return lookup.associations();
    }

    @Override
    public Genes genes() {
        return lookup.genes();
    }

    @Override
    public Publications publications() {
        return lookup.publications();
    }

    @Override
    public Mappings mappings() {
        return lookup.mappings();
    }

    @Override
    public Resolver resolver() {
        return lookup.resolver();
    }

    @Override
    public Search search() {
        return lookup.search();
    }

    @Override
    public Releases releases() {
        return lookup.releases();
    }

    @Override
    public Reasoning reasoning() {
        return lookup.reasoning();
    }

    /// What reasoning finds in the release as a whole; empty where its ontology says no more than which class is below
    /// which.
    public Optional<OwlReport> reasoningReport(Progress progress) {
        return Lookups.report(release, progress);
    }

    /// Parts of the ontology that keep what follows from the whole.
    public Modules modules() {
        return Lookups.modules(release, prefixes);
    }

    /// The catalogue of named questions.
    public Queries queries() {
        return queries;
    }

    /// A way to write the release, or the branch of it below `root`, into files.
    ///
    /// @param root a term in any spelling
    /// @throws org.marrow.model.MarrowException `UNKNOWN_PREFIX` or `INVALID_CURIE`
    public Export export(Optional<String> root, Progress progress) {
        return new Export(release, prefixes, root.map(prefixes::parse), progress);
    }

    /// Starts to answer over HTTP. Of a data folder it serves all releases, and follows which one is
    /// current; what killed builds left there is cleared away.
    ///
    /// @param port         0 to 65535; 0 picks a free one
    /// @param loopbackOnly whether only this machine may ask
    /// @throws org.marrow.model.MarrowException `PORT_UNAVAILABLE`, or `WORKSPACE_BROKEN`
    public Server serve(int port, boolean loopbackOnly) {
        return serve(Settings.of(port, !loopbackOnly));
    }

    /// Starts to answer over HTTP, as above.
    ///
    /// @throws org.marrow.model.MarrowException `PORT_UNAVAILABLE` or `SETTING_INVALID`
    public Server serve(Settings settings) {
        ReleasePool pool = data.map(folder -> {
                    folder.sweep();
                    return ReleasePool.following(folder);
                })
                .orElseGet(() -> ReleasePool.of(release));
        return Server.start(pool, queries, prefixes, data.map(DataFolder::path), settings);
    }

    /// Prepares the release of a store that is not ours for many questions: reads what lookups rest on, and tries
    /// whether the store can be sent whole queries. Empty, and nothing is done, for any other.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`
    public Optional<StoreTrial> tryStore() {
        return release.store().map(store -> {
            Lookups.prepare(release, prefixes);
            return StoreTrial.of(queries, release, store);
        });
    }

    /// Lets go of the release.
    @Override
    public void close() {
        release.close();
    }
}
