package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Endpoint;
import org.marrow.engine.Engine;
import org.marrow.engine.Overlay;
import org.marrow.engine.QueryLimits;
import org.marrow.engine.Running;
import org.marrow.engine.Watch;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;
import org.marrow.rest.Problem;

/// Fuseki's query operation over a release, with what the service says of itself, for strangers: each query is
/// looked at, let in, kept within limits and watched.
class SparqlEndpoint extends SPARQL_QueryDataset {

    private static final double MILLIS = 1000;

    /// The forms that are made whole in memory before they are sent.
    private static final Set<Lang> WHOLE = Set.of(Lang.RDFXML, Lang.JSONLD, Lang.JSONLD11, Lang.RDFJSON);

    /// The most statements of a graph in one of them.
    private static final int MOST_WHOLE = 100_000;

    private final ServiceDescription description;
    private final Watch watch;
    private final Admission admission;
    private final QueryLimits limits;

    SparqlEndpoint(ServiceDescription description, Watch watch, Admission admission, Settings.Limits given) {
        this.description = description;
        this.watch = watch;
        this.admission = admission;
        this.limits =
                QueryLimits.USUAL.with(given.time(), given.rows(), given.bytes().bytes());
    }

    @Override
    public void process(HttpAction action) {
        if (SparqlProtocol.hasPassed(action.getRequest())) {
            super.process(action);
            return;
        }
        try {
            NoRoute.write(action.getRequest(), action.getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void execute(String text, HttpAction action) {
        Exchange.of(action.getRequest()).asksInSparql(text);
        try {
            answer(text, action);
        } catch (Admission.Refused e) {
            action.getResponse().setHeader("Retry-After", Long.toString(e.retryAfter()));
            fail(action, e);
        } catch (MarrowException e) {
            fail(action, e);
        } catch (QueryException e) {
            fail(action, QueryErrors.of(e));
        } catch (StackOverflowError e) {
            fail(
                    action,
                    new MarrowException(
                            ErrorCode.QUERY_TOO_COMPLEX, "Found a query that is too deep, expected a simpler one", e));
        }
    }

    /// Tells the error to who tells it to the caller, and ends the operation.
    private static void fail(HttpAction action, MarrowException error) {
        SparqlAnswer.fail(action.getRequest(), error);
        ServletOps.error(Problem.status(error.code()), String.valueOf(error.getMessage()));
    }

    private void answer(String text, HttpAction action) {
        Query query = Engine.parse(text, Fuseki.BaseParserSPARQL, limits);
        requireAcceptable(action.getRequest(), query);
        Context context = action.getContext();
        HttpServletRequest request = action.getRequest();
        try (Running running =
                watch.begin(Context.getOrSetCancelSignal(context), time(request), Departure.of(request))) {
            HeldAnswer.watch(request, running);
            action.beginRead();
            try {
                ask(query, action, running);
            } catch (QueryCancelledException e) {
                throw running.stopped();
            } finally {
                action.endRead();
            }
        }
    }

    /// What the caller asks for, if it is less than the limit.
    private Duration time(HttpServletRequest request) {
        String timeout = request.getParameter("timeout");
        Duration asked =
                timeout == null ? limits.time() : Duration.ofMillis((long) (Double.parseDouble(timeout) * MILLIS));
        return asked.compareTo(limits.time()) < 0 ? asked : limits.time();
    }

    private void ask(Query query, HttpAction action, Running running) {
        Context context = action.getContext();
        DatasetGraph dataset = dataset(action, query, SPARQLProtocol.getDatasetDescription(action, query));
        try (var turn = admission.turn(Exchange.of(action.getRequest()).client())) {
            Engine.guard(context, limits, isLookUp -> {
                turn.await(isLookUp, running::check);
                running.check();
            });
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(dataset)
                    .query(query)
                    .context(context)
                    .build()) {
                sendResults(action, result(query, action, execution, running), query.getPrologue());
            }
        }
    }

    /// Begun, so that an early error is told in place of an answer.
    private QueryExecResult result(Query query, HttpAction action, QueryExec execution, Running running) {
        if (!query.isSelectType()) {
            QueryExecResult result = executeQuery(action, execution, query, "");
            if (result.isGraph()) {
                requireStreamed(action.getRequest(), result.graph().size());
            } else if (result.isDataset()) {
                requireStreamed(action.getRequest(), result.dataset().stream().count());
            }
            return result;
        }
        var rows = new ToldRows(execution.select(), limits.rows(), running, action.getRequest());
        rows.begin();
        return new QueryExecResult(rows);
    }

    /// A long graph is written in forms that go out as they are made.
    private static void requireStreamed(HttpServletRequest request, long statements) {
        String type = SparqlRequest.FORMS.stream()
                .map(request::getParameter)
                .filter(Objects::nonNull)
                .map(form -> Responses.shortNamesGraph.getOrDefault(form.toLowerCase(Locale.ROOT), form))
                .findFirst()
                .orElseGet(() -> ConNeg.chooseContentType(request, DEF.constructOffer, DEF.acceptTurtle)
                        .getContentTypeStr());
        Lang lang = RDFLanguages.contentTypeToLang(type);
        if (statements > MOST_WHOLE && lang != null && WHOLE.contains(lang)) {
            throw new MarrowException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Found a graph of %d statements wanted as %s, expected no more than %d in that form; Turtle and N-Triples have room for more"
                            .formatted(statements, type, MOST_WHOLE));
        }
    }

    /// A dataset that the caller chooses, by the request or by the query, is of the release alone.
    private DatasetGraph dataset(HttpAction action, Query query, @Nullable DatasetDescription chosen) {
        DatasetGraph release = getDataset(action);
        if (chosen != null && Endpoint.of(release.getContext()).isPresent()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            chosen.getDefaultGraphURIs().forEach(query::addGraphURI);
            chosen.getNamedGraphURIs().forEach(query::addNamedGraphURI);
            return query.isDescribeType() ? DynamicDatasets.dynamicDataset(chosen, release, false) : release;
        }
        if (chosen != null) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            return DynamicDatasets.dynamicDataset(chosen, release, false);
        }
        Overlay overlay = description.overlay(ReleaseFilter.release());
        return query.isDescribeType() ? overlay.over(release) : overlay.prepare(release, action.getContext());
    }

    /// Refuses, before any work, an answer in a form that nobody asked for.
    private static void requireAcceptable(HttpServletRequest request, Query query) {
        boolean isTable = query.isSelectType() || query.isAskType();
        AcceptList offers = isTable ? DEF.rsOfferTable : DEF.constructOffer;
        boolean isNamed = SparqlRequest.FORMS.stream().anyMatch(name -> request.getParameter(name) != null);
        if (!isNamed && ConNeg.chooseContentType(request, offers, null) == null) {
            String expected =
                    offers.entries().stream().map(MediaType::getContentTypeStr).collect(Collectors.joining(", "));
            throw new MarrowException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Found Accept: %s, expected one of: %s".formatted(request.getHeader("Accept"), expected));
        }
    }
}
