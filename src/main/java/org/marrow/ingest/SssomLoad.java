package org.marrow.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.rdf.AxiomRdf;
import org.marrow.rdf.AxiomRdf.Annotation;
import org.marrow.rdf.Cardinalities;
import org.marrow.rdf.Ids;
import org.marrow.source.SourceFile;
import org.marrow.source.SssomReader;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// One mapping set from SSSOM to triples: each mapping as a direct triple and as an axiom with its slots.
///
/// An xref is a text, as its file writes it; every other identifier is the one IRI of its thing. Rows
/// that differ in their details alone are one triple with an axiom each. `owl:sameAs` and
/// `rdfs:subClassOf` are never written as direct triples, which would merge things or bend a hierarchy,
/// and neither is what a row denies.
final class SssomLoad {

    private static final Node CARDINALITY = SssomSlots.property("mapping_cardinality");
    private static final Node JUSTIFICATION = SssomSlots.property("mapping_justification");
    private static final Node SET = SssomSlots.property("mapping_set");
    private static final Node SOURCE = SssomSlots.property("mapping_source");
    private static final String MAPPING_SOURCE = "mapping_source";
    private static final String MAPPING_CARDINALITY = "mapping_cardinality";
    private static final Map<Node, String> NOT_DIRECT =
            Map.of(OWL2.sameAs.asNode(), "owl:sameAs", RDFS.Nodes.subClassOf, "rdfs:subClassOf");

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final SourceReport report;
    private final UidTable uids;

    SssomLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report, UidTable uids) {
        this.prefixes = prefixes;
        this.out = out;
        this.report = report;
        this.uids = uids;
    }

    /// Adds to `pairs` what `file` says about which MedGen page is which concept: the exact matches of
    /// Mondo.
    static void collect(Prefixes prefixes, SourceFile file, UidTable.Pairs pairs) {
        var identifiers =
                new SetIdentifiers(prefixes, SssomReader.metadata(file).curieMap(), file);
        new SssomReader(file).read(row -> {
            if (row.subject().isEmpty()
                    || row.object().isEmpty()
                    || isDenied(row)
                    || !identifiers
                            .node(row.predicate(), "predicate_id", row.line())
                            .equals(SKOS.exactMatch.asNode())) {
                return;
            }
            Optional<Curie> condition = identifiers
                    .identity(row.subject().orElseThrow(), "subject_id", row.line())
                    .curie()
                    .filter(curie -> curie.prefix().equals("MONDO"));
            var object = identifiers.identity(row.object().orElseThrow(), "object_id", row.line());
            condition.ifPresent(mondo -> {
                object.uid().ifPresent(uid -> pairs.addUid(mondo, uid));
                object.cui().ifPresent(cui -> pairs.addCui(mondo, cui));
            });
        });
    }

    /// Writes the set in `file`, which is read twice.
    void load(SourceFile file) {
        load(file, triple -> {});
    }

    /// The same.
    ///
    /// @param links takes each direct triple once
    void load(SourceFile file, Consumer<Triple> links) {
        new Load(file, SssomReader.metadata(file), links).run();
    }

    private static boolean isDenied(SssomReader.Row row) {
        return row.slots().getOrDefault("predicate_modifier", List.of()).contains("Not");
    }

    /// The work on one file.
    private final class Load {

        private final SourceFile file;
        private final SssomReader.Metadata metadata;
        private final SetIdentifiers identifiers;
        private final SssomSlots slots;
        private final Node set;
        private final Cardinalities cardinalities = new Cardinalities();
        private final Set<Node> axioms = new HashSet<>();
        private final Set<Triple> direct = new HashSet<>();
        private final Set<Curie> numbered = new HashSet<>();
        private final Consumer<Triple> links;

        Load(SourceFile file, SssomReader.Metadata metadata, Consumer<Triple> links) {
            this.links = links;
            this.file = file;
            this.metadata = metadata;
            this.identifiers = new SetIdentifiers(prefixes, metadata.curieMap(), file);
            this.slots = new SssomSlots(identifiers, file, report);
            this.set = Ids.mappingSet(metadata.name());
        }

        void run() {
            new SssomReader(file).read(row -> {
                if (row.subject().isPresent() && row.object().isPresent()) {
                    cardinalities.add(subject(row), object(row));
                }
            });
            describe();
            new SssomReader(file).read(this::row);
            report.remark("mappings", axioms.size());
        }

        private void describe() {
            add(set, RDF.Nodes.type, Published.MAPPING_SET_CLASS);
            add(set, OWL2.versionInfo.asNode(), Literals.text(metadata.version()));
            if (metadata.value("mapping_set_title").isEmpty()) {
                add(set, DCTerms.title.asNode(), Literals.text(metadata.name()));
            }
            slots.annotations(metadata.slots(), 1)
                    .forEach(annotation -> add(set, annotation.property(), annotation.value()));
        }

        private void row(SssomReader.Row row) {
            report.remark("cells read without their CSV quotes", row.quoted());
            report.remark("rows that leave out empty cells at their end", row.endsEarly() ? 1 : 0);
            if (row.subject().isEmpty() || row.object().isEmpty()) {
                report.skip("maps a text, not a thing", "line " + row.line());
                return;
            }
            report.load();
            Node subject = subject(row);
            Node predicate = identifiers.node(row.predicate(), "predicate_id", row.line());
            Node object = object(row);
            List<Triple> axiom = AxiomRdf.triples(subject, predicate, object, annotations(row, subject, object));
            if (!axioms.add(axiom.getFirst().getSubject())) {
                report.remark("rows that repeat another", 1);
                return;
            }
            if (isDirect(row, subject, predicate, object)) {
                Triple triple = Triple.create(subject, predicate, object);
                if (direct.add(triple)) {
                    out.accept(triple);
                    links.accept(triple);
                } else {
                    report.remark("rows that differ from another in details alone", 1);
                }
            }
            axiom.forEach(out);
            number(row.subject().orElseThrow(), "subject_id", row.line());
            if (object.isURI()) {
                number(row.object().orElseThrow(), "object_id", row.line());
            }
        }

        private List<Annotation> annotations(SssomReader.Row row, Node subject, Node object) {
            Map<String, List<String>> own = new LinkedHashMap<>(row.slots());
            String cardinality = cardinalities.of(subject, object);
            List<String> published =
                    Optional.ofNullable(own.remove(MAPPING_CARDINALITY)).orElse(List.of());
            report.remark(
                    "cardinalities that are others in the file",
                    published.isEmpty() || published.contains(cardinality) ? 0 : 1);
            List<Annotation> annotations = new ArrayList<>();
            annotations.add(new Annotation(CARDINALITY, Literals.text(cardinality)));
            annotations.add(new Annotation(
                    JUSTIFICATION, identifiers.node(row.justification(), "mapping_justification", row.line())));
            annotations.add(new Annotation(SET, set));
            if (!own.containsKey(MAPPING_SOURCE)) {
                metadata.value("mapping_set_id")
                        .filter(SetIdentifiers::isIri)
                        .ifPresent(id -> annotations.add(new Annotation(SOURCE, NodeFactory.createURI(id))));
            }
            annotations.addAll(slots.annotations(own, row.line()));
            return annotations;
        }

        private boolean isDirect(SssomReader.Row row, Node subject, Node predicate, Node object) {
            String forbidden = NOT_DIRECT.get(predicate);
            if (forbidden != null) {
                report.remark("rows with " + forbidden + ", not written as a direct triple", 1);
                return false;
            }
            if (isDenied(row)) {
                report.remark("rows that deny a mapping, not written as a direct triple", 1);
                return false;
            }
            if (subject.equals(Published.NO_TERM_FOUND) || object.equals(Published.NO_TERM_FOUND)) {
                report.remark("rows that say that no term was found, not written as a direct triple", 1);
                return false;
            }
            return true;
        }

        private Node subject(SssomReader.Row row) {
            return node(row.subject().orElseThrow(), "subject_id", row.line());
        }

        private Node object(SssomReader.Row row) {
            String text = row.object().orElseThrow();
            Node predicate = identifiers.node(row.predicate(), "predicate_id", row.line());
            Node object = node(text, "object_id", row.line());
            boolean xref = predicate.equals(Published.HAS_DB_XREF) && !object.equals(Published.NO_TERM_FOUND);
            return xref ? Literals.text(text) : object;
        }

        private Node node(String text, String column, long line) {
            var identity = identifiers.identity(text, column, line);
            return identity.uid().flatMap(uids::cui).map(this::iri).orElseGet(identity::node);
        }

        /// Says of a concept that the set names by its page which page that is, or counts the page.
        private void number(String text, String column, long line) {
            identifiers.identity(text, column, line).uid().ifPresent(uid -> {
                Optional<Curie> concept = uids.cui(uid);
                if (concept.isEmpty()) {
                    report.remark(
                            uids.isConflict(uid)
                                    ? "mappings of a MedGen UID that has several CUIs, kept by UID"
                                    : "mappings of a MedGen UID without a known CUI, kept by UID",
                            1);
                }
                concept.filter(numbered::add)
                        .ifPresent(cui -> uids.uid(cui)
                                .ifPresentOrElse(
                                        one -> add(iri(cui), Mw.UID, Literals.text(one)),
                                        () -> report.remark(
                                                "concepts with several MedGen UIDs, none of them given", 1)));
            });
        }

        private Node iri(Curie curie) {
            return NodeFactory.createURI(prefixes.iri(curie));
        }
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }
}
