package org.marrow.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.model.Association;
import org.marrow.model.Gene;
import org.marrow.model.GeneAssociation;
import org.marrow.model.Kind;
import org.marrow.model.State;
import org.marrow.model.Thing;
import org.marrow.sheet.GeneSheet;

/// The page of a gene.
///
/// @param sheet      what there is on it
/// @param conditions its conditions, with who says so
/// @param systems    how many phenotypes its conditions have in each organ system, the most first
/// @param system     the organ system that is shown alone, if one is
/// @param phenotypes its phenotypes by organ system, with the conditions that they come through
/// @param excluded   what was looked for in its conditions and not found, by organ system
/// @param resources  pages elsewhere
/// @param origins    where all this is from
/// @param question   what is behind its conditions
/// @param through    what is behind its phenotypes
/// @param structured what it is for search engines
public record GeneView(
        GeneSheet sheet,
        Paged<GeneAssociation> conditions,
        List<SystemCount> systems,
        Optional<SystemCount> system,
        Paged<Row> phenotypes,
        Paged<Row> excluded,
        List<Resource> resources,
        Origins origins,
        Question question,
        Question through,
        Map<String, Object> structured)
        implements View {

    private static final int ROWS = 50;

    /// A phenotype in an organ system.
    ///
    /// @param system    what the system is called; empty for what is in none
    /// @param isFirst   whether it is the first of its system on the page
    /// @param phenotype the phenotype
    /// @param name      what it is called
    /// @param through   the associations with conditions of the gene
    public record Row(String system, boolean isFirst, Thing phenotype, Name name, List<Association> through) {

        /// Copies the list.
        public Row {
            through = List.copyOf(through);
        }
    }

    private record Through(Thing phenotype, List<Association> associations) {}

    /// What there is on `gene`.
    public static GeneView of(Gene gene, Reading reading) {
        String id = gene.id().toString();
        List<Through> present = reading.lookup().genes().phenotypes(gene.id()).stream()
                .map(row -> new Through(row.phenotype(), row.through()))
                .toList();
        List<Through> excluded = excluded(gene, reading);
        var systems = new Systems(reading.lookup().terms());
        List<SystemCount> counts = systems.count(
                Stream.of(present, excluded)
                        .flatMap(List::stream)
                        .flatMap(row -> row.associations().stream())
                        .toList(),
                reading.names());
        Optional<SystemCount> chosen = Systems.chosen(reading, counts);
        return new GeneView(
                new GeneSheet(gene, present.size()),
                Paged.of("conditions", gene.conditions(), reading.number("conditions"), ROWS),
                counts,
                chosen,
                rows("phenotypes", present, systems, chosen, reading),
                rows("excluded", excluded, systems, chosen, reading),
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
                        "/api/genes/" + id + "/phenotypes?limit=10000",
                        "marrow.genes().phenotypes(Curie.parse(\"" + id + "\"))"),
                Structured.of("Gene", gene.id(), gene.symbol(), reading)
                        .with("alternateName", gene.otherSymbols())
                        .map());
    }

    /// What is excluded in a condition of the gene, with all its conditions in which it is.
    private static List<Through> excluded(Gene gene, Reading reading) {
        Map<Thing, List<Association>> excluded = new LinkedHashMap<>();
        gene.conditions().stream()
                .map(row -> row.condition().id())
                .distinct()
                .flatMap(condition -> reading.lookup().associations().ofCondition(condition).stream())
                .filter(association -> association.state() == State.EXCLUDED)
                .forEach(association -> excluded.computeIfAbsent(
                                new Thing(association.phenotype(), Kind.TERM, association.phenotypeLabel(), false),
                                key -> new ArrayList<>())
                        .add(association));
        return excluded.entrySet().stream()
                .map(entry -> new Through(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Paged<Row> rows(
            String name, List<Through> all, Systems systems, Optional<SystemCount> chosen, Reading reading) {
        return systems.page(name, all, Through::phenotype, chosen, reading, ROWS)
                .map(each -> new Row(
                        each.system(),
                        each.isFirst(),
                        each.item().phenotype(),
                        reading.names().of(each.item().phenotype()),
                        each.item().associations()));
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
