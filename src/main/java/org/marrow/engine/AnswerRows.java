package org.marrow.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.marrow.engine.Endpoint.Answer;

/// The rows of an endpoint's answer as a part of a query's plan: asked for with the first of them, closed with the
/// plan.
final class AnswerRows extends QueryIter {

    private final Supplier<Answer> asking;
    private Optional<Answer> answer = Optional.empty();

    AnswerRows(Supplier<Answer> asking, ExecutionContext execution) {
        super(execution);
        this.asking = asking;
    }

    private Answer answer() {
        if (answer.isEmpty()) {
            answer = Optional.of(asking.get());
        }
        return answer.get();
    }

    @Override
    protected boolean hasNextBinding() {
        return answer().hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        return answer().next();
    }

    @Override
    protected void closeIterator() {
        answer.ifPresent(Answer::close);
    }

    /// The answer looks at the signal itself.
    @Override
    protected void requestCancel() {}
}
