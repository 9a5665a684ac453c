package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.model.Association;
import org.marrow.model.Gene;
import org.marrow.model.GeneAssociation;
import org.marrow.model.GenePhenotype;
import org.marrow.model.Kind;
import org.marrow.sheet.GeneSheet;

/// The page of a gene.
///
/// @param sheet      what there is on it
/// @param conditions its conditions, with who says so
/// @param phenotypes its phenotypes, with the conditions that they come through
/// @param resources  pages elsewhere
/// @param origins    where all this is from
/// @param question   what is behind its conditions
/// @param through    what is behind its phenotypes
/// @param structured what it is for search engines
public record GeneView(
        GeneSheet sheet,
        Paged<GeneAssociation> conditions,
        Paged<Row> phenotypes,
        List<Resource> resources,
        Origins origins,
        Question question,
        Question through,
        Map<String, Object> structured)
        implements View {

    private static final int ROWS = 60;

    /// A phenotype of the gene.
    ///
    /// @param phenotype the phenotype
    /// @param name      what it is called
    /// @param through   the associations that it comes through
    public record Row(GenePhenotype phenotype, Name name, List<Association> through) {}

    /// What there is on `gene`.
    public static GeneView of(Gene gene, Reading reading) {
        String id = gene.id().toString();
        List<GenePhenotype> phenotypes = reading.lookup().genes().phenotypes(gene.id()).stream()
                .sorted(java.util.Comparator.comparing(
                        row -> row.phenotype().label().toLowerCase(java.util.Locale.ROOT)))
                .toList();
        return new GeneView(
                new GeneSheet(gene, phenotypes.size()),
                Paged.of("conditions", gene.conditions(), reading.number("conditions"), ROWS),
                Paged.of("phenotypes", phenotypes, reading.number("phenotypes"), ROWS)
                        .map(row -> new Row(row, reading.names().of(row.phenotype()), row.through())),
                List.of(
                        new Resource(
                                "NCBI Gene",
                                "https://www.ncbi.nlm.nih.gov/gene/"
                                        + Links.encoded(gene.id().local())),
                        new Resource(
                                "HGNC",
                                "https://www.genenames.org/tools/search/#!/?query=" + Links.encoded(gene.symbol()))),
                Origins.of(id, reading),
                reading.question(
                        "conditions-of-gene", "gene", id, "/api/genes/" + id, "marrow.genes().find(\"" + id + "\")"),
                reading.question(
                        "phenotypes-of-gene",
                        "gene",
                        id,
                        "/api/genes/" + id + "/phenotypes",
                        "marrow.genes().phenotypes(Curie.parse(\"" + id + "\"))"),
                Structured.of("Gene", gene.id(), gene.symbol(), reading)
                        .with("alternateName", gene.otherSymbols())
                        .map());
    }

    /// Its parts, in their order, by the anchor of each.
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("conditions", "Conditions");
        parts.put("phenotypes", "Phenotypes");
        parts.put("resources", "Resources elsewhere");
        parts.put("origins", "Provenance");
        return parts;
    }

    @Override
    public String title() {
        return sheet.gene().symbol();
    }

    @Override
    public String description() {
        return "%s (%s), a gene: what is said of it and conditions, and the phenotypes of these"
                .formatted(sheet.gene().symbol(), sheet.gene().id());
    }

    @Override
    public String path() {
        return Links.path(Kind.GENE, sheet.gene().id());
    }
}
