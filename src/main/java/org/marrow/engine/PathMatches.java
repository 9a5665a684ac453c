package org.marrow.engine;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;

/// The matches of a path in a graph, for each of some bindings.
final class PathMatches extends QueryIterRepeatApply {

    private final TriplePath path;
    private final Paths paths;

    PathMatches(TriplePath path, Graph graph, QueryIterator input, ExecutionContext execution) {
        super(input, execution);
        this.path = path;
        this.paths = new Paths(graph, execution::checkCancelSignal);
    }

    @Override
    protected QueryIterator nextStage(Binding binding) {
        return QueryIterPlainWrapper.create(matches(binding), getExecContext());
    }

    private Iterator<Binding> matches(Binding binding) {
        Node subject = Var.lookup(binding, path.getSubject());
        Node object = Var.lookup(binding, path.getObject());
        if (subject.isConcrete()) {
            return matches(binding, paths.ends(path.getPath(), subject, true), object);
        }
        if (object.isConcrete()) {
            return matches(binding, paths.ends(path.getPath(), object, false), subject);
        }
        Var variable = Var.alloc(subject);
        return Iter.flatMap(paths.starts(path.getPath()), start -> {
            Binding begun = BindingFactory.binding(binding, variable, start);
            return matches(begun, paths.ends(path.getPath(), start, true), Var.lookup(begun, object));
        });
    }

    /// @param end a variable to be bound to the ends, or what they have to be
    private static Iterator<Binding> matches(Binding binding, Iterator<Node> ends, Node end) {
        return end.isConcrete()
                ? Iter.map(Iter.filter(ends, end::equals), same -> binding)
                : Iter.map(ends, each -> BindingFactory.binding(binding, Var.alloc(end), each));
    }
}
