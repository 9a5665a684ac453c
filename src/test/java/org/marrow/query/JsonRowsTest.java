package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table in JSON")
class JsonRowsTest {

    @BeforeAll
    static void register() {
        JsonRows.register();
    }

    private static RowSetRewindable rows(String query) {
        DatasetGraph nothing = DatasetGraphFactory.empty();
        try (QueryExec execution = QueryExec.dataset(nothing).query(query).build()) {
            return execution.select().rewindable();
        }
    }

    private static RowSetWriter writer() {
        return RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON).create(ResultSetLang.RS_JSON);
    }

    private static String written(RowSet rows) {
        var out = new ByteArrayOutputStream();
        writer().write(out, rows, new Context());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RowSet read(String text) {
        return RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new Context());
    }

    private static void comesBack(String query) {
        RowSetRewindable rows = rows(query);
        String text = written(rows);
        rows.reset();
        RowSet back = read(text);
        assertThat(back.getResultVars()).isEqualTo(rows.getResultVars());
        assertThat(ResultsCompare.equalsByTermAndOrder(rows, back)).as(text).isTrue();
    }

    @Test
    void has_every_kind_of_node() {
        comesBack("""
                SELECT ?a ?b ?c { VALUES (?a ?b) {
                  (<http://example.org/ä?a=b&c> "plain")
                  ("2"^^<http://www.w3.org/2001/XMLSchema#integer> "Knochenmark"@de)
                  ("typed"^^<http://www.w3.org/2001/XMLSchema#string> UNDEF)
                  (UNDEF UNDEF) } }""");
        comesBack("SELECT ?a ?b { BIND(BNODE() AS ?a) BIND(BNODE() AS ?b) BIND(?a AS ?c) }");
        comesBack("SELECT ?a { VALUES ?a { <<( <urn:s> <urn:p> <<( <urn:s> <urn:p> \"o\" )>> )>> \"abc\"@ar--rtl } }");
    }

    @Test
    void has_every_character() {
        comesBack("SELECT ?a { VALUES ?a { \"a \\\" b \\\\ c \\n \\t \\u0001 é 骨 😀\" } }");
        Var a = Var.alloc("a");
        Binding half = BindingFactory.binding(a, NodeFactory.createLiteralString("\uD83D!"));
        assertThat(written(RowSetStream.create(List.of(a), List.of(half).iterator())))
                .contains("\"value\":\"\uFFFD!\"");
    }

    @Test
    void is_whole_without_rows_and_variables() throws IOException {
        JsonNode table = new ObjectMapper().readTree(written(rows("SELECT ?a { FILTER(false) }")));
        assertThat(table.at("/head/vars/0").textValue()).isEqualTo("a");
        assertThat(table.at("/results/bindings").isArray()).isTrue();
        assertThat(table.at("/results/bindings")).isEmpty();
        comesBack("SELECT * {}");
    }

    @Test
    void has_a_line_for_each_row() {
        assertThat(written(rows("SELECT ?a { VALUES ?a { 1 2 } }"))).isEqualTo("""
                {"head":{"vars":["a"]},"results":{"bindings":[
                {"a":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"1"}}
                ,{"a":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"2"}}
                ]}}
                """);
    }

    @Test
    void is_the_same_for_a_writer() {
        RowSetRewindable rows = rows("SELECT ?a { VALUES ?a { 1 \"ä\" } }");
        String bytes = written(rows);
        rows.reset();
        var text = new StringWriter();
        writer().write(text, rows, new Context());
        assertThat(text).hasToString(bytes);
    }

    @Test
    void of_an_ask_says_true_or_false() throws IOException {
        var out = new ByteArrayOutputStream();
        writer().write(out, true, new Context());
        JsonNode answer = new ObjectMapper().readTree(out.toByteArray());
        assertThat(answer.get("boolean").booleanValue()).isTrue();
        assertThat(answer.get("head").isObject()).isTrue();
    }
}
