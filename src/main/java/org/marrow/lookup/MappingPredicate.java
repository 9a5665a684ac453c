package org.marrow.lookup;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.vocabulary.Published;

/// How two things of different vocabularies stand to each other, the more exact first.
///
/// Source: [SSSOM, chaining rules](https://mapping-commons.github.io/sssom/chaining-rules/).
enum MappingPredicate {
    EXACT("skos:exactMatch", SKOS.exactMatch.asNode(), 0),
    EQUIVALENT("owl:equivalentClass", OWL2.equivalentClass.asNode(), 0),
    SAME("owl:sameAs", OWL2.sameAs.asNode(), 0),
    CLOSE("skos:closeMatch", SKOS.closeMatch.asNode(), 1),
    BROAD("skos:broadMatch", SKOS.broadMatch.asNode(), 2),
    NARROW("skos:narrowMatch", SKOS.narrowMatch.asNode(), 2),
    RELATED("skos:relatedMatch", SKOS.relatedMatch.asNode(), 3),
    /// Unqualified: *see there*.
    XREF("oboInOwl:hasDbXref", Published.HAS_DB_XREF, 4);

    private static final Map<Node, MappingPredicate> BY_NODE =
            Arrays.stream(values()).collect(Collectors.toMap(MappingPredicate::node, Function.identity()));

    private final String curie;
    private final Node node;
    private final int vagueness;

    MappingPredicate(String curie, Node node, int vagueness) {
        this.curie = curie;
        this.node = node;
        this.vagueness = vagueness;
    }

    /// The one that `node` is, if it is one.
    static Optional<MappingPredicate> of(Node node) {
        return Optional.ofNullable(BY_NODE.get(node));
    }

    /// Those that are written as triples between IRIs: all but the xref, whose object is a text, and
    /// `owl:sameAs`, of which there is but the axiom.
    static List<Node> betweenIris() {
        return Arrays.stream(values())
                .filter(predicate -> predicate != XREF && predicate != SAME)
                .map(MappingPredicate::node)
                .toList();
    }

    Node node() {
        return node;
    }

    /// Whether both ends may stand for each other.
    boolean isExact() {
        return vagueness == 0;
    }

    boolean isMoreExactThan(MappingPredicate other) {
        return vagueness < other.vagueness;
    }

    /// The same, seen from the other end.
    MappingPredicate inverse() {
        return switch (this) {
            case BROAD -> NARROW;
            case NARROW -> BROAD;
            case EXACT, EQUIVALENT, SAME, CLOSE, RELATED, XREF -> this;
        };
    }

    /// What follows for the ends of two steps. An exact step changes nothing, broader than broader is
    /// broader, narrower than narrower is narrower; what is close to the close need not be close.
    MappingPredicate then(MappingPredicate next) {
        if (this == XREF || next == XREF) {
            return XREF;
        }
        if (isExact() && next.isExact()) {
            return this == next ? this : EXACT;
        }
        if (isExact()) {
            return next;
        }
        if (next.isExact()) {
            return this;
        }
        return this == next && (this == BROAD || this == NARROW) ? this : RELATED;
    }

    @Override
    public String toString() {
        return curie;
    }
}
