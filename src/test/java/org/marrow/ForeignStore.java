package org.marrow;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.source.Progress;
import org.marrow.store.Release;
import org.marrow.store.RemoteServer;
import org.marrow.store.StoreLoad;

/// A SPARQL server that is not ours: stock Fuseki always, and those that `src/bench/stores` has started.
///
/// @param name   what it is called
/// @param query  the address of its query service
/// @param graphs the address of its graph store
public record ForeignStore(String name, URI query, URI graphs) {

    /// All of them.
    ///
    /// @param fuseki where stock Fuseki has an empty dataset that may be written to
    public static List<ForeignStore> all(String fuseki) {
        List<ForeignStore> all = new ArrayList<>();
        all.add(new ForeignStore("Fuseki", URI.create(fuseki + "/query"), URI.create(fuseki + "/data")));
        Optional.ofNullable(System.getenv("MARROW_STORES")).stream()
                .flatMap(String::lines)
                .map(line -> List.of(line.split(" ", -1)))
                .forEach(words ->
                        all.add(new ForeignStore(words.get(0), URI.create(words.get(1)), URI.create(words.get(3)))));
        return all;
    }

    /// A way to ask it, to be closed.
    public RemoteServer server() {
        return new RemoteServer(
                new RemoteServer.Addresses(query, Optional.of(graphs), Optional.empty()),
                Optional.empty(),
                RemoteServer.Limits.USUAL);
    }

    /// Puts `release` in the place of what it has.
    public void load(Release release) {
        try (RemoteServer server = server()) {
            new StoreLoad(release, server, Progress.NONE).load();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
