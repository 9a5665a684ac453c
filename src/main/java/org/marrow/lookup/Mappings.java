package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import org.marrow.model.MappingAnswer;

/// What an identifier of one vocabulary is in another. May be shared between threads.
///
/// Mappings are read in both directions, and chained: an end is also reached over things in between, if
/// every step is a mapping or an xref. That there is none is an answer.
public interface Mappings {

    /// Where `identifier` leads.
    ///
    /// @param vocabulary the prefix of the vocabulary that is asked for, in any spelling, such as
    ///                   `SNOMEDCT`; without it, all that are reached
    /// @param steps      the most steps of a way, from 1 to 3
    MappingAnswer of(String identifier, Optional<String> vocabulary, int steps);

    /// The same for many: an answer for each, in their order, repeated ones too.
    List<MappingAnswer> ofAll(List<String> identifiers, Optional<String> vocabulary, int steps);
}
