package org.marrow.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropertyFunction;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.Template;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Makes of a query of any form the SELECT that a foreign endpoint is sent.
///
/// What only this service knows, such as `mw:search`, is asked here and sent as a table of its answer.
final class SentQuery extends ElementTransformCopyBase {

    private static final Var FOUND = Var.alloc("found");

    private final ExecutionContext execution;

    private SentQuery(ExecutionContext execution) {
        this.execution = execution;
    }

    /// The query that has a row for each solution of `query`.
    ///
    /// @throws MarrowException `NOT_ALLOWED` if what is asked here depends on what is asked there
    static Query of(Query query, ExecutionContext execution) {
        var asking = new SentQuery(execution);
        Query sent = QueryTransformOps.transform(query, asking, new ExprTransformApplyElementTransform(asking));
        if (query.isSelectType()) {
            return sent;
        }
        Query select = select(sent);
        if (query.isAskType()) {
            select.setLimit(1);
        } else if (query.isConstructType()) {
            variables(query.getConstructTemplate()).forEach(select::addResultVar);
        } else {
            query.ensureResultVars();
            query.getProjectVars().forEach(select::addResultVar);
        }
        if (select.getProjectVars().isEmpty()) {
            select.addResultVar(FOUND, NodeValue.TRUE);
        }
        return select;
    }

    private static Set<Var> variables(Template template) {
        Set<Var> variables = new LinkedHashSet<>();
        template.getQuads().stream()
                .flatMap(quad -> Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()))
                .filter(Var::isVar)
                .forEach(variable -> variables.add(Var.alloc(variable)));
        return variables;
    }

    /// A SELECT of nothing yet with everything else of `query`.
    private static Query select(Query query) {
        var select = new Query();
        select.setQuerySelectType();
        select.setQueryPattern(query.getQueryPattern());
        query.getGraphURIs().forEach(select::addGraphURI);
        query.getNamedGraphURIs().forEach(select::addNamedGraphURI);
        for (Var variable : query.getGroupBy().getVars()) {
            Expr expression = query.getGroupBy().getExpr(variable);
            if (expression == null) {
                select.addGroupBy(variable);
            } else {
                select.addGroupBy(variable, expression);
            }
        }
        query.getHavingExprs().forEach(select::addHavingCondition);
        if (query.getOrderBy() != null) {
            query.getOrderBy().forEach(select::addOrderBy);
        }
        select.setOffset(query.getOffset());
        select.setLimit(query.getLimit());
        if (query.getValuesVariables() != null) {
            select.setValuesDataBlock(query.getValuesVariables(), query.getValuesData());
        }
        return select;
    }

    @Override
    public Element transform(ElementPathBlock block) {
        List<TriplePath> rest = new ArrayList<>(block.getPattern().getList());
        List<Element> tables = new ArrayList<>();
        for (TriplePath path : block.getPattern()) {
            if (path.isTriple()) {
                function(path.asTriple()).ifPresent(factory -> {
                    rest.remove(path);
                    tables.add(table(factory, path.asTriple(), rest));
                });
            }
        }
        if (tables.isEmpty()) {
            return super.transform(block);
        }
        var group = new ElementGroup();
        tables.forEach(group::addElement);
        var others = new ElementPathBlock();
        rest.forEach(others::addTriple);
        group.addElement(others);
        return group;
    }

    private Optional<PropertyFunctionFactory> function(Triple triple) {
        Context context = execution.getContext();
        return Optional.of(triple.getPredicate())
                .filter(Node::isURI)
                .map(predicate ->
                        PropertyFunctionRegistry.chooseRegistry(context).get(predicate.getURI()));
    }

    private ElementData table(PropertyFunctionFactory factory, Triple triple, List<TriplePath> rest) {
        PropFuncArg things = argument(triple.getSubject(), rest);
        PropFuncArg object = argument(triple.getObject(), rest);
        PropFuncArg subject = named(things, rest);
        if (parts(object).stream().anyMatch(Node::isVariable)) {
            throw new MarrowException(
                    ErrorCode.NOT_ALLOWED,
                    "%s: found a variable after it, expected a value, since the store is not ours"
                            .formatted(triple.getPredicate()));
        }
        String name = triple.getPredicate().getURI();
        PropertyFunction function = factory.create(name);
        function.build(subject, triple.getPredicate(), object, execution);
        var table = new ElementData();
        parts(subject).stream().filter(Var::isVar).map(Var::alloc).distinct().forEach(table::add);
        QueryIterator rows = function.exec(
                QueryIterSingleton.create(BindingFactory.root(), execution),
                subject,
                triple.getPredicate(),
                object,
                execution);
        rows.forEachRemaining(table::add);
        return table;
    }

    /// `argument` with names that a table may have for its blank nodes, which get these in `rest` too.
    private static PropFuncArg named(PropFuncArg argument, List<TriplePath> rest) {
        List<Node> parts = parts(argument).stream().map(SentQuery::named).toList();
        rest.replaceAll(path -> path.isTriple()
                ? new TriplePath(Triple.create(named(path.getSubject()), path.getPredicate(), named(path.getObject())))
                : new TriplePath(named(path.getSubject()), path.getPath(), named(path.getObject())));
        return argument.isList() ? new PropFuncArg(parts) : new PropFuncArg(parts.getFirst());
    }

    private static Node named(Node node) {
        return Var.isBlankNodeVar(node)
                ? Var.alloc("blank" + ((Var) node).getVarName().replaceAll("\\W", "_"))
                : node;
    }

    private static List<Node> parts(PropFuncArg argument) {
        return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
    }

    /// One side of a function; of a list its members, whose own triples are taken out of `rest`.
    private static PropFuncArg argument(Node node, List<TriplePath> rest) {
        Map<Node, Node> first = objects(rest, RDF.Nodes.first);
        if (!first.containsKey(node)) {
            return new PropFuncArg(node);
        }
        Map<Node, Node> next = objects(rest, RDF.Nodes.rest);
        Set<Node> cells = new LinkedHashSet<>();
        List<Node> members = new ArrayList<>();
        for (Node cell = node;
                first.containsKey(cell) && cells.add(cell);
                cell = next.getOrDefault(cell, RDF.Nodes.nil)) {
            members.add(first.get(cell));
        }
        rest.removeIf(path -> cells.contains(path.getSubject()));
        return new PropFuncArg(members);
    }

    private static Map<Node, Node> objects(List<TriplePath> paths, Node predicate) {
        Map<Node, Node> objects = new HashMap<>();
        for (TriplePath path : paths) {
            if (predicate.equals(path.getPredicate())) {
                objects.put(path.getSubject(), path.getObject());
            }
        }
        return objects;
    }
}
