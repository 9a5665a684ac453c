package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Delimited;
import org.marrow.lookup.Json;
import org.marrow.lookup.Lookup;
import org.marrow.lookup.Search;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.page.ConceptView;
import org.marrow.page.ConditionView;
import org.marrow.page.Frame;
import org.marrow.page.GeneView;
import org.marrow.page.Links;
import org.marrow.page.MappingView;
import org.marrow.page.Name;
import org.marrow.page.Notice;
import org.marrow.page.PairView;
import org.marrow.page.PublicationView;
import org.marrow.page.Reading;
import org.marrow.page.SearchView;
import org.marrow.page.TermView;
import org.marrow.page.Tree;
import org.marrow.page.View;
import org.marrow.rest.Exchange;
import org.marrow.rest.Problem;
import org.marrow.rest.UrlText;
import org.marrow.sheet.Shown;

/// The records at `/term/`, `/concept/`, `/condition/`, `/gene/`, `/publication/` and `/mapping/`, as pages and in
/// every other format, and the ways to them at `/id/` and `/resource`.
///
/// An identifier in another spelling, an alternative one, and one of another kind of thing lead to the record by 303.
final class RecordPages extends HttpServlet {

    static final String MAPPING = "/mapping";
    static final String ID = "/id";
    static final String RESOURCE = "/resource";

    /// The parameter by which a part of a page is asked for, to be put in place by a script.
    static final String PART = "part";

    private static final String CHILDREN = "children";
    private static final int SUGGESTIONS = 8;
    private static final String LARGER =
            "the operations of /api/ give the same in pages, or as NDJSON, and /query its questions";

    private final transient Pages pages;

    RecordPages(Pages pages) {
        this.pages = pages;
    }

    /// The paths of all records and of the ways to them.
    static List<String> paths() {
        List<String> paths = new ArrayList<>(Arrays.stream(Kind.values())
                .map(kind -> "/" + Links.segment(kind) + "/*")
                .toList());
        paths.addAll(List.of(MAPPING + "/*", ID + "/*", RESOURCE));
        return paths;
    }

    /// @throws MarrowException why there is no answer
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String route = request.getServletPath();
        String asked = route.equals(RESOURCE) ? resource(request) : UrlText.decodeTwice(below(request, route));
        Optional<RecordFormat> ending =
                route.equals(RESOURCE) || route.equals(ID) ? Optional.empty() : RecordFormat.ending(asked);
        String identifier = ending.map(format -> format.without(asked)).orElse(asked);
        if (identifier.isBlank()) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_ROUTE,
                    "%s/: found no identifier, expected one such as %s/HP:0033606".formatted(route, route));
        }
        Reading reading = pages.reading(
                request,
                request.getRequestURI().substring(request.getContextPath().length()));
        Resolution resolution = reading.lookup().resolver().resolve(identifier);
        Optional<String> path = path(route, identifier, resolution, reading);
        if (path.isEmpty()) {
            missing(identifier, resolution, request, response, reading);
        } else if (isAt(path.orElseThrow(), request, ending)) {
            RecordFormat format = ending.orElseGet(() -> RecordFormat.accepted(request));
            Exchange.of(request).at(route + "/{id}");
            answer(route, resolution, identifier, format, request, response, reading.at(path.orElseThrow()));
        } else {
            redirect(path.orElseThrow(), ending, resolution, identifier, response, reading);
        }
    }

    private static String resource(HttpServletRequest request) {
        List<String> iris = UrlText.read(request).getOrDefault("iri", List.of());
        if (iris.size() != 1) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "iri: found %d values, expected one such as http://purl.obolibrary.org/obo/HP_0033606"
                            .formatted(iris.size()));
        }
        return UrlText.decodeTwice(iris.getFirst().replace("%", "%25"));
    }

    private static String below(HttpServletRequest request, String route) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.substring(Math.min(path.length(), route.length() + 1));
    }

    /// Where the record of an identifier is: of a code of another vocabulary that of its mappings.
    private static Optional<String> path(String route, String identifier, Resolution resolution, Reading reading) {
        Optional<Thing> thing = resolution.thing().filter(found -> hasRecord(found, reading));
        if (thing.isPresent() && !route.equals(MAPPING)) {
            return thing.map(found -> Links.path(found.kind(), found.id()));
        }
        boolean isKnown = resolution.outcome() == Outcome.MAPPED || thing.isPresent();
        return curie(identifier, resolution.thing(), reading)
                .filter(id -> isKnown || isMapped(id, reading))
                .map(id -> MAPPING + "/" + Links.encoded(id.toString()));
    }

    /// A disease that only mappings name is a condition without a record.
    private static boolean hasRecord(Thing thing, Reading reading) {
        return thing.kind() != Kind.CONDITION
                || reading.lookup().conditions().find(thing.id().toString()).isPresent();
    }

    private static boolean isMapped(Curie id, Reading reading) {
        return !reading.lookup()
                .mappings()
                .of(id.toString(), Optional.empty(), 1)
                .paths()
                .isEmpty();
    }

    private static Optional<Curie> curie(String identifier, Optional<Thing> thing, Reading reading) {
        if (thing.isPresent()) {
            return thing.map(Thing::id);
        }
        try {
            return Optional.of(reading.prefixes().parse(identifier));
        } catch (MarrowException notAnIdentifier) {
            return Optional.empty();
        }
    }

    private static boolean isAt(String path, HttpServletRequest request, Optional<RecordFormat> ending) {
        String here = request.getRequestURI().substring(request.getContextPath().length());
        return (ending.isPresent() ? ending.orElseThrow().without(here) : here).equals(path);
    }

    /// Leads to the record, in the format and with the values that were asked for.
    private static void redirect(
            String path,
            Optional<RecordFormat> ending,
            Resolution resolution,
            String identifier,
            HttpServletResponse response,
            Reading reading) {
        Map<String, String> values = new LinkedHashMap<>(reading.values());
        values.remove("iri");
        if (resolution.outcome() == Outcome.ALTERNATIVE) {
            values.put(Notice.ASKED, identifier);
        }
        String suffix = ending.map(RecordFormat::ending).orElse("");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", Links.with(reading.links().to(path) + suffix, values));
    }

    private void answer(
            String route,
            Resolution resolution,
            String identifier,
            RecordFormat format,
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading)
            throws IOException {
        link(response, reading);
        if (format == RecordFormat.HTML) {
            page(route, resolution, identifier, request, response, reading);
            return;
        }
        String type = format.mediaType();
        response.setContentType(type + (type.startsWith("text/") ? ";charset=utf-8" : ""));
        Curie id = curie(identifier, resolution.thing(), reading).orElseThrow();
        pages.making()
                .send(response.getOutputStream(), LARGER, out -> write(route, id, resolution, format, reading, out));
    }

    private static void write(
            String route, Curie id, Resolution resolution, RecordFormat format, Reading reading, OutputStream out)
            throws IOException {
        if (format.graph().isPresent()) {
            reading.queries()
                    .write(
                            "record",
                            Map.of("thing", id.toString()),
                            format.graph().orElseThrow(),
                            out);
            return;
        }
        boolean isMapping = route.equals(MAPPING);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (format == RecordFormat.CSV) {
            Delimited.CSV.write(
                    isMapping
                            ? MappingView.of(id, resolution, reading).table()
                            : Shown.of(reading.lookup(), id.toString()).table(),
                    text);
            text.flush();
        } else {
            Json.write(
                    isMapping
                            ? reading.lookup().mappings().of(id.toString(), Optional.empty(), 2)
                            : Shown.of(reading.lookup(), id.toString()),
                    out);
        }
    }

    /// The other formats, and the address that others should use.
    private static void link(HttpServletResponse response, Reading reading) {
        String url = reading.links().to(reading.path());
        response.addHeader(
                "Link", "<%s%s>; rel=\"canonical\"".formatted(reading.links().context(), reading.path()));
        RecordFormat.others()
                .forEach((type, ending) -> response.addHeader(
                        "Link", "<%s%s>; rel=\"alternate\"; type=\"%s\"".formatted(url, ending, type)));
    }

    private void page(
            String route,
            Resolution resolution,
            String identifier,
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading)
            throws IOException {
        if (CHILDREN.equals(reading.values().get(PART))) {
            children(resolution, response, reading);
            return;
        }
        Optional<? extends View> view = pages.making().make(() -> view(route, resolution, identifier, reading));
        if (view.isEmpty()) {
            missing(identifier, resolution, request, response, reading);
            return;
        }
        View found = view.orElseThrow();
        Pages.write(
                response,
                template(found),
                Frame.of(found, reading, RecordFormat.others()),
                reading,
                Map.of("view", found));
    }

    private static Optional<? extends View> view(
            String route, Resolution resolution, String identifier, Reading reading) {
        return route.equals(MAPPING)
                ? Optional.of(MappingView.of(
                        curie(identifier, resolution.thing(), reading).orElseThrow(), resolution, reading))
                : resolution.thing().flatMap(thing -> view(thing, reading.lookup(), reading));
    }

    private static Optional<? extends View> view(Thing thing, Lookup lookup, Reading reading) {
        String id = thing.id().toString();
        return switch (thing.kind()) {
            case TERM -> lookup.terms().find(id).map(term -> TermView.of(term, reading));
            case CONCEPT -> lookup.concepts().find(id).map(concept -> ConceptView.of(concept, reading));
            case CONDITION -> lookup.conditions().find(id).map(condition -> ConditionView.of(condition, reading));
            case GENE -> lookup.genes().find(id).map(gene -> GeneView.of(gene, reading));
            case PUBLICATION ->
                lookup.publications().find(id).map(publication -> PublicationView.of(publication, reading));
        };
    }

    private static String template(View view) {
        return switch (view) {
            case TermView term -> "term.jte";
            case ConceptView concept -> "concept.jte";
            case ConditionView condition -> "condition.jte";
            case GeneView gene -> "gene.jte";
            case PublicationView publication -> "publication.jte";
            case MappingView mapping -> "mapping.jte";
            case PairView pair -> "association.jte";
            case SearchView search -> "search.jte";
        };
    }

    /// What is directly below a term or a concept, to be put into a tree.
    private static void children(Resolution resolution, HttpServletResponse response, Reading reading)
            throws IOException {
        Optional<Thing> thing = resolution.thing();
        boolean isConcept = thing.filter(found -> found.kind() == Kind.CONCEPT).isPresent();
        if (!isConcept && thing.filter(found -> found.kind() == Kind.TERM).isEmpty()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s = \"%s\": expected it of a term or a concept alone".formatted(PART, CHILDREN));
        }
        Curie id = thing.orElseThrow().id();
        List<Thing> below = isConcept
                ? reading.lookup().concepts().find(id.toString()).orElseThrow().narrower()
                : reading.lookup().terms().children(id);
        Html.write(response, "children.jte", Map.of("nodes", Tree.children(below, reading), "links", reading.links()));
    }

    /// Says that there is no record, or that there are several, with what may be meant.
    private static void missing(
            String identifier,
            Resolution resolution,
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading)
            throws IOException {
        if (resolution.outcome() == Outcome.AMBIGUOUS) {
            choose(identifier, resolution, request, response, reading);
            return;
        }
        var error = new MarrowException(
                ErrorCode.UNKNOWN_IDENTIFIER,
                "%s: found nothing under it in release %s, expected an identifier that it has"
                        .formatted(identifier, reading.lookup().release()));
        if (!Pages.areWanted(request)) {
            throw error;
        }
        Exchange.of(request).fails(error.code());
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        List<SearchView.Hit> suggestions =
                reading.lookup().search().find(Search.Request.of(identifier, SUGGESTIONS)).hits().stream()
                        .map(hit -> new SearchView.Hit(hit, Name.own(hit.thing().label())))
                        .toList();
        Pages.write(
                response,
                "unknown.jte",
                Frame.of("Nothing under " + identifier, "An identifier that the release does not have", reading),
                reading,
                Map.of(
                        "problem", Problem.of(error, request.getContextPath()),
                        "asked", identifier,
                        "suggestions", suggestions));
    }

    private static void choose(
            String identifier,
            Resolution resolution,
            HttpServletRequest request,
            HttpServletResponse response,
            Reading reading)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_MULTIPLE_CHOICES);
        if (!Pages.areWanted(request)) {
            response.setContentType("application/json");
            response.getOutputStream().write(Json.bytes(resolution));
            return;
        }
        Pages.write(
                response,
                "choices.jte",
                Frame.of(identifier, "What an identifier may mean", reading),
                reading,
                Map.of(
                        "asked",
                        identifier,
                        "notice",
                        Notice.of(reading.lookup().release(), resolution).orElseThrow()));
    }
}
