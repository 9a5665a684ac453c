package org.marrow.lookup;

import java.util.List;
import org.marrow.model.Resolution;

/// What any identifier is. May be shared between threads.
///
/// An identifier is a CURIE, an OBO identifier with an underscore, an IRI, a CUI, or a bare number, which
/// is read as every number that the release knows: the page of a MedGen concept, a MIM number, a code of
/// SNOMED CT and so on.
public interface Resolver {

    /// What `identifier` is. Never fails: what is no identifier is
    /// [malformed][org.marrow.model.Outcome#MALFORMED].
    Resolution resolve(String identifier);

    /// What each is, in their order, repeated ones too.
    List<Resolution> resolveAll(List<String> identifiers);
}
