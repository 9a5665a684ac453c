package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import org.marrow.model.ReleaseManifest;

/// The release that answers, and those beside it. May be shared between threads.
public interface Releases {

    /// What the release that answers is made of.
    ReleaseManifest manifest();

    /// The identifiers of all releases of the same data folder, ordered, the one that answers among them;
    /// that one alone where there is no folder.
    List<String> list();

    /// What the release `id` is made of; empty if it is none of [#list].
    Optional<ReleaseManifest> find(String id);
}
