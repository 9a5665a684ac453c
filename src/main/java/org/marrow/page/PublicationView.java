package org.marrow.page;

import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Publication;
import org.marrow.sheet.PublicationSheet;

/// The page of a publication.
///
/// @param sheet      what there is on it
/// @param citing     the annotations that cite it
/// @param address    where it is to be read
/// @param origins    where all this is from
/// @param question   what is behind it
/// @param structured what it is for search engines
public record PublicationView(
        PublicationSheet sheet,
        Paged<Row> citing,
        Optional<String> address,
        Origins origins,
        Question question,
        Map<String, Object> structured)
        implements View {

    private static final int ROWS = 100;

    /// An annotation that cites it.
    ///
    /// @param evidence  the annotation
    /// @param condition what the condition is called
    /// @param phenotype what the phenotype is called
    public record Row(AnnotationRow evidence, String condition, Name phenotype) {}

    /// What there is on `publication`.
    public static PublicationView of(Publication publication, Reading reading) {
        PublicationSheet sheet = PublicationSheet.of(reading.lookup(), publication);
        String id = publication.id().toString();
        return new PublicationView(
                sheet,
                Paged.of("annotations", sheet.citing(), reading.number("annotations"), ROWS)
                        .map(annotation -> new Row(
                                AnnotationRow.of(annotation, reading.names()),
                                sheet.label(annotation.condition()),
                                reading.names().ofTerm(annotation.phenotype(), sheet.label(annotation.phenotype())))),
                MappingsPanel.address(publication.id(), reading),
                Origins.of(id, reading),
                reading.question(
                        "citations",
                        "publication",
                        id,
                        "/api/publications/" + id + "/annotations?limit=10000",
                        "marrow.publications().annotations(Curie.parse(\"" + id + "\"))"),
                Structured.of("ScholarlyArticle", publication.id(), id, reading)
                        .with("author", publication.authors())
                        .with("datePublished", publication.date())
                        .with("isPartOf", publication.journal())
                        .with("sameAs", publication.doi().map(Curie::local).map(doi -> "https://doi.org/" + doi))
                        .map());
    }

    @Override
    public String title() {
        return sheet.publication().id().toString();
    }

    @Override
    public String description() {
        return sheet.publication().citation().orElse(title() + ", a publication, with the annotations that cite it");
    }

    @Override
    public String path() {
        return Links.path(Kind.PUBLICATION, sheet.publication().id());
    }
}
