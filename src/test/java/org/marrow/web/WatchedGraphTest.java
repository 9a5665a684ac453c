package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.engine.Running;
import org.marrow.engine.Watch;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A graph that is read under watch")
class WatchedGraphTest {

    @Test
    void gives_no_more_once_its_reader_is_stopped() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 3; i++) {
            graph.add(Triple.create(
                    NodeFactory.createURI("urn:s" + i),
                    NodeFactory.createURI("urn:p"),
                    NodeFactory.createURI("urn:o")));
        }
        try (var watch = new Watch();
                Running reader = watch.begin(new AtomicBoolean(), Duration.ofMinutes(1), () -> false)) {
            ExtendedIterator<Triple> found = new WatchedGraph(graph, reader).find();
            assertThat(found.next()).isNotNull();
            reader.stop("Stopped for a test");
            assertThatExceptionOfType(MarrowException.class)
                    .isThrownBy(found::next)
                    .withMessage("Stopped for a test")
                    .returns(ErrorCode.QUERY_STOPPED, MarrowException::code);
        }
    }
}
