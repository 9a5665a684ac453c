package org.marrow.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.State;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.HpoaReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.SourceFile;
import org.marrow.store.Release;
import org.marrow.store.ReleaseWriter;
import org.marrow.store.Releases;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;

/// Makes a release out of `ontology/` and source files: whole, or not at all.
///
/// The same input gives the same identifier and the same statements: no time, path or host enters either.
public final class ReleaseBuilder {

    private static final int DIGEST_LENGTH = 12;
    private static final Node VERSION = NodeFactory.createURI(DCAT.NS + "version");
    private static final String HPO_LICENCE = "https://hpo.jax.org/app/license";
    private static final String HPO_CITATION =
            "Gargano MA et al. The Human Phenotype Ontology in 2024: phenotypes around the world. Nucleic Acids Research 2024;52(D1):D1333-D1346. doi:10.1093/nar/gkad1005";

    private final OntologyFolder ontology;
    private final Optional<SourceFile> hpo;
    private final Optional<SourceFile> hpoa;
    private final List<Source> sources = new ArrayList<>();
    private final List<SourceReport> reports = new ArrayList<>();
    private Map<State, Long> states = Map.of();
    private long statements;

    private ReleaseBuilder(OntologyFolder ontology, Optional<SourceFile> hpo, Optional<SourceFile> hpoa) {
        this.ontology = ontology;
        this.hpo = hpo;
        this.hpoa = hpoa;
        this.sources.add(new Source(
                "ontology",
                "Marrow vocabulary and home concept",
                ontology.version(),
                ontology.bytes(),
                ontology.sha256(),
                "https://creativecommons.org/licenses/by/4.0/",
                "Marrow, the home concept " + ontology.version()));
        hpo.ifPresent(
                file -> sources.add(source("hp", "Human Phenotype Ontology", ObographsReader.version(file), file)));
        hpoa.ifPresent(file ->
                sources.add(source("phenotype.hpoa", "HPO disease annotations", HpoaReader.version(file), file)));
    }

    private static Source source(String kind, String title, String version, SourceFile file) {
        return new Source(kind, title, version, file.size(), file.sha256(), HPO_LICENCE, HPO_CITATION);
    }

    /// A release of `ontology` alone, in memory.
    public static Release home(OntologyFolder ontology) {
        var builder = new ReleaseBuilder(ontology, Optional.empty(), Optional.empty());
        return Releases.inMemory(builder.id(), writer -> builder.fill(writer, Progress.NONE));
    }

    /// Builds a release of `ontology` and the files given into the data folder, and makes it current if none is.
    ///
    /// @param hpo  the HPO as obographs JSON
    /// @param hpoa `phenotype.hpoa`
    /// @throws MarrowException if a file is of another kind, malformed or ends too early, or the folder cannot be
    ///                         written to; nothing is left then
    public static BuildResult build(
            OntologyFolder ontology,
            Optional<SourceFile> hpo,
            Optional<SourceFile> hpoa,
            Releases releases,
            Progress progress) {
        if (hpo.isEmpty() && hpoa.isEmpty()) {
            throw new MarrowException(ErrorCode.FILE_MISSING, "Found no source file, expected --hpo, --hpoa or both");
        }
        progress.begin("recognising the sources");
        var builder = new ReleaseBuilder(ontology, hpo, hpoa);
        releases.requireWritable();
        boolean isNew = releases.write(
                builder.id(), writer -> builder.fill(writer, progress), folder -> builder.finish(folder));
        return new BuildResult(builder.id(), isNew, builder.statements, builder.reports, builder.states);
    }

    private String id() {
        Source main = hpo.isPresent() || hpoa.isPresent() ? sources.get(1) : sources.getFirst();
        String name = hpo.isPresent() ? "hpo" : hpoa.isPresent() ? "hpoa" : "home";
        return "%s-%s-%s".formatted(name, main.version(), digest());
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(("format " + Releases.FORMAT).getBytes(StandardCharsets.UTF_8));
            for (Source source : sources) {
                digest.update((source.kind() + " " + source.sha256()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private void fill(ReleaseWriter writer, Progress progress) {
        Prefixes prefixes = ontology.prefixes();
        AssociationRdf.Pool pool = new AssociationRdf(prefixes).new Pool();
        Optional<HpoLoad> terms = hpo.map(file -> {
            progress.begin("reading " + file);
            SourceReport report = report("hp");
            var load = new HpoLoad(prefixes, writer.graph(Graphs.HPO), report, progress::row);
            load.load(file);
            return load;
        });
        hpoa.ifPresent(file -> {
            progress.begin("reading " + file);
            SourceReport report = report("phenotype.hpoa");
            new HpoaLoad(prefixes, writer.graph(Graphs.HPOA), pool, report, terms, progress::row)
                    .load(file, Ids.sourceFile("phenotype.hpoa", report.version()));
        });
        Graph home = ontology.home(loaded());
        home.find().forEachRemaining(writer.graph(Graphs.HOME));
        ontology.annotations(home).forEach(pool::add);
        progress.begin("writing the associations");
        states = pool.write(triple -> {
            progress.row();
            writer.graph(Graphs.ASSOCIATIONS).accept(triple);
        });
        manifest().find().forEachRemaining(writer.graph(Graphs.MANIFEST));
        statements = writer.quads();
        progress.begin("indexing");
    }

    private Set<Node> loaded() {
        Set<Node> loaded = new HashSet<>();
        hpo.ifPresent(file -> loaded.add(Graphs.HPO));
        hpoa.ifPresent(file -> loaded.add(Graphs.HPOA));
        return loaded;
    }

    private SourceReport report(String kind) {
        Source source = sources.stream()
                .filter(candidate -> candidate.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        var report = new SourceReport(source.title(), source.version());
        reports.add(report);
        return report;
    }

    private Graph manifest() {
        Graph manifest = GraphFactory.createDefaultGraph();
        Node release = NodeFactory.createURI(Ids.BASE + "release/" + id());
        manifest.add(release, RDF.Nodes.type, DCAT.Dataset.asNode());
        manifest.add(release, DCTerms.title.asNode(), NodeFactory.createLiteralString("Marrow release " + id()));
        manifest.add(release, VERSION, NodeFactory.createLiteralString(id()));
        for (Source source : sources) {
            manifest.add(release, DCAT.distribution.asNode(), NodeFactory.createURI(source.iri()));
            source.describe(manifest::add);
        }
        return manifest;
    }

    private void finish(Path folder) {
        ReleaseFiles.writeManifest(folder.resolve("manifest.ttl"), manifest(), ontology.prefixes());
        ReleaseFiles.writeReport(folder.resolve("report.json"), id(), statements, reports, states);
    }
}
