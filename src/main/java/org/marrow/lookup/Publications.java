package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.Publication;

/// The publications. May be shared between threads.
public interface Publications {

    /// The publication that `identifier` names in any spelling, such as `PMID:25129144`, if anything in
    /// the release describes or cites it.
    Optional<Publication> find(String identifier);

    /// The annotations that cite a publication, ordered by condition and phenotype.
    List<Annotation> annotations(Curie publication);
}
