package org.marrow.lookup;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Every identifier of a release: what it names, and what came after it. May be shared between threads.
final class Things {

    private static final String CONCEPTS = "MEDGEN";
    private static final String SEPARATOR = " ";

    private final LineTable lines;

    /// What is known under one identifier.
    ///
    /// @param thing        what has it as its own identifier
    /// @param current      things that have it as an alternative identifier, or as the number of their page
    /// @param replacements what replaces the thing
    /// @param consider     what is to be considered in its place
    record Entry(Optional<Thing> thing, List<Curie> current, List<Curie> replacements, List<Curie> consider) {}

    /// Over a block that [#bytes] made.
    Things(ByteBuffer block) {
        this.lines = new LineTable(block);
    }

    /// What is known under the canonical `id`.
    Optional<Entry> entry(Curie id) {
        return lines.find(id.toString()).map(line -> entry(id, line));
    }

    /// What has the canonical `id` as its own.
    Optional<Thing> find(Curie id) {
        return entry(id).flatMap(Entry::thing);
    }

    /// What has the canonical `id` as its own, or a thing of which no more than that is known.
    Thing get(Curie id, Kind otherwise) {
        return find(id).orElseGet(() -> new Thing(id, otherwise, id.toString(), false));
    }

    /// The label of the canonical `id`, or the identifier itself.
    String label(Curie id) {
        return find(id).map(Thing::label).orElseGet(id::toString);
    }

    /// Hands over every thing with an identifier of its own, ordered by identifier.
    void each(Consumer<Thing> out) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.line(i);
            entry(Curie.parse(line.substring(0, line.indexOf('\t'))), line)
                    .thing()
                    .ifPresent(out);
        }
    }

    private static Entry entry(Curie id, String line) {
        String[] cells = line.split("\t", -1);
        Optional<Thing> thing = cells[1].isEmpty()
                ? Optional.empty()
                : Optional.of(new Thing(id, Kind.valueOf(cells[1]), cells[3], cells[2].equals("1")));
        return new Entry(thing, curies(cells[4]), curies(cells[5]), curies(cells[6]));
    }

    private static List<Curie> curies(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(SEPARATOR, -1)).map(Curie::parse).toList();
    }

    /// A block of all that `store` has.
    static ByteBuffer bytes(Store store, Prefixes prefixes) {
        return new Gathering(store, prefixes).bytes();
    }

    private static final class Gathering {

        private static final Map<Node, Kind> KINDS = Map.of(
                SKOS.Concept.asNode(), Kind.CONCEPT, Mw.CONDITION_CLASS, Kind.CONDITION, Published.GENE, Kind.GENE);

        private final Store store;
        private final Prefixes prefixes;
        private final Map<Curie, Found> all = new HashMap<>();

        private enum Link {
            CURRENT,
            REPLACEMENT,
            CONSIDER
        }

        private static final class Found {

            private Optional<Kind> kind = Optional.empty();
            private Optional<String> label = Optional.empty();
            private boolean obsolete;
            private final Map<Link, TreeSet<Curie>> links = new EnumMap<>(Link.class);

            private String link(Link link) {
                return String.join(
                        SEPARATOR,
                        links.getOrDefault(link, new TreeSet<>()).stream()
                                .map(Curie::toString)
                                .toList());
            }
        }

        Gathering(Store store, Prefixes prefixes) {
            this.store = store;
            this.prefixes = prefixes;
        }

        ByteBuffer bytes() {
            each(Published.OBO_ID, (id, object) -> name(id, Kind.TERM));
            each(RDF.Nodes.type, KINDS::containsKey, (id, type) -> {
                if (!type.equals(SKOS.Concept.asNode()) || id.prefix().equals(CONCEPTS)) {
                    name(id, Objects.requireNonNull(KINDS.get(type)));
                }
            });
            store.each(Store.Part.ONTOLOGY, RDF.Nodes.type, this::nameClass);
            each(RDFS.Nodes.label, this::label);
            each(SKOS.prefLabel.asNode(), this::label);
            each(
                    OWL2.deprecated.asNode(),
                    object ->
                            object.isLiteral() && object.getLiteralLexicalForm().equals("true"),
                    (id, object) -> known(id).ifPresent(found -> found.obsolete = true));
            each(Published.REPLACED_BY, (id, object) -> link(id, Link.REPLACEMENT, object));
            each(DCTerms.isReplacedBy.asNode(), (id, object) -> link(id, Link.REPLACEMENT, object));
            each(Published.CONSIDER, (id, object) -> link(id, Link.CONSIDER, object));
            each(Published.HAS_ALTERNATIVE_ID, this::alternative);
            each(Mw.UID, this::number);
            List<String> lines = new ArrayList<>(all.size());
            all.forEach((id, found) -> lines.add(line(id, found)));
            return LineTable.bytes(lines);
        }

        private void each(Node predicate, BiConsumer<Curie, Node> out) {
            each(predicate, object -> true, out);
        }

        private void each(Node predicate, Predicate<Node> accepted, BiConsumer<Curie, Node> out) {
            store.each(Store.Part.ASSERTED, predicate, triple -> {
                if (triple.getSubject().isURI() && accepted.test(triple.getObject())) {
                    prefixes.curie(triple.getSubject().getURI()).ifPresent(id -> out.accept(id, triple.getObject()));
                }
            });
        }

        /// A class of an OBO ontology is a term, also where its publisher writes no identifier beside its IRI,
        /// unless it is known as something else.
        private void nameClass(Triple typed) {
            Node subject = typed.getSubject();
            if (typed.getObject().equals(OWL2.Class.asNode())
                    && subject.isURI()
                    && subject.getURI().startsWith(Published.OBO)) {
                prefixes.curie(subject.getURI())
                        .filter(id -> known(id).isEmpty())
                        .ifPresent(id -> name(id, Kind.TERM));
            }
        }

        private void name(Curie id, Kind kind) {
            Found found = all.computeIfAbsent(id, key -> new Found());
            if (found.kind.filter(known -> known.compareTo(kind) <= 0).isEmpty()) {
                found.kind = Optional.of(kind);
            }
        }

        private Optional<Found> known(Curie id) {
            return Optional.ofNullable(all.get(id)).filter(found -> found.kind.isPresent());
        }

        /// The first in the alphabet where there are several, of which none is tagged with another language.
        private void label(Curie id, Node label) {
            String text = label.getLiteralLexicalForm().strip().replaceAll("\\s+", " ");
            known(id)
                    .filter(found -> found.label
                            .filter(known -> known.compareTo(text) <= 0)
                            .isEmpty())
                    .ifPresent(found -> found.label = Optional.of(text));
        }

        private void link(Curie id, Link link, Node object) {
            known(id)
                    .ifPresent(found -> curie(object)
                            .ifPresent(target -> found.links
                                    .computeIfAbsent(link, key -> new TreeSet<>())
                                    .add(target)));
        }

        private void alternative(Curie current, Node object) {
            curie(object).filter(id -> !id.equals(current)).ifPresent(id -> lead(id, current));
        }

        private void number(Curie concept, Node object) {
            curie(CONCEPTS + ":" + object.getLiteralLexicalForm()).ifPresent(id -> lead(id, concept));
        }

        private void lead(Curie id, Curie current) {
            all.computeIfAbsent(id, key -> new Found())
                    .links
                    .computeIfAbsent(Link.CURRENT, key -> new TreeSet<>())
                    .add(current);
        }

        private Optional<Curie> curie(Node object) {
            return object.isURI() ? prefixes.curie(object.getURI()) : curie(object.getLiteralLexicalForm());
        }

        private Optional<Curie> curie(String text) {
            try {
                return Optional.of(prefixes.parse(text));
            } catch (MarrowException notAnIdentifier) {
                return Optional.empty();
            }
        }

        private static String line(Curie id, Found found) {
            return String.join(
                    "\t",
                    id.toString(),
                    found.kind.map(Kind::name).orElse(""),
                    found.obsolete ? "1" : "0",
                    found.label.orElseGet(id::toString),
                    found.link(Link.CURRENT),
                    found.link(Link.REPLACEMENT),
                    found.link(Link.CONSIDER));
        }
    }
}
