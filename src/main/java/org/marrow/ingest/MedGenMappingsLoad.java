package org.marrow.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.rdf.ConceptMappingRdf;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.MedGenHpoMappingReader;
import org.marrow.source.MedGenIdMappingsReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What MedGen's concepts are in other vocabularies to triples, a file and a report each.
///
/// Terms of the HPO are exact matches. Everything else is an xref: MedGen's README says that an
/// identifier may have several concepts.
final class MedGenMappingsLoad {

    private static final String SITE = "https://ftp.ncbi.nlm.nih.gov/pub/medgen/";
    private static final int MIM_DIGITS = 6;

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final ConceptRdf concepts;
    private final SourceReport report;
    private final Map<Object, Integer> partners = new HashMap<>();
    private final Set<Pair> pairs = new HashSet<>();

    private record Pair(String cui, Curie term) {}

    MedGenMappingsLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.prefixes = prefixes;
        this.out = out;
        this.concepts = new ConceptRdf(prefixes, out);
        this.report = report;
    }

    /// Reads the file twice: how many partners a concept and a term have is known only at its end.
    void loadHpo(SourceFile file) {
        var rdf = new ConceptMappingRdf(out, "medgen-hpo", SITE + "MedGen_HPO_Mapping.txt.gz");
        rdf.writeSet("MedGen concepts of HPO terms");
        var reader = new MedGenHpoMappingReader(file);
        reader.read(row -> {
            if (pairs.add(new Pair(row.cui(), row.term()))) {
                partners.merge(row.cui(), 1, Integer::sum);
                partners.merge(row.term(), 1, Integer::sum);
            }
        });
        report.remark("mappings", pairs.size());
        reader.read(row -> hpo(rdf, row));
    }

    private void hpo(ConceptMappingRdf rdf, MedGenHpoMappingReader.Row row) {
        report.load();
        if (!pairs.remove(new Pair(row.cui(), row.term()))) {
            report.remark("rows that repeat another", 1);
            return;
        }
        rdf.write(new ConceptMappingRdf.Mapping(
                concepts.concept(row.cui()),
                SKOS.exactMatch.asNode(),
                NodeFactory.createURI(prefixes.iri(row.term())),
                row.name(),
                Optional.of(row.termLabel()),
                Optional.of(oneOrMany(row.term()) + ":" + oneOrMany(row.cui())),
                Optional.empty()));
    }

    private String oneOrMany(Object other) {
        return partners.getOrDefault(other, 0) > 1 ? "n" : "1";
    }

    void loadIdentifiers(SourceFile file) {
        var rdf = new ConceptMappingRdf(out, "medgen-identifiers", SITE + "MedGenIDMappings.txt.gz");
        rdf.writeSet("Identifiers of MedGen concepts in other vocabularies");
        new MedGenIdMappingsReader(file).read(row -> identifier(rdf, row));
    }

    private void identifier(ConceptMappingRdf rdf, MedGenIdMappingsReader.Row row) {
        String source = row.source().toUpperCase(Locale.ROOT);
        if (row.id().isEmpty()) {
            report.skip("row without an identifier", row.toString());
            return;
        }
        report.load();
        if (source.startsWith("MEDGEN") && isDigits(row.id())) {
            concepts.writeUid(row.cui(), row.id(), "", true);
            report.remark("UIDs", 1);
            return;
        }
        String xref = ConceptRdf.xref(row.source(), row.id());
        boolean partOfEntry =
                source.startsWith("OMIM ") && isDigits(row.id()) && row.id().length() == MIM_DIGITS;
        report.remark("MIM numbers of an entry that only includes the concept", partOfEntry ? 1 : 0);
        rdf.write(new ConceptMappingRdf.Mapping(
                concepts.concept(row.cui()),
                partOfEntry ? SKOS.relatedMatch.asNode() : Published.HAS_DB_XREF,
                partOfEntry ? iri(xref) : NodeFactory.createLiteralString(xref),
                row.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(row.source())));
    }

    private Node iri(String curie) {
        return NodeFactory.createURI(prefixes.iri(Curie.parse(curie)));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
