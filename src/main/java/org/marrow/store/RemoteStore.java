package org.marrow.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueString;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.marrow.engine.Endpoint;
import org.marrow.engine.Statistics;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.ManifestRdf;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Published;

/// The statements of a release behind a SPARQL endpoint, of whatever make. May be shared between threads.
///
/// The server has to hold a release as [StoreLoad] writes it, with the asserted graphs united in one that every
/// question names as its default graph; or as Marrow itself serves it, with that union as the default graph of the
/// server. Questions about many things are asked in batches.
public final class RemoteStore implements Store, Endpoint {

    private static final int BATCH = 500;

    /// What a look-up may take, and a look whether there is something.
    private static final Duration QUICK = Duration.ofSeconds(30);

    private static final Duration QUICKEST = Duration.ofSeconds(5);

    /// The name of a graph that nobody ever writes.
    private static final String NONE = "urn:marrow:none";

    private static final Var SUBJECT = Var.alloc("s");
    private static final Var PREDICATE = Var.alloc("p");
    private static final Var OBJECT = Var.alloc("o");
    private static final Var GRAPH = Var.alloc("g");
    private static final Var FOUND = Var.alloc("found");

    private final RemoteServer server;
    private final boolean hasUnion;
    private volatile boolean answersWhole;
    private final List<Node> graphs;
    private final String id;

    /// Over `server`, which is asked at once which release it has, and closed with this store.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if it does not answer, or has no release or several
    public RemoteStore(RemoteServer server) {
        this.server = server;
        this.graphs = new ArrayList<>();
        this.hasUnion = has(server, Graphs.UNION);
        if (has(server, Graphs.LOADING)) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found a release that is being loaded, or whose load broke off, expected a whole one; load it again"
                            .formatted(server));
        }
        List<String> releases = new ArrayList<>();
        each(
                Part.ASSERTED,
                Published.DATASET_VERSION,
                triple -> ManifestRdf.releaseId(triple.getSubject()).ifPresent(releases::add));
        if (releases.size() != 1) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found the releases %s in its default graph, expected one".formatted(server, releases));
        }
        this.id = releases.getFirst();
        graphs.addAll(readGraphs());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Graph about(Part part, Collection<Node> subjects) {
        Graph found = GraphFactory.createDefaultGraph();
        batches(subjects).forEach(batch -> select(part, List.of(values(SUBJECT, batch)), found::add));
        return found;
    }

    @Override
    public Graph pointing(Part part, Collection<Node> predicates, Collection<Node> objects) {
        Graph found = GraphFactory.createDefaultGraph();
        batches(objects)
                .forEach(batch ->
                        select(part, List.of(values(OBJECT, batch), values(PREDICATE, predicates)), found::add));
        return found;
    }

    /// @throws MarrowException also if the server gives other statements than it counts
    @Override
    public void each(Part part, Node predicate, Consumer<Triple> out) {
        var rows = new RemoteRows(this::select, pattern(part, predicate, List.of()), SUBJECT);
        long counted = rows.count();
        long given = rows.each(
                counted,
                List.of(SUBJECT, OBJECT),
                row -> out.accept(Triple.create(row.get(SUBJECT), predicate, row.get(OBJECT))));
        if (given != counted) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found %,d rows of the %,d statements with %s, expected all; let the server give more rows"
                            .formatted(server, given, counted, predicate.getURI()));
        }
    }

    /// What the default graph holds, of which only the triples are counted.
    Statistics statistics() {
        var rows = new RemoteRows(this::select, pattern(Part.ASSERTED, PREDICATE, List.of()), SUBJECT);
        return new Statistics(rows.count(), 0, 0, Map.of(), Map.of());
    }

    /// Hands over the first quads that match, each part a node or [Node#ANY]; those of the default graph, of one, or of
    /// any named one.
    void find(Quad pattern, long limit, Consumer<Quad> out) {
        if (Stream.of(pattern.getGraph(), pattern.getSubject(), pattern.getPredicate(), pattern.getObject())
                .anyMatch(Node::isBlank)) {
            return;
        }
        var query = new Query();
        query.setQuerySelectType();
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(
                asked(query, pattern.getSubject(), SUBJECT),
                asked(query, pattern.getPredicate(), PREDICATE),
                asked(query, pattern.getObject(), OBJECT)));
        query.setQueryPattern(
                pattern.isDefaultGraph()
                        ? triples
                        : new ElementNamedGraph(asked(query, pattern.getGraph(), GRAPH), triples));
        if (query.getProjectVars().isEmpty()) {
            query.addResultVar(FOUND, NodeValue.TRUE);
        }
        if (limit < Long.MAX_VALUE) {
            query.setLimit(limit);
        }
        select(
                query,
                limit == 1 ? QUICKEST : QUICK,
                row -> out.accept(Quad.create(
                        row.contains(GRAPH) ? row.get(GRAPH) : pattern.getGraph(),
                        row.contains(SUBJECT) ? row.get(SUBJECT) : pattern.getSubject(),
                        row.contains(PREDICATE) ? row.get(PREDICATE) : pattern.getPredicate(),
                        row.contains(OBJECT) ? row.get(OBJECT) : pattern.getObject())));
    }

    private static Node asked(Query query, Node node, Var variable) {
        if (node.isConcrete()) {
            return node;
        }
        query.addResultVar(variable);
        return variable;
    }

    /// Whether the server has a release as [StoreLoad] writes it, so that questions can be kept to it.
    boolean isConfined() {
        return hasUnion;
    }

    /// From now on it is sent whole queries, or patterns alone, as it is in the beginning.
    public void sendWhole(boolean isRight) {
        answersWhole = isRight;
    }

    @Override
    public boolean answersWhole() {
        return answersWhole;
    }

    @Override
    public Answer select(Query query, BooleanSupplier isStopped) {
        return server.select(framed(query), isStopped);
    }

    private static List<List<Node>> batches(Collection<Node> nodes) {
        List<Node> distinct = nodes.stream().distinct().toList();
        List<List<Node>> batches = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i += BATCH) {
            batches.add(distinct.subList(i, Math.min(i + BATCH, distinct.size())));
        }
        return batches;
    }

    private static Element values(Var variable, Collection<Node> nodes) {
        var values = new ElementData();
        values.add(variable);
        nodes.forEach(node -> values.add(BindingFactory.binding(variable, node)));
        return values;
    }

    private void select(Part part, List<Element> values, Consumer<Triple> out) {
        var query = new Query();
        query.setQuerySelectType();
        List.of(SUBJECT, PREDICATE, OBJECT).forEach(query::addResultVar);
        query.setQueryPattern(pattern(part, PREDICATE, values));
        select(query, QUICK, row -> out.accept(triple(row)));
    }

    private void select(Query query, Consumer<Binding> out) {
        server.select(framed(query), out);
    }

    private void select(Query query, Duration time, Consumer<Binding> out) {
        server.select(framed(query), time, out);
    }

    /// The same query of this release alone, whatever else the server has: of all its graphs, or of those of them that
    /// the query chooses.
    private Query framed(Query query) {
        if (!hasUnion) {
            return query;
        }
        Query framed = QueryTransformOps.shallowCopy(query);
        List<String> defaults = framed.getGraphURIs();
        List<String> named = framed.getNamedGraphURIs();
        if (defaults.isEmpty() && named.isEmpty()) {
            defaults.add(Graphs.UNION.getURI());
            graphs.forEach(graph -> named.add(graph.getURI()));
        } else {
            confine(defaults);
            confine(named);
        }
        return framed;
    }

    private void confine(List<String> chosen) {
        chosen.removeIf(name -> !graphs.contains(NodeFactory.createURI(name)));
        if (chosen.isEmpty()) {
            chosen.add(NONE);
        }
    }

    /// The graphs that there are, by the release's own account.
    List<Node> graphs() {
        return graphs;
    }

    private List<Node> readGraphs() {
        Set<Node> found = new LinkedHashSet<>(List.of(Graphs.MANIFEST, Graphs.VOID));
        each(Part.ASSERTED, Published.GRAPH_NAME, triple -> found.add(triple.getObject()));
        return List.copyOf(found);
    }

    /// The graph that speaks of classes and properties.
    private Node ontology() {
        return graphs.contains(Graphs.HPO) ? Graphs.HPO : Graphs.HOME;
    }

    private static boolean has(RemoteServer server, Node graph) {
        var any = new Query();
        any.setQuerySelectType();
        any.addResultVar(SUBJECT);
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, PREDICATE, OBJECT));
        any.setQueryPattern(new ElementNamedGraph(graph, triples));
        any.setLimit(1);
        boolean[] isThere = new boolean[1];
        server.select(any, row -> isThere[0] = true);
        return isThere[0];
    }

    private static Triple triple(Binding row) {
        return Triple.create(row.get(SUBJECT), row.get(PREDICATE), row.get(OBJECT));
    }

    private Element pattern(Part part, Node predicate, List<Element> values) {
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, predicate, OBJECT));
        var group = new ElementGroup();
        values.forEach(group::addElement);
        switch (part) {
            case ASSERTED -> group.addElement(triples);
            case INFERRED -> group.addElement(new ElementNamedGraph(Graphs.INFERRED, triples));
            case ONTOLOGY -> group.addElement(new ElementNamedGraph(ontology(), triples));
            case TRANSLATIONS -> {
                group.addElement(new ElementNamedGraph(GRAPH, triples));
                group.addElement(new ElementFilter(new E_StrStartsWith(
                        new E_Str(new ExprVar(GRAPH)), new NodeValueString(Graphs.translations()))));
            }
        }
        return group;
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "release " + id + " at " + server;
    }
}
