package org.marrow.app;

import java.util.List;
import java.util.Locale;
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
record PublicationSheet(Publication publication, List<Annotation> citing, Map<String, String> labels) implements Sheet {

    static PublicationSheet of(Lookup lookup, Publication publication) {
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
                                Optional.of(TextPage.words(annotation.polarity())),
                                Optional.of(annotation.condition().toString()),
                                Optional.of(label(annotation.condition())),
                                Optional.of(annotation.phenotype().toString()),
                                Optional.of(label(annotation.phenotype())),
                                Optional.of(TextPage.words(annotation.aspect())),
                                annotation.frequency().map(Frequency::toString),
                                annotation.evidence().map(Enum::name),
                                Optional.of(annotation.publisher().name())))
                        .toList());
    }

    /// The same with each label beside its identifier.
    private Table rows() {
        return new Table(
                List.of("polarity", "condition", "phenotype", "frequency", "evidence", "publisher"),
                citing.stream()
                        .map(annotation -> List.of(
                                Optional.of(TextPage.words(annotation.polarity())),
                                Optional.of(annotation.condition() + " " + label(annotation.condition())),
                                Optional.of(annotation.phenotype() + " " + label(annotation.phenotype())),
                                annotation.frequency().map(Frequency::toString),
                                annotation.evidence().map(Enum::name),
                                Optional.of(annotation.publisher().name())))
                        .toList());
    }

    private String label(Curie id) {
        return Optional.ofNullable(labels.get(id.toString())).orElse("");
    }

    @Override
    public void print(TextPage page) {
        page.heading(publication.id().toString(), "a publication");
        page.blank();
        page.field("Citation", publication.citation().orElse(""));
        page.field("Authors", String.join(", ", publication.authors()));
        page.field("Journal", publication.journal().orElse(""));
        page.field("Date", publication.date().orElse(""));
        page.field("DOI", publication.doi().map(Curie::local).orElse(""));
        page.things("Concepts", publication.concepts());
        page.field(
                "Annotations",
                citing.isEmpty() ? "none cites it" : String.format(Locale.ROOT, "%,d cite it", citing.size()));
        if (!citing.isEmpty()) {
            page.blank();
            page.table(rows());
        }
    }
}
