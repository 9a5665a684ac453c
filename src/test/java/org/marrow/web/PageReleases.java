package org.marrow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.marrow.Miniature;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

/// Two releases for pages: the miniature HPO with a second subtype of the home term, and with terms whose texts are an
/// attack on a page or merely hard to show; the first has the conditions of the subtypes, translations and genes.
///
/// @param data    their folder
/// @param current the one that is served
/// @param other   the one beside it
record PageReleases(Path data, String current, String other) {

    /// The terms that are hard to show.
    static final List<String> HOSTILE = List.of("HP:9000001", "HP:9000002", "HP:9000003", "HP:9000004");

    /// Longer than a page of any list.
    private static final int LONG = 120;

    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" 'and' `ticked` ${7*7} </title></textarea>",
            "\u202eعيب نخاع العظم\u202c and <b>bold</b> &amp; &lt;not&gt;",
            "word ".repeat(2_000),
            "W".repeat(10_000));

    /// Builds them in `folder`.
    static PageReleases in(Path folder) throws IOException {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        var releases = new DataFolder(folder.resolve("data"));
        Path hpo = hpo(folder);
        String current = build(
                ontology,
                releases,
                hpo,
                hpoa(folder),
                fixture("/miniature/mini.de.babelon.tsv"),
                fixture("/miniature/mini.doid.sssom.tsv"));
        String other = build(ontology, releases, hpo, fixture("/fixtures/home-rows.hpoa"));
        releases.makeCurrent(current);
        return new PageReleases(releases.path(), current, other);
    }

    private static String build(OntologyFolder ontology, DataFolder releases, Path... files) {
        return ReleaseBuilder.build(ontology, List.of(files), releases, Progress.NONE)
                .release();
    }

    private static Path fixture(String name) {
        return Path.of(
                Objects.requireNonNull(PageReleases.class.getResource(name)).getPath());
    }

    private static Path hpo(Path folder) throws IOException {
        var mapper = new ObjectMapper();
        Path file = Miniature.hpo(folder);
        ObjectNode root = (ObjectNode) mapper.readTree(file.toFile());
        ObjectNode graph = (ObjectNode) root.get("graphs").get(0);
        add(graph, "HP_0033607", "Bone marrow arrest at the promyelocytic stage", "HP_0033606");
        for (int i = 0; i < LONG; i++) {
            add(graph, "HP_" + (9_100_000 + i), "Made-up term " + i, "HP_0005561");
        }
        for (int i = 0; i < HOSTILE.size(); i++) {
            add(graph, HOSTILE.get(i).replace(':', '_'), TEXTS.get(i), "HP_0001871");
        }
        Files.write(file, mapper.writeValueAsBytes(root));
        return file;
    }

    /// The rows of the fixture, and enough made-up ones of one condition and of one phenotype for several pages.
    private static Path hpoa(Path folder) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(fixture("/fixtures/subtype-rows.hpoa")));
        for (int i = 0; i < LONG; i++) {
            String state = i % 10 == 0 ? "0/5" : "3/5";
            rows.add(row("OMIM:100099", "HP:" + (9_100_000 + i), state));
            rows.add(row("OMIM:" + (101_000 + i), "HP:0005561", state));
        }
        return Files.write(folder.resolve("long.hpoa"), rows);
    }

    private static String row(String condition, String phenotype, String frequency) {
        return "%s\tMade-up syndrome of %s\t\t%s\tPMID:1\tPCS\t\t%s\t\t\tP\tHPO:curator[2024-01-02]"
                .formatted(condition, condition, phenotype, frequency);
    }

    private static void add(ObjectNode graph, String id, String text, String parent) {
        ObjectNode node = ((ArrayNode) graph.get("nodes")).addObject();
        node.put("id", OBO + id).put("lbl", text).put("type", "CLASS");
        node.putObject("meta").putObject("definition").put("val", text).putArray("xrefs");
        ((ArrayNode) graph.get("edges"))
                .addObject()
                .put("sub", OBO + id)
                .put("pred", "is_a")
                .put("obj", OBO + parent);
    }
}
