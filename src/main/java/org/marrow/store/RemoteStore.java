package org.marrow.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QuerySendMode;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.nodevalue.NodeValueString;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.ManifestRdf;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Published;

/// The statements of a release behind a SPARQL endpoint, of whatever make. May be shared between threads.
///
/// The endpoint has to hold a release as Marrow exports it: its named graphs, and their asserted ones
/// united in the default graph. Questions about many things are asked in batches, by POST.
///
/// Source: [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/).
public final class RemoteStore implements Store {

    private static final int BATCH = 500;
    private static final long MINUTES = 10;
    private static final Var SUBJECT = Var.alloc("s");
    private static final Var PREDICATE = Var.alloc("p");
    private static final Var OBJECT = Var.alloc("o");
    private static final Var GRAPH = Var.alloc("g");

    private final String endpoint;
    private final String id;
    private volatile @Nullable Node ontology;

    /// Over the endpoint at `endpoint`, which is asked at once which release it has.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if it does not answer, or has no release or several
    public RemoteStore(URI endpoint) {
        this.endpoint = endpoint.toString();
        List<String> releases = new ArrayList<>();
        each(
                Part.ASSERTED,
                Published.DATASET_VERSION,
                triple -> ManifestRdf.releaseId(triple.getSubject()).ifPresent(releases::add));
        if (releases.size() != 1) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found the releases %s in its default graph, expected one".formatted(endpoint, releases));
        }
        this.id = releases.getFirst();
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

    @Override
    public void each(Part part, Node predicate, Consumer<Triple> out) {
        select(part, List.of(values(PREDICATE, List.of(predicate))), out);
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
        query.setQueryPattern(pattern(part, values));
        select(query, row -> out.accept(triple(row)));
    }

    private void select(Query query, Consumer<Binding> out) {
        try (QueryExecHTTP execution = QueryExecHTTP.service(endpoint)
                .query(query)
                .sendMode(QuerySendMode.asPost)
                .timeout(MINUTES, TimeUnit.MINUTES)
                .build()) {
            execution.select().forEachRemaining(out);
        } catch (HttpException | QueryException | RiotException e) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found no answer to a query (%s), expected a SPARQL endpoint"
                            .formatted(endpoint, e.getMessage()),
                    e);
        }
    }

    /// The graph that speaks of classes and properties; which one that is, is asked once.
    private Node ontology() {
        Node known = ontology;
        if (known == null) {
            known = isThere(Graphs.HPO) ? Graphs.HPO : Graphs.HOME;
            ontology = known;
        }
        return known;
    }

    private boolean isThere(Node graph) {
        var any = new Query();
        any.setQuerySelectType();
        any.addResultVar(SUBJECT);
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, PREDICATE, OBJECT));
        any.setQueryPattern(new ElementNamedGraph(graph, triples));
        any.setLimit(1);
        boolean[] isThere = new boolean[1];
        select(any, row -> isThere[0] = true);
        return isThere[0];
    }

    private static Triple triple(Binding row) {
        return Triple.create(row.get(SUBJECT), row.get(PREDICATE), row.get(OBJECT));
    }

    private Element pattern(Part part, List<Element> values) {
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, PREDICATE, OBJECT));
        var group = new ElementGroup();
        values.forEach(group::addElement);
        switch (part) {
            case ASSERTED -> group.addElement(triples);
            case INFERRED -> group.addElement(new ElementNamedGraph(Graphs.INFERRED, triples));
            case ONTOLOGY -> {
                group.addElement(new ElementNamedGraph(ontology(), triples));
            }
            case TRANSLATIONS -> {
                group.addElement(new ElementNamedGraph(GRAPH, triples));
                group.addElement(new ElementFilter(new E_StrStartsWith(
                        new E_Str(new ExprVar(GRAPH)), new NodeValueString(Graphs.translations()))));
            }
        }
        return group;
    }

    /// Nothing is kept open between two questions.
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "release " + id + " at " + endpoint;
    }
}
