package org.marrow.rest;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.marrow.lookup.Reasoning;
import org.marrow.reason.ClassAnswer;
import org.marrow.reason.Explanation;

/// Reasoning by Marrow's REST interface, which takes no longer than it allows.
record RestReasoning(RestClient client) implements Reasoning {

    private static String seconds(Duration atMost) {
        return Long.toString(Math.clamp(atMost.toSeconds(), 1, Api.LONGEST.toSeconds()));
    }

    @Override
    public Explanation why(String child, String parent, int limit, Duration atMost) {
        return client.get(
                Explanation.class,
                "/reasoning/why",
                Map.of(
                        "class",
                        child,
                        "superclass",
                        parent,
                        "limit",
                        Integer.toString(limit),
                        "seconds",
                        seconds(atMost)));
    }

    @Override
    public ClassAnswer classes(String expression, ClassAnswer.Relation relation, boolean isDirect, Duration atMost) {
        return client.get(
                ClassAnswer.class,
                "/reasoning/classes",
                Map.of(
                        "expression",
                        expression,
                        "relation",
                        relation.name().toLowerCase(Locale.ROOT),
                        "direct",
                        Boolean.toString(isDirect),
                        "limit",
                        Integer.toString(ReasoningRoutes.CLASSES),
                        "seconds",
                        seconds(atMost)));
    }
}
