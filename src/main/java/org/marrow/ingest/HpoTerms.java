package org.marrow.ingest;

import java.util.Optional;
import org.marrow.model.Curie;

/// The terms of the HPO that is loaded beside a source, where there is one.
interface HpoTerms {

    /// No HPO beside: nothing is known of any term, so none is missing and none obsolete.
    HpoTerms NONE = new HpoTerms() {
        @Override
        public Optional<String> label(Curie term) {
            return Optional.empty();
        }

        @Override
        public boolean isKnown(Curie term) {
            return true;
        }

        @Override
        public boolean isObsolete(Curie term) {
            return false;
        }
    };

    /// The current label of `term`, or nothing if it is not known.
    Optional<String> label(Curie term);

    /// Whether the HPO has `term`, current or obsolete.
    boolean isKnown(Curie term);

    /// Whether the HPO has retired `term`.
    boolean isObsolete(Curie term);
}
