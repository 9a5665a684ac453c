package org.marrow.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.marrow.model.ReleaseManifest;
import org.marrow.rdf.ManifestRdf;
import org.marrow.store.DataFolder;
import org.marrow.store.Store;
import org.marrow.vocabulary.TurtleFile;

/// Manifests from the statements, and those of other releases from their folders.
final class StoredReleases implements Releases {

    private final Store store;
    private final Optional<DataFolder> data;

    StoredReleases(Store store, Optional<DataFolder> data) {
        this.store = store;
        this.data = data;
    }

    @Override
    public ReleaseManifest manifest() {
        Graph graph = store.about(Store.Part.ASSERTED, List.of(ManifestRdf.release(store.id())));
        store.about(Store.Part.ASSERTED, ManifestRdf.parts(graph, store.id()))
                .find()
                .forEachRemaining(graph::add);
        return ManifestRdf.read(graph, store.id());
    }

    @Override
    public List<String> list() {
        return data.map(DataFolder::list).orElseGet(() -> List.of(store.id()));
    }

    @Override
    public Optional<ReleaseManifest> find(String id) {
        if (id.equals(store.id())) {
            return Optional.of(manifest());
        }
        return data.filter(folder -> folder.list().contains(id)).map(folder -> {
            Path file = folder.manifest(id);
            return ManifestRdf.read(TurtleFile.read(file), id);
        });
    }
}
