package org.marrow.query;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.marrow.vocabulary.Prefixes;

/// A way to write an answer: of a table, one of the SPARQL 1.1 result formats; of a graph, an RDF syntax.
public enum AnswerFormat {
    /// [SPARQL 1.1 Query Results JSON Format](https://www.w3.org/TR/sparql11-results-json/).
    JSON(ResultSetLang.RS_JSON),
    /// [SPARQL 1.1 Query Results CSV](https://www.w3.org/TR/sparql11-results-csv-tsv/).
    CSV(ResultSetLang.RS_CSV),
    /// [SPARQL 1.1 Query Results TSV](https://www.w3.org/TR/sparql11-results-csv-tsv/).
    TSV(ResultSetLang.RS_TSV),
    /// [SPARQL Query Results XML Format](https://www.w3.org/TR/rdf-sparql-XMLres/).
    XML(ResultSetLang.RS_XML),
    /// [Turtle](https://www.w3.org/TR/turtle/).
    TTL(RDFFormat.TURTLE_PRETTY),
    /// [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/).
    JSONLD(RDFFormat.JSONLD),
    /// [N-Triples](https://www.w3.org/TR/n-triples/).
    NT(RDFFormat.NTRIPLES),
    /// [RDF 1.1 XML Syntax](https://www.w3.org/TR/rdf-syntax-grammar/).
    RDF(RDFFormat.RDFXML_PLAIN);

    private final Lang lang;
    private final RDFFormat syntax;
    private final boolean isOfGraphs;

    AnswerFormat(Lang lang) {
        this.lang = lang;
        this.syntax = RDFFormat.NTRIPLES;
        this.isOfGraphs = false;
    }

    AnswerFormat(RDFFormat syntax) {
        this.lang = syntax.getLang();
        this.syntax = syntax;
        this.isOfGraphs = true;
    }

    /// Whether graphs are written so, rather than tables.
    public boolean isOfGraphs() {
        return isOfGraphs;
    }

    /// The media type, without parameters.
    public String mediaType() {
        return lang.getHeaderString();
    }

    /// How a file of it ends, without the dot; also its name for callers.
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of those that fit a graph, or a table.
    public static String suffixes(boolean ofGraphs) {
        return Arrays.stream(values())
                .filter(format -> format.isOfGraphs == ofGraphs)
                .map(AnswerFormat::suffix)
                .collect(Collectors.joining(", "));
    }

    void write(RowSet rows, OutputStream out) {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(lang).create(lang);
        writer.write(out, rows, Context.create());
    }

    void write(Graph graph, Prefixes prefixes, OutputStream out) {
        prefixes.namespaces().forEach(graph.getPrefixMapping()::setNsPrefix);
        RDFWriter.source(graph).format(syntax).output(out);
    }
}
