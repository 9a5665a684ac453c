package org.marrow.engine;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.marrow.engine.Endpoint.Answer;

/// The rows of an endpoint's answer as a part of a query's plan, which closes it.
final class AnswerRows extends QueryIter {

    private final Answer answer;

    AnswerRows(Answer answer, ExecutionContext execution) {
        super(execution);
        this.answer = answer;
    }

    @Override
    protected boolean hasNextBinding() {
        return answer.hasNext();
    }

    @Override
    protected Binding moveToNextBinding() {
        return answer.next();
    }

    @Override
    protected void closeIterator() {
        answer.close();
    }

    /// The answer looks at the signal itself.
    @Override
    protected void requestCancel() {}
}
