package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rows of a pattern")
class RemoteRowsTest {

    private static final Var SUBJECT = Var.alloc("s");
    private static final Var OBJECT = Var.alloc("o");
    private static final Node NAME = NodeFactory.createURI("urn:name");

    @ParameterizedTest
    @CsvSource({"40, 1", "39, 16", "3, 16", "2, 256"})
    void are_read_in_parts_where_they_are_many(long most, int parts) {
        DatasetGraph data = DatasetGraphFactory.create();
        IntStream.range(0, 40)
                .forEach(i -> data.add(Quad.create(
                        Quad.defaultGraphIRI,
                        NodeFactory.createURI("urn:thing:" + i),
                        NAME,
                        NodeFactory.createLiteralString("name " + i))));
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, NAME, OBJECT));
        int[] asked = new int[1];
        var rows = new RemoteRows(
                (query, out) -> {
                    asked[0]++;
                    try (QueryExec execution =
                            QueryExec.dataset(data).query(query.serialize()).build()) {
                        execution.select().forEachRemaining(out);
                    }
                },
                triples,
                SUBJECT,
                most);
        assertThat(rows.count()).isEqualTo(40);
        asked[0] = 0;
        List<String> names = new ArrayList<>();
        assertThat(rows.each(
                        40, List.of(OBJECT), row -> names.add(row.get(OBJECT).getLiteralLexicalForm())))
                .isEqualTo(40);
        assertThat(names).hasSize(40).doesNotHaveDuplicates();
        assertThat(asked[0]).isEqualTo(parts);
    }
}
