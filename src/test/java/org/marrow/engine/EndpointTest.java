package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Multiset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.MarrowException;

@DisplayName("A query of an endpoint")
class EndpointTest {

    private static final String WORDS = "urn:x:words";

    /// An endpoint that is Jena over a dataset, given the text of a query.
    private record Plain(DatasetGraph dataset, boolean answersWhole, List<String> asked, AtomicInteger open)
            implements Endpoint {

        Plain(DatasetGraph dataset, boolean answersWhole) {
            this(dataset, answersWhole, new ArrayList<>(), new AtomicInteger());
        }

        @Override
        public Answer select(Query query, BooleanSupplier isStopped) {
            open.incrementAndGet();
            String text = query.serialize(Syntax.syntaxSPARQL_11);
            asked.add(text);
            List<Binding> rows = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset).query(text).build()) {
                execution.select().forEachRemaining(rows::add);
            }
            Iterator<Binding> each = rows.iterator();
            return new Answer() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Binding next() {
                    return each.next();
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        /// A context in which it is asked.
        Context context() {
            var context = new Context();
            Endpoint.register(context, this);
            var registry = new PropertyFunctionRegistry();
            registry.put(WORDS, iri -> new Words());
            PropertyFunctionRegistry.set(context, registry);
            return context;
        }
    }

    /// Binds what stands before it to two things, or keeps those.
    private static final class Words extends PropertyFunctionEval {

        Words() {
            super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
        }

        @Override
        public QueryIterator execEvaluated(
                Binding row, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
            Node thing = subject.isList() ? subject.getArg(0) : subject.getArg();
            List<Node> found = Stream.of("urn:x:t1", "urn:x:t2")
                    .map(NodeFactory::createURI)
                    .toList();
            Iterator<Binding> rows = thing.isVariable()
                    ? found.stream()
                            .map(each -> BindingFactory.binding(row, Var.alloc(thing), each))
                            .iterator()
                    : found.stream().filter(thing::equals).map(each -> row).iterator();
            return QueryIterPlainWrapper.create(rows, context);
        }
    }

    private static DatasetGraph data(long seed) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> ReleaseExecutorTest.fill(new Random(seed), dataset));
        return dataset;
    }

    static Stream<String> patterns() throws IOException {
        return ReleaseExecutorTest.patterns();
    }

    private static void sameRows(String pattern, UnaryOperator<String> query) {
        for (long seed : ReleaseExecutorTest.SEEDS) {
            var random = new Random(seed);
            String where = pattern.replace(":A", ReleaseExecutorTest.name(random.nextInt(ReleaseExecutorTest.CLASSES)))
                    .replace(":B", ReleaseExecutorTest.name(random.nextInt(ReleaseExecutorTest.CLASSES)));
            DatasetGraph data = data(seed);
            String text = ReleaseExecutorTest.PREFIXES + query.apply(where);
            Multiset<Binding> expected = data.calculateRead(() -> ReleaseExecutorTest.rows(data, new Context(), text));
            for (boolean isWhole : new boolean[] {true, false}) {
                var endpoint = new Plain(data, isWhole);
                assertThat(data.calculateRead(() -> ReleaseExecutorTest.rows(data, endpoint.context(), text)))
                        .as("%s, seed %d, whole: %s", where, seed, isWhole)
                        .isEqualTo(expected);
                assertThat(endpoint.open()).as("answers left open").hasValue(0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void has_the_rows_that_the_standard_evaluation_has(String pattern) {
        sameRows(pattern, where -> "SELECT * { " + where + " }");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void counts_what_the_standard_evaluation_counts(String pattern) {
        sameRows(
                pattern,
                where -> "SELECT ?a (COUNT(DISTINCT ?b) AS ?some) (COUNT(?t) AS ?more) { " + where
                        + " } GROUP BY ?a HAVING(COUNT(?t) > 0) ORDER BY DESC(?more) ?a LIMIT 100");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void finds_for_each_row_what_the_standard_evaluation_finds(String pattern) {
        sameRows(pattern, where -> "SELECT * { ?t :has ?x OPTIONAL { " + where + " } }");
        sameRows(pattern, where -> "SELECT * { ?t :has ?a FILTER EXISTS { " + where + " } }");
        sameRows(pattern, where -> "SELECT * { ?t :has ?a FILTER NOT EXISTS { " + where + " } }");
        sameRows(pattern, where -> "SELECT * { ?t :has ?a MINUS { " + where + " } }");
        sameRows(pattern, where -> "SELECT * { ?t :has ?a { " + where + " } UNION { ?t :name ?n } }");
        sameRows(pattern, where -> "SELECT * { ?t :has ?a { SELECT DISTINCT ?a { " + where + " } } }");
        sameRows(pattern, where -> "SELECT * { GRAPH ?graph { ?t :has ?x OPTIONAL { " + where + " } } }");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void is_of_the_graphs_that_it_chooses(String pattern) {
        sameRows(pattern, where -> "SELECT * FROM :g { " + where + " }");
        sameRows(pattern, where -> "SELECT * FROM :g FROM :h FROM NAMED :h { " + where + " }");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void may_ask_construct_and_describe(boolean isWhole) {
        DatasetGraph data = data(1);
        for (String text : List.of(
                "ASK { ?t :has ?a }",
                "ASK { ?t :hasNot ?a }",
                "ASK { :t1 :has ?a } GROUP BY ?a HAVING(COUNT(*) > 100)",
                "CONSTRUCT { ?t :had ?a ; :is :there } WHERE { ?t :has ?a } ORDER BY ?t ?a LIMIT 3",
                "CONSTRUCT { :t1 :is :there } WHERE { ?t :has ?a }",
                "CONSTRUCT WHERE { ?t :name ?n }",
                "CONSTRUCT { [] :of ?t } WHERE { VALUES ?t { :t1 :t2 } } VALUES ?t { :t2 }",
                "DESCRIBE :t1",
                "DESCRIBE ?t { ?t :name 'text' }",
                "DESCRIBE * { ?t :name 'text' }")) {
            String query = ReleaseExecutorTest.PREFIXES + text;
            Graph expected = data.calculateRead(() -> graph(data, new Context(), query));
            assertThat(data.calculateRead(() -> graph(data, new Plain(data, isWhole).context(), query)))
                    .as(text)
                    .matches(expected::isIsomorphicWith);
        }
    }

    /// What is made, or whether something is found as a graph of one triple.
    private static Graph graph(DatasetGraph data, Context context, String text) {
        try (QueryExec execution =
                QueryExec.dataset(data).context(context).query(text).build()) {
            if (!text.contains("ASK")) {
                return text.contains("DESCRIBE") ? execution.describe() : execution.construct();
            }
            Graph graph = GraphFactory.createDefaultGraph();
            var found = NodeFactory.createLiteralString(Boolean.toString(execution.ask()));
            graph.add(NodeFactory.createURI("urn:x:a"), NodeFactory.createURI("urn:x:b"), found);
            return graph;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void may_have_what_only_this_service_knows(boolean isWhole) {
        DatasetGraph data = data(1);
        for (String pattern : List.of("?t :words 'x'", "(?t) :words ('x' 2)")) {
            Context context = new Plain(data, isWhole).context();
            assertThat(data.calculateRead(() -> ReleaseExecutorTest.rows(
                            data,
                            context,
                            ReleaseExecutorTest.PREFIXES + "SELECT ?t ?a { ?t :has ?a . " + pattern + " }")))
                    .isNotEmpty()
                    .isEqualTo(data.calculateRead(() -> ReleaseExecutorTest.rows(
                            data,
                            new Context(),
                            ReleaseExecutorTest.PREFIXES + "SELECT ?t ?a { VALUES ?t { :t1 :t2 } ?t :has ?a }")));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void may_ask_what_only_this_service_knows_of_something_without_a_name(boolean isWhole) {
        DatasetGraph data = data(1);
        Context context = new Plain(data, isWhole).context();
        assertThat(data.calculateRead(() -> ReleaseExecutorTest.rows(
                        data, context, ReleaseExecutorTest.PREFIXES + "SELECT ?a { _:t :words 'x' . _:t :has ?a }")))
                .isNotEmpty()
                .isEqualTo(data.calculateRead(() -> ReleaseExecutorTest.rows(
                        data,
                        new Context(),
                        ReleaseExecutorTest.PREFIXES + "SELECT ?a { VALUES ?t { :t1 :t2 } ?t :has ?a }")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BIND (BNODE() AS ?a) ?t :has ?a",
                "?t :has ?a OPTIONAL { BIND (BNODE() AS ?b) ?b :has ?a }",
                "VALUES ?n { 'text' UNDEF } ?t :name ?n",
                "VALUES (?t ?a) { (:t1 UNDEF) (UNDEF :c1) (:t2 :c2) } ?t :has ?a",
                "?t :has ?a BIND (EXISTS { ?t :name ?n } AS ?named)",
                "?t :has ?a { ?t :has ?c BIND (?c AS ?a) }",
                "?t :has ?a OPTIONAL { ?t :has ?c BIND (?c AS ?a) }",
                "?t :has ?a OPTIONAL { ?t :name ?n . ?x :has ?a BIND (?x AS ?named) FILTER (?x != ?t) }"
            })
    void has_the_rows_of_what_is_made_on_the_way(String pattern) {
        sameRows(pattern, where -> "SELECT ?t ?a ?n ?named { " + where + " }");
    }

    @Test
    void finds_values_however_they_are_written() {
        DatasetGraph data = DatasetGraphFactory.createTxnMem();
        Node thing = NodeFactory.createURI("urn:x:t");
        data.executeWrite(() -> data.add(Quad.defaultGraphIRI, thing, thing, NodeFactory.createLiteralByValue(true)));
        String text = "SELECT ?s { VALUES ?v { '1'^^<http://www.w3.org/2001/XMLSchema#boolean> } ?s ?p ?v }";
        Context context = new Plain(data, false).context();
        assertThat(data.calculateRead(() -> ReleaseExecutorTest.rows(data, context, text)))
                .hasSize(1);
    }

    @Test
    void says_what_it_cannot_ask_as_a_whole() {
        DatasetGraph data = data(1);
        Context context = new Plain(data, true).context();
        assertThatThrownBy(() -> data.executeRead(() -> ReleaseExecutorTest.rows(
                        data, context, ReleaseExecutorTest.PREFIXES + "SELECT * { ?t :name ?n . ?u :words ?n }")))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("found a variable after it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?t :has ?a } LIMIT 1",
                "SELECT * { ?t :has ?a OPTIONAL { ?t :name ?n } } LIMIT 1",
                "SELECT * { ?t :has ?a FILTER EXISTS { ?t :name ?n } } OFFSET 1 LIMIT 1",
                "SELECT * { GRAPH ?g { ?t :has ?a } { SELECT * { ?t :has ?b } LIMIT 2 } } LIMIT 1",
                "ASK { ?t :has ?a }"
            })
    void closes_answers_that_nobody_reads_to_the_end(String text) {
        DatasetGraph data = data(1);
        for (boolean isWhole : new boolean[] {true, false}) {
            var endpoint = new Plain(data, isWhole);
            data.executeRead(() -> {
                try (QueryExec execution = QueryExec.dataset(data)
                        .context(endpoint.context())
                        .query(ReleaseExecutorTest.PREFIXES + text)
                        .build()) {
                    assertThat(
                                    text.startsWith("ASK")
                                            ? execution.ask()
                                            : execution.select().hasNext())
                            .isTrue();
                }
            });
            assertThat(endpoint.open()).hasValue(0);
        }
    }

    @Test
    void is_asked_in_few_requests_however_many_rows_there_are() {
        DatasetGraph data = data(1);
        var plain = new Plain(data, false);
        String text =
                "SELECT * { ?t :has ?a OPTIONAL { ?t :name ?n } FILTER NOT EXISTS { ?a :has ?t } ?a rdfs:subClassOf* ?b }";
        int rows = data.calculateRead(
                        () -> ReleaseExecutorTest.rows(data, plain.context(), ReleaseExecutorTest.PREFIXES + text))
                .size();
        assertThat(rows).isGreaterThan(50);
        assertThat(plain.asked()).hasSize(4);
    }
}
