package org.marrow.query;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    JSON(ResultSetLang.RS_JSON, "application/json"),
    /// [SPARQL 1.1 Query Results CSV](https://www.w3.org/TR/sparql11-results-csv-tsv/).
    CSV(ResultSetLang.RS_CSV),
    /// [SPARQL 1.1 Query Results TSV](https://www.w3.org/TR/sparql11-results-csv-tsv/).
    TSV(ResultSetLang.RS_TSV),
    /// [SPARQL Query Results XML Format](https://www.w3.org/TR/rdf-sparql-XMLres/).
    XML(ResultSetLang.RS_XML, "application/xml", "text/xml"),
    /// [Turtle](https://www.w3.org/TR/turtle/).
    TTL(RDFFormat.TURTLE_PRETTY),
    /// [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/).
    JSONLD(RDFFormat.JSONLD, "application/json"),
    /// [N-Triples](https://www.w3.org/TR/n-triples/).
    NT(RDFFormat.NTRIPLES),
    /// [RDF 1.1 XML Syntax](https://www.w3.org/TR/rdf-syntax-grammar/).
    RDF(RDFFormat.RDFXML_PLAIN, "application/xml", "text/xml");

    static {
        JsonRows.register();
    }

    private final Lang lang;
    private final Optional<RDFFormat> syntax;
    private final List<String> mediaTypes;

    AnswerFormat(Lang lang, String... otherMediaTypes) {
        this.lang = lang;
        this.syntax = Optional.empty();
        this.mediaTypes = mediaTypes(lang, otherMediaTypes);
    }

    AnswerFormat(RDFFormat syntax, String... otherMediaTypes) {
        this.lang = syntax.getLang();
        this.syntax = Optional.of(syntax);
        this.mediaTypes = mediaTypes(lang, otherMediaTypes);
    }

    private static List<String> mediaTypes(Lang lang, String... others) {
        return Stream.concat(Stream.of(lang.getHeaderString()), Arrays.stream(others))
                .toList();
    }

    /// Whether graphs are written so, rather than tables.
    public boolean isOfGraphs() {
        return syntax.isPresent();
    }

    /// Its media type, without parameters.
    public String mediaType() {
        return mediaTypes.getFirst();
    }

    /// Its media type, and others by which callers ask for it.
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /// How a file of it ends, without the dot; also its name for callers.
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that fit a graph, or a table, the usual one first.
    public static Stream<AnswerFormat> of(boolean graphs) {
        return Arrays.stream(values()).filter(format -> format.isOfGraphs() == graphs);
    }

    /// The one called `suffix` among those that fit a graph, or a table.
    public static Optional<AnswerFormat> find(String suffix, boolean ofGraphs) {
        return of(ofGraphs).filter(format -> format.suffix().equals(suffix)).findFirst();
    }

    /// The names of those that fit a graph, or a table.
    public static String suffixes(boolean ofGraphs) {
        return of(ofGraphs).map(AnswerFormat::suffix).collect(Collectors.joining(", "));
    }

    void write(RowSet rows, OutputStream out) {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(lang).create(lang);
        writer.write(out, rows, Context.create());
    }

    void write(Graph graph, Prefixes prefixes, OutputStream out) {
        prefixes.namespaces().forEach(graph.getPrefixMapping()::setNsPrefix);
        RDFWriter.source(graph).format(syntax.orElseThrow()).output(out);
    }
}
