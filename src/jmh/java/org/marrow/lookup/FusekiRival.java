package org.marrow.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QuerySendMode;
import org.marrow.model.Curie;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

/// The same questions in SPARQL to Fuseki as it comes, over HTTP on this machine and over the same
/// statements in TDB2.
final class FusekiRival implements Rival {

    private static final int BATCH = 500;

    private final Prefixes prefixes = OntologyFolder.read(Shipped.ontology()).prefixes();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Question question;
    private final List<String> queries;
    private final Release release;
    private final FusekiServer server;
    private final String endpoint;

    FusekiRival(Path data, Question question) {
        // A line in the log for each request would cost Fuseki time.
        Logger.getLogger("").setLevel(Level.WARNING);
        this.question = question;
        this.queries =
                question == Question.RESOLVE_MANY ? batches(ManyIdentifiers.of(data)) : List.of(text(question));
        this.release = new DataFolder(data).openCurrent();
        this.server = FusekiServer.create()
                .port(0)
                .loopback(true)
                .add("/stock", release.dataset(), false)
                .build()
                .start();
        this.endpoint = "http://localhost:%d/stock/sparql".formatted(server.getPort());
    }

    private String text(Question question) {
        String text = read(question.query());
        if (question.about().contains(":")) {
            return text.replace("?_term", iri(question.about()));
        }
        String[] words = question.about().split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            text = text.replace("?_word" + (i + 1), words[i]);
        }
        return text.replace("?_start", question.about());
    }

    private List<String> batches(List<String> ids) {
        String text = read(Question.RESOLVE_MANY.query());
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += BATCH) {
            batches.add(text.replace(
                    "(UNDEF UNDEF)",
                    ids.subList(i, Math.min(i + BATCH, ids.size())).stream()
                            .map(id -> "(" + iri(id) + " " + quoted(id) + ")")
                            .collect(Collectors.joining(" "))));
        }
        return batches;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private String iri(String id) {
        return "<" + prefixes.iri(Curie.parse(id)) + ">";
    }

    private static String read(String name) {
        try (InputStream in = FusekiRival.class.getResourceAsStream(name + ".rq")) {
            if (in == null) {
                throw new IllegalStateException("The query " + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Binding> answer() {
        return rows(UnaryOperator.identity());
    }

    private List<Binding> rows(UnaryOperator<String> change) {
        List<Binding> rows = new ArrayList<>();
        for (String query : queries) {
            rows.addAll(ask(change.apply(query)));
        }
        return rows;
    }

    private List<Binding> ask(String query) {
        try (QueryExec asked = QueryExecHTTP.service(endpoint)
                .httpClient(client)
                .query(query)
                .parseCheck(false)
                .acceptHeader(WebContent.contentTypeResultsJSON)
                .sendMode(QuerySendMode.asPost)
                .build()) {
            return Iter.toList(asked.select());
        }
    }

    @Override
    public Set<String> findings() {
        List<Binding> rows = rows(query -> query.replaceFirst("LIMIT \\d+\\s*$", ""));
        return question == Question.RESOLVE_MANY
                ? rows.stream().collect(Collectors.groupingBy(row -> text(row, "id"))).entrySet().stream()
                        .flatMap(each -> resolution(each.getKey(), each.getValue()))
                        .collect(Collectors.toSet())
                : rows.stream().flatMap(this::findings).collect(Collectors.toSet());
    }

    private Stream<String> findings(Binding row) {
        return switch (question) {
            case FIND_TERM -> name(row);
            case ROLL_UP_OF_A_BRANCH, ROLL_UP_OF_ALL ->
                Stream.of(curie(row.get("condition")) + " " + curie(row.get("through")));
            case INFORMATION_CONTENT -> Stream.of(text(row, "conditions") + " of " + conditions());
            default -> Stream.of(curie(row.get("thing")));
        };
    }

    /// The label, the definition or a synonym.
    private static Stream<String> name(Binding row) {
        String property = text(row, "property");
        boolean named = property.endsWith("#label")
                || property.equals(Published.DEFINITION.getURI())
                || property.endsWith("Synonym");
        return named && !row.contains("axiom") ? Stream.of(text(row, "value")) : Stream.empty();
    }

    private String conditions() {
        return text(ask(read("all-conditions")).getFirst(), "conditions");
    }

    /// What an identifier is, unless it was merged into one other, and what came after it.
    private Stream<String> resolution(String id, List<Binding> rows) {
        Set<String> current = curies(rows, "current");
        Set<String> later = Stream.concat(curies(rows, "replacement").stream(), current.stream())
                .collect(Collectors.toSet());
        boolean obsolete = rows.getFirst().contains("obsolete");
        boolean known = obsolete || rows.getFirst().contains("label");
        boolean merged = obsolete && current.size() == 1 && later.size() == 1;
        Stream<String> own = known && !merged ? Stream.of(id) : Stream.empty();
        Set<String> hints = later.isEmpty() ? curies(rows, "consider") : later;
        return Stream.concat(own, hints.stream()).map(found -> id + " " + found);
    }

    private Set<String> curies(List<Binding> rows, String variable) {
        return rows.stream()
                .filter(row -> row.contains(variable))
                .map(row -> curie(row.get(variable)))
                .collect(Collectors.toSet());
    }

    private String curie(Node node) {
        return node.isURI()
                ? prefixes.curie(node.getURI()).map(Curie::toString).orElseThrow()
                : node.getLiteralLexicalForm();
    }

    private static String text(Binding row, String variable) {
        Node node = row.get(variable);
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    @Override
    public void close() {
        server.stop();
        release.close();
    }
}
