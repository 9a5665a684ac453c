package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.UsingList;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.marrow.engine.Engine;
import org.marrow.engine.PathExecutor;
import org.marrow.engine.QueryLimits;
import org.marrow.engine.Running;
import org.marrow.engine.Watch;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.UrlText;
import org.marrow.store.Keys;
import org.marrow.store.Workspace;

/// `/workspace/update`: SPARQL 1.1 Update of the workspace's own graphs.
///
/// Source: [SPARQL 1.1 Protocol, section 2.2](https://www.w3.org/TR/sparql11-protocol/#update-operation).
final class WorkspaceUpdates extends WorkspaceServlet {

    static final String PATH = "/workspace/update";

    /// The most bytes of an update; longer data goes to the graph store.
    static final int MOST = 4 << 20;

    private static final RequestLimits LIMITS = RequestLimits.OF_QUERIES.of(MOST);

    private static final String DIRECT = "application/sparql-update";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String USING = "using-graph-uri";
    private static final String USING_NAMED = "using-named-graph-uri";

    /// Milliseconds to which the time of an operation is rounded.
    private static final long TENTH = 100;

    private static final long NANOS = 1_000_000;

    private final transient Watch watch;
    private final transient Duration time;

    /// @param time that an update may take
    WorkspaceUpdates(WorkspaceDoor door, Watch watch, Duration time) {
        super(door);
        this.watch = watch;
        this.time = time;
    }

    @Override
    String allowed() {
        return "POST";
    }

    @Override
    Keys.Role role(String method) {
        return Keys.Role.WRITE;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Workspace workspace) throws IOException {
        UpdateRequest update = read(request);
        UpdateRules.check(update);
        workspace.write(dataset -> {
            long end = System.nanoTime() + time.toNanos();
            update.forEach(operation -> perform(operation, dataset, end));
            return true;
        });
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /// Does one operation of a request: each needs a context of its own, since Jena leaves in it that the first is
    /// over, for which the next would take it for stopped.
    private void perform(Update operation, DatasetGraph dataset, long end) {
        Context context = dataset.getContext().copy();
        PathExecutor.register(context);
        Engine.guard(context, QueryLimits.USUAL, isLookUp -> {});
        Duration left = Duration.ofMillis(TENTH * Math.ceilDiv(end - System.nanoTime(), TENTH * NANOS));
        try (Running running = watch.begin(Context.getOrSetCancelSignal(context), left, () -> false)) {
            execute(operation, dataset, context, running);
        }
    }

    private void execute(Update operation, DatasetGraph dataset, Context context, Running running) {
        try {
            UpdateExec.dataset(dataset)
                    .update(operation)
                    .context(context)
                    .build()
                    .execute();
        } catch (QueryCancelledException e) {
            MarrowException why = running.stopped();
            throw new MarrowException(why.code(), why.getMessage() + "; nothing was changed", e);
        } catch (UpdateException | QueryException e) {
            throw invalid(e);
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private static MarrowException invalid(Exception e) {
        return new MarrowException(ErrorCode.UPDATE_INVALID, QueryErrors.text(String.valueOf(e.getMessage())), e);
    }

    private static MarrowException tooDeep(Throwable e) {
        return new MarrowException(ErrorCode.UPDATE_INVALID, "Found an update nested too deep", e);
    }

    private static UpdateRequest read(HttpServletRequest request) throws IOException {
        String type = mediaType(request);
        String text = FormText.utf8(RequestBody.read(request, LIMITS));
        Map<String, List<String>> values = UrlText.read(request);
        if (type.equals(FORM)) {
            values = FormText.fields(text, LIMITS);
            text = update(values);
        } else if (values.containsKey("update")) {
            throw new MarrowException(ErrorCode.UPDATE_INVALID, "Found an update in the URL, expected it in the body");
        }
        try {
            return UpdateFactory.read(
                    using(values),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    request.getRequestURL().toString(),
                    Syntax.syntaxSPARQL_11);
        } catch (UpdateException | QueryException e) {
            throw invalid(e);
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        int end = type.indexOf(';');
        String name = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        String charset = request.getCharacterEncoding();
        boolean isKnown = name.equals(DIRECT) || name.equals(FORM);
        if (!isKnown || (charset != null && !charset.equalsIgnoreCase("UTF-8"))) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type \"%s\": expected %s or %s, in UTF-8".formatted(type, DIRECT, FORM));
        }
        return name;
    }

    private static String update(Map<String, List<String>> values) {
        List<String> updates = values.getOrDefault("update", List.of());
        if (updates.size() != 1) {
            throw new MarrowException(
                    ErrorCode.UPDATE_INVALID, "Found %d fields update, expected one".formatted(updates.size()));
        }
        return updates.getFirst();
    }

    private static UsingList using(Map<String, List<String>> values) {
        var using = new UsingList();
        values.getOrDefault(USING, List.of()).forEach(iri -> using.addUsing(graph(iri)));
        values.getOrDefault(USING_NAMED, List.of()).forEach(iri -> using.addUsingNamed(graph(iri)));
        return using;
    }

    /// The graph of an absolute IRI.
    static Node graph(String iri) {
        try {
            if (IRIx.create(iri).isAbsolute()) {
                return NodeFactory.createURI(iri);
            }
        } catch (IRIException e) {
            throw new MarrowException(ErrorCode.INVALID_PARAMETER, "\"%s\": expected an IRI".formatted(iri), e);
        }
        throw new MarrowException(ErrorCode.INVALID_PARAMETER, "\"%s\": expected an absolute IRI".formatted(iri));
    }
}
