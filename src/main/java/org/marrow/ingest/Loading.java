package org.marrow.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.ingest.Input.Recognised;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.GeneRdf;
import org.marrow.reason.Axioms;
import org.marrow.source.BabelonReader;
import org.marrow.source.FileKind;
import org.marrow.source.MedGenIdHistoryReader;
import org.marrow.source.OboReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.OwlReader;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.marrow.source.SssomReader;
import org.marrow.source.TranslatedSynonymsReader;
import org.marrow.store.ReleaseWriter;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;

/// Loads the files of an input, each into its graph, in the order in which they need each other.
final class Loading {

    private final Prefixes prefixes;
    private final Input input;
    private final ReleaseWriter writer;
    private final AssociationRdf.Pool pool;
    private final Progress progress;
    private final List<SourceReport> reports = new ArrayList<>();
    private final Axioms axioms = new Axioms();
    private final Linksets links;

    Loading(Prefixes prefixes, Input input, ReleaseWriter writer, AssociationRdf.Pool pool, Progress progress) {
        this.prefixes = prefixes;
        this.input = input;
        this.writer = writer;
        this.pool = pool;
        this.progress = progress;
        this.links = new Linksets(prefixes);
    }

    /// How mapping sets join vocabularies, once everything is loaded.
    List<Linksets.Linkset> links() {
        return links.list();
    }

    /// What the HPO says of classes and properties, once everything is loaded.
    Axioms axioms() {
        return axioms;
    }

    /// Loads everything.
    ///
    /// @return what became of every row, file by file
    List<SourceReport> load() {
        Optional<HpoLoad> hpo = loadHpo();
        Optional<HpoaLoad> hpoa = loadHpoa(hpo);
        Predicate<Curie> named =
                condition -> hpoa.filter(load -> load.isNamed(condition)).isPresent();
        loadGenes();
        loadMedGen(hpo, named);
        loadOrphanet(hpo, named);
        loadMappings();
        loadTranslations(hpo.map(HpoTerms.class::cast).orElse(HpoTerms.NONE));
        return List.copyOf(reports);
    }

    private Optional<HpoLoad> loadHpo() {
        return input.first(FileKind.HPO_JSON, FileKind.HPO_OBO, FileKind.HPO_OWL)
                .map(file -> {
                    var load = new HpoLoad(prefixes, writer.graph(Graphs.HPO).andThen(axioms), report(file));
                    SourceFile opened = opened(file);
                    switch (file.kind()) {
                        case HPO_OBO -> load.load(opened, new OboReader(opened)::read);
                        case HPO_OWL -> load.load(opened, new OwlReader(opened)::read);
                        default -> load.load(opened, new ObographsReader(opened)::read);
                    }
                    return load;
                });
    }

    private Optional<HpoaLoad> loadHpoa(Optional<HpoLoad> hpo) {
        return input.first(FileKind.HPOA).map(file -> {
            var load = new HpoaLoad(prefixes, writer.graph(Graphs.HPOA), pool, report(file), hpo);
            load.load(opened(file), file.source().iri());
            return load;
        });
    }

    private void loadGenes() {
        var genes = new GeneRdf(prefixes).new Writer(writer.graph(Graphs.GENES));
        for (Recognised file : input.of(FileKind.GENES_TO_DISEASE)) {
            new GenesToDiseaseLoad(prefixes, genes, report(file))
                    .load(opened(file), file.source().iri());
        }
        for (Recognised file : input.of(FileKind.GENES_TO_PHENOTYPE)) {
            new GenesToPhenotypeLoad(prefixes, genes, report(file))
                    .load(opened(file), file.source().iri());
        }
        for (Recognised file : input.of(FileKind.PHENOTYPE_TO_GENES)) {
            new PhenotypeToGenesLoad(prefixes, genes, report(file)).load(opened(file));
        }
        for (Recognised file : input.of(FileKind.MIM2GENE_MEDGEN)) {
            new Mim2geneLoad(prefixes, writer.graph(Graphs.MIM2GENE), report(file))
                    .load(opened(file), file.source().iri());
        }
    }

    private void loadMedGen(Optional<HpoLoad> hpo, Predicate<Curie> named) {
        Consumer<Triple> out = writer.graph(Graphs.MEDGEN);
        Optional<MedGenNamesLoad> names = input.first(FileKind.MEDGEN_NAMES).map(file -> {
            var load = new MedGenNamesLoad(prefixes, out, report(file));
            load.load(opened(file));
            return load;
        });
        for (Recognised file : input.files()) {
            switch (file.kind()) {
                case MEDGEN_CONSO ->
                    new MedGenAtomsLoad(
                                    prefixes,
                                    out,
                                    report(file),
                                    (cui, label) -> names.filter(load -> load.isName(cui, label))
                                            .isPresent())
                            .load(opened(file));
                case MEDGEN_DEF -> new MedGenConceptsLoad(prefixes, out, report(file)).loadDefinitions(opened(file));
                case MEDGEN_STY -> new MedGenConceptsLoad(prefixes, out, report(file)).loadSemanticTypes(opened(file));
                case MEDGEN_SAT -> new MedGenConceptsLoad(prefixes, out, report(file)).loadAttributes(opened(file));
                case MEDGEN_PUBMED ->
                    new MedGenConceptsLoad(prefixes, out, report(file)).loadPublications(opened(file));
                case MEDGEN_MERGED -> history(file, out, names).loadMerged(opened(file));
                case MEDGEN_CUI_HISTORY -> history(file, out, names).loadConcepts(opened(file));
                case MEDGEN_ID_HISTORY -> history(file, out, names).loadIdentifiers(opened(file));
                case MEDGEN_REL -> new MedGenRelationsLoad(prefixes, out, report(file)).load(opened(file));
                case MEDGEN_HPO_MAPPING -> new MedGenMappingsLoad(prefixes, out, report(file)).loadHpo(opened(file));
                case MEDGEN_ID_MAPPINGS ->
                    new MedGenMappingsLoad(prefixes, out, report(file)).loadIdentifiers(opened(file));
                case MEDGEN_HPO_OMIM_MAPPING ->
                    new MedGenFeaturesLoad(prefixes, out, pool, report(file), hpo, named)
                            .load(opened(file), file.source().iri());
                default -> {
                    // Of another publisher.
                }
            }
        }
    }

    private MedGenHistoryLoad history(Recognised file, Consumer<Triple> out, Optional<MedGenNamesLoad> names) {
        return new MedGenHistoryLoad(
                prefixes,
                out,
                report(file),
                cui -> names.filter(load -> load.isNamed(cui)).isPresent());
    }

    private void loadOrphanet(Optional<HpoLoad> hpo, Predicate<Curie> named) {
        for (Recognised file : input.of(FileKind.ORPHANET_PHENOTYPES)) {
            new OrphanetLoad(prefixes, writer.graph(Graphs.ORPHANET), pool, report(file), named, hpo)
                    .load(opened(file), file.source().iri());
        }
    }

    /// All sets are read once before any is written, for the pairs that join MedGen's two kinds of identifier.
    private void loadMappings() {
        List<Recognised> sets = input.of(FileKind.SSSOM);
        requireDistinctNames(sets);
        UidTable uids = joined(sets);
        for (Recognised file : sets) {
            Node graph = Graphs.mappings(SssomReader.metadata(file.file()).name());
            new SssomLoad(prefixes, writer.graph(graph), report(file), uids).load(opened(file), links.of(graph));
        }
    }

    private UidTable joined(List<Recognised> sets) {
        var pairs = new UidTable.Pairs();
        if (!sets.isEmpty()) {
            for (Recognised file : input.of(FileKind.MEDGEN_ID_HISTORY)) {
                new MedGenIdHistoryReader(opened(file)).read(row -> {
                    if (row.kind() == MedGenIdHistoryReader.Kind.UID && row.current()) {
                        pairs.add(row.id(), new Curie("MEDGEN", row.cui()));
                    }
                });
            }
        }
        for (Recognised file : sets) {
            SssomLoad.collect(prefixes, opened(file), pairs);
        }
        return pairs.join();
    }

    private static void requireDistinctNames(List<Recognised> sets) {
        Map<String, SourceFile> byName = new HashMap<>();
        for (Recognised set : sets) {
            String name = SssomReader.metadata(set.file()).name();
            SourceFile other = byName.putIfAbsent(name, set.file());
            if (other != null) {
                throw new MarrowException(
                        ErrorCode.SOURCE_CONFLICT,
                        "Mapping set %s: found 2 files (%s, %s), expected one; name the one that you mean"
                                .formatted(name, other, set.file()));
            }
        }
    }

    private void loadTranslations(HpoTerms terms) {
        for (Recognised file : input.of(FileKind.BABELON)) {
            Node graph = Graphs.translations(BabelonReader.language(file.file()));
            new BabelonLoad(prefixes, writer.graph(graph), report(file), terms).load(opened(file));
        }
        for (Recognised file : input.of(FileKind.TRANSLATED_SYNONYMS)) {
            Node graph = Graphs.translations(TranslatedSynonymsReader.language(file.file()));
            new BabelonLoad(prefixes, writer.graph(graph), report(file), terms).loadSynonyms(opened(file));
        }
    }

    /// The graphs whose statements in the home folder are to be left out, since the input has the whole
    /// of them.
    Set<Node> replaced() {
        Map<FileKind, Node> whole = Map.of(
                FileKind.HPO_JSON, Graphs.HPO,
                FileKind.HPO_OBO, Graphs.HPO,
                FileKind.HPO_OWL, Graphs.HPO,
                FileKind.HPOA, Graphs.HPOA,
                FileKind.GENES_TO_DISEASE, Graphs.GENES,
                FileKind.MIM2GENE_MEDGEN, Graphs.MIM2GENE);
        Set<Node> replaced = new HashSet<>();
        input.files()
                .forEach(file -> Optional.ofNullable(whole.get(file.kind())).ifPresent(replaced::add));
        return replaced;
    }

    /// The file, watched while it is read.
    private SourceFile opened(Recognised file) {
        progress.begin(
                "reading " + file.file().path().getFileName(), file.source().bytes(), "B");
        return file.file().watchedBy(progress);
    }

    private SourceReport report(Recognised file) {
        var report = new SourceReport(file.source().title(), file.source().version());
        reports.add(report);
        return report;
    }
}
