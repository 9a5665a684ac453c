package org.marrow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Terms;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;

/// Terms from Marrow's REST interface.
final class RestTerms implements Terms {

    private final RestClient client;
    private final Map<String, String> hierarchy;

    RestTerms(RestClient client) {
        this(client, Map.of());
    }

    private RestTerms(RestClient client, Map<String, String> hierarchy) {
        this.client = client;
        this.hierarchy = hierarchy;
    }

    @Override
    public Terms over(Hierarchy wanted) {
        return new RestTerms(client, Map.of("hierarchy", wanted.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Term> find(String identifier) {
        return found(client, Term.class, "terms", identifier);
    }

    /// What `identifier` names among `things`; nothing too if it is no identifier.
    static <T> Optional<T> found(RestClient client, Class<T> type, String things, String identifier) {
        if (identifier.isBlank()) {
            return Optional.empty();
        }
        try {
            return client.one(type, RestClient.path(things, identifier), Map.of());
        } catch (MarrowException e) {
            if (e.code() == ErrorCode.INVALID_CURIE || e.code() == ErrorCode.UNKNOWN_PREFIX) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Map<Curie, Term> findAll(Collection<Curie> ids) {
        List<Curie> asked = List.copyOf(ids);
        List<Optional<Term>> answers = client.many(
                Term.class, "/terms", asked.stream().map(Curie::toString).toList(), Map.of());
        Map<Curie, Term> found = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Curie id = asked.get(i);
            answers.get(i).ifPresent(term -> found.put(id, term));
        }
        return found;
    }

    private static String path(Curie term, String what) {
        return RestClient.path("terms", term.toString(), what);
    }

    private List<Thing> things(Curie term, String what, boolean self) {
        Map<String, String> values = new LinkedHashMap<>(hierarchy);
        if (self) {
            values.put("self", "true");
        }
        return client.list(Thing.class, path(term, what), values);
    }

    @Override
    public List<Translation> translations(Curie term) {
        return client.list(Translation.class, path(term, "translations"), Map.of());
    }

    @Override
    public List<Thing> parents(Curie term) {
        return things(term, "parents", false);
    }

    @Override
    public List<Thing> children(Curie term) {
        return things(term, "children", false);
    }

    @Override
    public List<Thing> ancestors(Curie term) {
        return things(term, "ancestors", false);
    }

    @Override
    public List<Thing> ancestorsAndSelf(Curie term) {
        return things(term, "ancestors", true);
    }

    @Override
    public List<Thing> descendants(Curie term) {
        return things(term, "descendants", false);
    }

    @Override
    public List<Thing> descendantsAndSelf(Curie term) {
        return things(term, "descendants", true);
    }

    @Override
    public int descendantCount(Curie term) {
        Map<String, Object> values = new LinkedHashMap<>(hierarchy);
        values.put("limit", 1);
        return client.tree(path(term, "descendants"), values)
                .map(page -> page.path("total"))
                .map(JsonNode::asInt)
                .orElse(0);
    }

    @Override
    public List<Thing> siblings(Curie term) {
        return things(term, "siblings", false);
    }

    @Override
    public boolean isAncestor(Curie ancestor, Curie term) {
        List<Thing> both = things(ancestor, "ancestors", true);
        return !both.isEmpty() && ancestors(term).stream().map(Thing::id).anyMatch(current(ancestor)::equals);
    }

    private Curie current(Curie term) {
        return find(term.toString()).map(Term::id).orElse(term);
    }

    @Override
    public Optional<Integer> depth(Curie term) {
        return client.one(TermRoutes.Depth.class, path(term, "depth"), hierarchy)
                .flatMap(TermRoutes.Depth::steps);
    }

    @Override
    public List<List<Thing>> pathsToRoot(Curie term, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit %d: expected 1 or more".formatted(limit));
        }
        Map<String, Object> values = new LinkedHashMap<>(hierarchy);
        values.put("most", Math.min(limit, TermRoutes.PATHS));
        List<List<Thing>> paths = new ArrayList<>();
        client.list(TermRoutes.Way.class, path(term, "paths"), values).forEach(way -> paths.add(way.terms()));
        return paths;
    }

    @Override
    public List<Thing> lowestCommonAncestors(Collection<Curie> terms) {
        if (terms.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new LinkedHashMap<>(hierarchy);
        values.put("term", List.copyOf(terms));
        return client.list(Thing.class, "/common-ancestors", values);
    }
}
