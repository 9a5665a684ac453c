package org.marrow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.sys.NormalizeTermsTDB2;

/// The basic graph patterns of one query, asked of an [Endpoint] together with what is bound before: for many rows at
/// once. Nothing else is asked than patterns joined with a table.
final class Patterns {

    private static final Symbol CHOSEN = Symbol.create("https://w3id.org/marrow/ns#chosenGraphs");
    private static final Var FOUND = Var.alloc("found");

    private final Endpoint endpoint;
    private final DatasetDescription chosen;
    private final AtomicBoolean signal;

    private Patterns(Endpoint endpoint, DatasetDescription chosen, AtomicBoolean signal) {
        this.endpoint = endpoint;
        this.chosen = chosen;
        this.signal = signal;
    }

    /// From now on queries with `context` are of the graphs that `query` chooses, if it chooses some.
    static void choose(Query query, Context context) {
        context.set(CHOSEN, new DatasetDescription(query.getGraphURIs(), query.getNamedGraphURIs()));
    }

    static Patterns of(Context context) {
        return new Patterns(
                Endpoint.of(context).orElseThrow(),
                context.get(CHOSEN, new DatasetDescription()),
                Context.getOrSetCancelSignal(context));
    }

    /// Whether the query chooses graphs.
    boolean areChosen() {
        return !chosen.isEmpty();
    }

    /// The named graphs that it chooses.
    List<Node> namedGraphs() {
        return chosen.getNamedGraphURIs().stream().map(NodeFactory::createURI).toList();
    }

    /// The matches of `pattern` in a graph as they come.
    ///
    /// @param graph as for [#join]
    Endpoint.Answer all(List<Triple> pattern, Node graph) {
        var names = new Names(variables(pattern, graph));
        Endpoint.Answer answer = endpoint.select(query(pattern, graph, names), signal::get);
        return new Endpoint.Answer() {
            @Override
            public boolean hasNext() {
                return answer.hasNext();
            }

            @Override
            public Binding next() {
                return names.match(answer.next());
            }

            @Override
            public void close() {
                answer.close();
            }
        };
    }

    /// `batch` joined with the matches of `pattern` in a graph.
    ///
    /// @param graph a name, a variable for any named graph, or the default graph
    Iterator<Binding> join(List<Triple> pattern, Node graph, List<Binding> batch) {
        Set<Var> variables = variables(pattern, graph);
        Map<Set<Var>, List<Binding>> byBound = batch.stream()
                .collect(Collectors.groupingBy(row -> bound(row, variables), LinkedHashMap::new, Collectors.toList()));
        return Iter.flatMap(
                byBound.entrySet().iterator(),
                group -> join(pattern, graph, variables, group.getKey(), group.getValue()));
    }

    private Iterator<Binding> join(
            List<Triple> pattern, Node graph, Set<Var> variables, Set<Var> bound, List<Binding> rows) {
        Map<List<Node>, List<Binding>> byKey = rows.stream()
                .filter(row -> bound.stream().map(row::get).noneMatch(Node::isBlank))
                .collect(Collectors.groupingBy(row -> key(row, bound), LinkedHashMap::new, Collectors.toList()));
        if (byKey.isEmpty()) {
            return Iter.nullIterator();
        }
        var names = new Names(variables);
        Query query = query(pattern, graph, names);
        if (!bound.isEmpty()) {
            var table = new ElementData();
            bound.forEach(variable -> table.add(names.of(variable)));
            byKey.keySet().forEach(key -> table.add(names.row(bound, key)));
            ((ElementGroup) query.getQueryPattern()).getElements().addFirst(table);
        }
        return Iter.flatMap(answer(query, names), match -> {
            List<Binding> joined = byKey.getOrDefault(key(match, bound), List.of());
            return Iter.map(joined.iterator(), row -> joined(row, match, bound));
        });
    }

    private Iterator<Binding> answer(Query query, Names names) {
        List<Binding> matches = new ArrayList<>();
        try (Endpoint.Answer answer = endpoint.select(query, signal::get)) {
            answer.forEachRemaining(match -> matches.add(names.match(match)));
        }
        return matches.iterator();
    }

    private Query query(List<Triple> pattern, Node graph, Names names) {
        var query = new Query();
        query.setQuerySelectType();
        query.setDistinct(chosen.getDefaultGraphURIs().size() > 1);
        chosen.getDefaultGraphURIs().forEach(query::addGraphURI);
        chosen.getNamedGraphURIs().forEach(query::addNamedGraphURI);
        if (names.all().isEmpty()) {
            query.addResultVar(FOUND, NodeValue.TRUE);
        }
        names.all().forEach(query::addResultVar);
        var triples = new ElementTriplesBlock();
        pattern.forEach(triple -> triples.addTriple(Triple.create(
                names.of(triple.getSubject()), names.of(triple.getPredicate()), names.of(triple.getObject()))));
        var group = new ElementGroup();
        group.addElement(Quad.isDefaultGraph(graph) ? triples : new ElementNamedGraph(names.of(graph), triples));
        query.setQueryPattern(group);
        return query;
    }

    private static Set<Var> variables(List<Triple> pattern, Node graph) {
        Set<Var> variables = new LinkedHashSet<>();
        pattern.forEach(triple -> {
            add(triple.getSubject(), variables);
            add(triple.getPredicate(), variables);
            add(triple.getObject(), variables);
        });
        add(graph, variables);
        return variables;
    }

    private static void add(Node node, Set<Var> variables) {
        if (Var.isVar(node)) {
            variables.add(Var.alloc(node));
        }
    }

    private static Set<Var> bound(Binding row, Set<Var> variables) {
        return variables.stream().filter(row::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The values as an endpoint is asked for them and gives them. A blank node is of one answer alone, and no endpoint
    /// has one that was made here.
    private static List<Node> key(Binding row, Collection<Var> variables) {
        return variables.stream()
                .map(row::get)
                .map(NormalizeTermsTDB2::normalizeTDB2)
                .toList();
    }

    private static Binding joined(Binding row, Binding match, Set<Var> bound) {
        BindingBuilder joined = Binding.builder(row);
        match.forEach((variable, node) -> {
            if (!bound.contains(variable)) {
                joined.add(variable, node);
            }
        });
        return joined.build();
    }

    /// The variables of a pattern under names that every endpoint reads.
    private static final class Names {

        private final Map<Var, Var> sent = new LinkedHashMap<>();
        private final Map<Var, Var> asked = new HashMap<>();

        Names(Set<Var> variables) {
            variables.forEach(variable -> {
                Var name = Var.alloc("v" + sent.size());
                sent.put(variable, name);
                asked.put(name, variable);
            });
        }

        Collection<Var> all() {
            return sent.values();
        }

        Node of(Node node) {
            return Var.isVar(node) ? of(Var.alloc(node)) : node;
        }

        Var of(Var variable) {
            return sent.getOrDefault(variable, variable);
        }

        Binding row(Set<Var> variables, List<Node> values) {
            BindingBuilder row = Binding.builder();
            Iterator<Node> value = values.iterator();
            variables.forEach(variable -> row.add(of(variable), value.next()));
            return row.build();
        }

        /// A row of the answer, with the variables of the query.
        Binding match(Binding answered) {
            BindingBuilder match = Binding.builder();
            answered.forEach((name, node) -> {
                Var variable = asked.get(name);
                if (variable != null) {
                    match.add(variable, node);
                }
            });
            return match.build();
        }
    }
}
