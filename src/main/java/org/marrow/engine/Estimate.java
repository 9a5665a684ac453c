package org.marrow.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.marrow.engine.Conjunction.Below;
import org.marrow.engine.Conjunction.Pattern;
import org.marrow.engine.Conjunction.Statement;

/// Guesses how many matches a pattern has, by which the order of joins is chosen: what is named is counted
/// in the index; what will be bound by another pattern is taken to be like the average.
final class Estimate {

    private static final double MANY = 1e6;

    private static final double PER_SUBJECT = 3;
    private static final double PER_OBJECT = 30;

    private final Database database;
    private final Map<Statement, Double> counted = new HashMap<>();

    Estimate(Database database) {
        this.database = database;
    }

    /// The one of `patterns` that has the fewest matches for each way to bind `bound`.
    Pattern first(List<Pattern> patterns, Set<Var> bound) {
        return patterns.size() == 1
                ? patterns.getFirst()
                : patterns.stream()
                        .min(Comparator.comparingDouble(pattern -> matches(pattern, bound)))
                        .orElseThrow();
    }

    /// The matches of `pattern` for each way to bind `bound`.
    double matches(Pattern pattern, Set<Var> bound) {
        return switch (pattern) {
            case Statement statement -> matches(statement, bound);
            case Below below -> matches(below, bound);
        };
    }

    private double matches(Below below, Set<Var> bound) {
        Hierarchy hierarchy = database.hierarchy().orElseThrow();
        boolean hasLower = isKnown(below.lower(), bound);
        boolean hasUpper = isKnown(below.upper(), bound);
        double above = cardinality(hierarchy, below.lower(), true).orElse(hierarchy.usualAbove()) + 1;
        double under = cardinality(hierarchy, below.upper(), false).orElse(hierarchy.usualBelow()) + 1;
        if (hasLower && hasUpper) {
            return Math.min(1, under / Math.max(1, hierarchy.size()));
        }
        if (hasLower || hasUpper) {
            return hasLower ? above : under;
        }
        return below.orSame() ? MANY * MANY : hierarchy.links();
    }

    private Optional<Double> cardinality(Hierarchy hierarchy, Node node, boolean above) {
        if (!node.isConcrete()) {
            return Optional.empty();
        }
        int number = hierarchy.number(database.ids().of(node));
        return Optional.of(
                number == Closure.NONE
                        ? 0.0
                        : (above ? hierarchy.above(number) : hierarchy.below(number)).getCardinality());
    }

    private double matches(Statement statement, Set<Var> bound) {
        List<Node> terms = statement.terms();
        Node subject = terms.get(terms.size() - 3);
        Node predicate = terms.get(terms.size() - 2);
        Node object = terms.getLast();
        Optional<Statistics.Usage> use = database.statistics().use(predicate);
        double matches = named(statement, subject, object, use);
        double subjects = use.map(known -> (double) known.subjects()).orElse(Math.max(1, matches / PER_SUBJECT));
        double objects = use.map(known -> (double) known.objects()).orElse(Math.max(1, matches / PER_OBJECT));
        return matches / (bound.contains(subject) ? subjects : 1) / (bound.contains(object) ? objects : 1);
    }

    /// The matches if nothing is bound.
    private double named(Statement statement, Node subject, Node object, Optional<Statistics.Usage> use) {
        boolean isPlain = !statement.isNamed() && !subject.isConcrete() && !object.isConcrete();
        return isPlain && use.isPresent()
                ? use.get().triples()
                : counted.computeIfAbsent(statement, key -> count(key.terms()));
    }

    private double count(List<Node> nodes) {
        return database.count(nodes.stream()
                .map(node -> node.isConcrete()
                        ? new Term(-1, database.ids().of(node), true)
                        : new Term(nodes.indexOf(node), 0, false))
                .toList());
    }

    private static boolean isKnown(Node node, Set<Var> bound) {
        return node.isConcrete() || bound.contains(node);
    }
}
