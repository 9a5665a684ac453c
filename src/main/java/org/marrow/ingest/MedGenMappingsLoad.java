package org.marrow.ingest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.rdf.Cardinalities;
import org.marrow.rdf.ConceptMappingRdf;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.Identifiers;
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
        var cardinalities = new Cardinalities();
        Set<Triple> mappings = new HashSet<>();
        var reader = new MedGenHpoMappingReader(file);
        reader.read(row -> {
            Triple mapping = mapping(row);
            mappings.add(mapping);
            cardinalities.add(mapping.getSubject(), mapping.getObject());
        });
        report.remark("mappings", mappings.size());
        reader.read(row -> hpo(rdf, row, mappings, cardinalities));
    }

    private Triple mapping(MedGenHpoMappingReader.Row row) {
        return Triple.create(
                concepts.concept(row.cui()), SKOS.exactMatch.asNode(), NodeFactory.createURI(prefixes.iri(row.term())));
    }

    private void hpo(
            ConceptMappingRdf rdf, MedGenHpoMappingReader.Row row, Set<Triple> unwritten, Cardinalities cardinalities) {
        report.load();
        Triple mapping = mapping(row);
        if (!unwritten.remove(mapping)) {
            report.remark("rows that repeat another", 1);
            return;
        }
        rdf.write(new ConceptMappingRdf.Mapping(
                mapping.getSubject(),
                mapping.getPredicate(),
                mapping.getObject(),
                row.name(),
                Optional.of(row.termLabel()),
                Optional.of(cardinalities.of(mapping.getSubject(), mapping.getObject())),
                Optional.empty()));
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
        if (source.startsWith("MEDGEN") && Identifiers.isNumber(row.id())) {
            concepts.writeUid(row.cui(), row.id(), "", true);
            report.remark("UIDs", 1);
            return;
        }
        String xref = ConceptRdf.xref(row.source(), row.id());
        boolean partOfEntry = source.startsWith("OMIM ")
                && Identifiers.isNumber(row.id())
                && row.id().length() == MIM_DIGITS;
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
}
