package org.marrow.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.Publication;

/// A publication in a list.
///
/// @param id          such as PMID:31450897
/// @param publication what the release has on it
public record Reference(Curie id, Optional<Publication> publication) {

    static List<Reference> of(List<Curie> ids, Reading reading) {
        return ids.stream()
                .map(id -> new Reference(id, reading.lookup().publications().find(id.toString())))
                .toList();
    }

    /// `parts` with those of the literature and what comes after it.
    static Map<String, String> partsAfter(
            Map<String, String> parts, List<Reference> guidelines, List<Reference> studies) {
        if (!guidelines.isEmpty() || !studies.isEmpty()) {
            parts.put("literature", "Guidelines and studies");
        }
        parts.put("resources", "Resources elsewhere");
        parts.put("origins", "Provenance");
        return parts;
    }

    /// Its authors, the first three of many.
    public String authors() {
        List<String> all = publication.map(Publication::authors).orElse(List.of());
        return all.size() > 3 ? String.join(", ", all.subList(0, 3)) + " et al." : String.join(", ", all);
    }
}
