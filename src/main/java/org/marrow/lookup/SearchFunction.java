package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.marrow.model.SearchHit;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;
import org.marrow.store.WorkspaceView;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// `mw:search` in SPARQL: the first hits of a search, best first, to be joined with triple patterns.
///
/// ```sparql
/// ?thing mw:search "bone marrow"
/// ?thing mw:search ("bone marrow" 20)
/// (?thing ?text ?match ?type) mw:search ("bone marrow" 20)
/// ```
///
/// The number is the most hits to give, from 1 to 1,000, and 100 if it is left out. A `?thing` that has a
/// value is kept if it is among these hits. Registered for one dataset, so that two releases in one JVM
/// do not meet. An instance is for one execution of one pattern, and asks once for one text.
final class SearchFunction extends PropertyFunctionEval {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST_PARTS = 4;

    private final Supplier<Search> search;
    private final Beside beside;
    private final Prefixes prefixes;
    private Optional<Search.Request> asked = Optional.empty();
    private List<Found> hits = List.of();

    /// What has names beside the release.
    interface Beside {

        /// The best hits, each thing once.
        List<WorkspaceView.Hit> find(String text, int limit);
    }

    /// A hit as a query sees it.
    private record Found(Node thing, Node text, Match match, TextType type) {}

    private SearchFunction(Supplier<Search> search, Beside beside, Prefixes prefixes) {
        super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
        this.search = search;
        this.beside = beside;
        this.prefixes = prefixes;
    }

    /// Makes queries in `context` know it.
    ///
    /// @param search asked for when the first query uses it
    static void register(Context context, Supplier<Search> search, Prefixes prefixes) {
        register(context, search, (text, limit) -> List.of(), prefixes);
    }

    /// Makes queries in `context` know it.
    ///
    /// @param beside whose hits come after those of `search` that match as well
    static void register(Context context, Supplier<Search> search, Beside beside, Prefixes prefixes) {
        var registry = PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.chooseRegistry(context));
        registry.put(Mw.SEARCH.getURI(), iri -> new SearchFunction(search, beside, prefixes));
        PropertyFunctionRegistry.set(context, registry);
    }

    @Override
    public void build(PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        super.build(subject, predicate, object, context);
        if (parts(subject).isEmpty() || parts(subject).size() > MOST_PARTS) {
            throw wrong(parts(subject).size() + " parts before it", "?thing or (?thing ?text ?match ?type)");
        }
        if (parts(object).isEmpty() || parts(object).size() > 2) {
            throw wrong(parts(object).size() + " parts after it", "a text, or (text limit)");
        }
        if (parts(object).stream().noneMatch(Node::isVariable)) {
            request(object);
        }
    }

    @Override
    public QueryIterator execEvaluated(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        Search.Request request = request(object);
        if (!asked.equals(Optional.of(request))) {
            hits = find(request);
            asked = Optional.of(request);
        }
        List<Node> parts = parts(subject);
        Iterator<Binding> found = hits.stream()
                .map(hit -> bind(binding, parts, hit))
                .flatMap(Optional::stream)
                .iterator();
        return QueryIterPlainWrapper.create(found, context);
    }

    /// The hits of both, the best first. What is only spelled nearly so counts where nothing else is found.
    private List<Found> find(Search.Request request) {
        List<Found> both = new ArrayList<>();
        search.get().find(request).hits().forEach(hit -> both.add(found(hit)));
        beside.find(request.text(), request.limit()).forEach(hit -> both.add(found(hit)));
        both.sort(Comparator.comparing(Found::match));
        boolean isSimilar = both.stream().allMatch(found -> found.match() == Match.SIMILAR);
        Set<Node> things = new HashSet<>();
        return both.stream()
                .filter(found -> isSimilar || found.match() != Match.SIMILAR)
                .filter(found -> things.add(found.thing()))
                .limit(request.limit())
                .toList();
    }

    private Found found(SearchHit hit) {
        return new Found(
                NodeFactory.createURI(prefixes.iri(hit.thing().id())),
                literal(hit.text(), hit.language().orElse("")),
                hit.match(),
                hit.type());
    }

    private static Found found(WorkspaceView.Hit hit) {
        return new Found(
                NodeFactory.createURI(hit.thing()), literal(hit.text(), hit.language()), hit.match(), hit.type());
    }

    private static Node literal(String text, String language) {
        return language.isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, language);
    }

    private static List<Node> parts(PropFuncArg argument) {
        return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
    }

    private static Search.Request request(PropFuncArg object) {
        List<Node> parts = parts(object);
        Node text = parts.getFirst();
        if (!text.isLiteral()) {
            throw wrong(text.isVariable() ? text + " without a value" : text.toString(), "a text such as \"seizure\"");
        }
        return Search.Request.of(
                text.getLiteralLexicalForm(), parts.size() == 1 ? DEFAULT_LIMIT : limit(parts.getLast()));
    }

    private static int limit(Node limit) {
        if (limit.isLiteral()
                && limit.getLiteralDatatype().equals(XSDDatatype.XSDinteger)
                && limit.getLiteralLexicalForm().matches("0*([1-9]\\d{0,2}|1000)")) {
            return Integer.parseInt(limit.getLiteralLexicalForm());
        }
        throw wrong(limit.toString(), "a whole number from 1 to 1000 as the limit");
    }

    /// Of the kind that is the asker's, who is answered with status 400; without a place in the query.
    private static QueryParseException wrong(String found, String expected) {
        return new QueryParseException("mw:search: found %s, expected %s".formatted(found, expected), -1, -1);
    }

    /// `binding` with the parts of `hit`, or nothing if one of them has another value there.
    private static Optional<Binding> bind(Binding binding, List<Node> parts, Found hit) {
        List<Node> values = List.of(
                hit.thing(),
                hit.text(),
                NodeFactory.createLiteralString(hit.match().name()),
                NodeFactory.createLiteralString(hit.type().name()));
        BindingBuilder bound = Binding.builder(binding);
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            Node known = part.isVariable() ? bound.get(Var.alloc(part)) : part;
            if (known == null) {
                bound.add(Var.alloc(part), values.get(i));
            } else if (!Objects.equals(known, values.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(bound.build());
    }
}
