package org.marrow.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marrow.lookup.Lookup;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.Publication;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// A publication with what cites it.
///
/// @param publication the publication
/// @param citing      the annotations that cite it, ordered by condition and phenotype
/// @param labels      what the conditions and phenotypes of the annotations are called
public record PublicationSheet(Publication publication, List<Annotation> citing, Map<String, String> labels)
        implements Sheet {

    /// What `lookup` has on it.
    public static PublicationSheet of(Lookup lookup, Publication publication) {
        List<Annotation> citing = lookup.publications().annotations(publication.id());
        List<String> ids = citing.stream()
                .flatMap(annotation -> Stream.of(annotation.condition(), annotation.phenotype()))
                .distinct()
                .map(Curie::toString)
                .toList();
        Map<String, String> labels = new TreeMap<>();
        for (Resolution resolution : lookup.resolver().resolveAll(ids)) {
            labels.put(resolution.input(), resolution.thing().map(Thing::label).orElse(resolution.input()));
        }
        return new PublicationSheet(publication, citing, labels);
    }

    @Override
    public Table table() {
        return new Table(
                List.of(
                        "polarity",
                        "condition",
                        "condition_label",
                        "phenotype",
                        "phenotype_label",
                        "aspect",
                        "frequency",
                        "evidence",
                        "publisher"),
                citing.stream()
                        .map(annotation -> List.of(
                                Optional.of(Words.of(annotation.polarity())),
                                Optional.of(annotation.condition().toString()),
                                Optional.of(label(annotation.condition())),
                                Optional.of(annotation.phenotype().toString()),
                                Optional.of(label(annotation.phenotype())),
                                Optional.of(Words.of(annotation.aspect())),
                                annotation.frequency().map(Frequency::toString),
                                annotation.evidence().map(Enum::name),
                                Optional.of(annotation.publisher().name())))
                        .toList());
    }

    /// What a condition or phenotype of the annotations is called; an empty text where that is not known.
    public String label(Curie id) {
        return Optional.ofNullable(labels.get(id.toString())).orElse("");
    }
}
