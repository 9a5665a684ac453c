package org.marrow.rest;

import java.time.Duration;
import java.util.List;
import org.marrow.reason.ClassAnswer;
import org.marrow.reason.Explanation;

/// What is asked about what follows from the ontology.
final class ReasoningRoutes {

    static final int JUSTIFICATIONS = 100;
    static final int CLASSES = 1_000_000;
    private static final int USUAL = 1000;

    private static final Input SECONDS = Input.integer(
            "seconds", "How long it may take once the ontology is read.", 1, (int) Api.LONGEST.toSeconds(), (int)
                    Api.LONGEST.toSeconds());

    private ReasoningRoutes() {}

    static List<Route> all() {
        return List.of(
                Route.one(
                        "why",
                        "/reasoning/why",
                        "The axioms from which it follows that one class is below another, as few as suffice.",
                        List.of(
                                Input.text("class", "A class, by CURIE, IRI or label.", "HP:0033606"),
                                Input.text("superclass", "The class that is above, likewise.", "HP:0001871"),
                                Input.integer(
                                        "limit",
                                        "The most justifications to give, the smallest first.",
                                        1,
                                        JUSTIFICATIONS,
                                        1),
                                SECONDS),
                        Explanation.class,
                        call -> call.lookup()
                                .reasoning()
                                .why(call.text("class"), call.text("superclass"), call.integer("limit"), atMost(call))),
                Route.one(
                        "classes",
                        "/reasoning/classes",
                        "The classes below a class expression in Manchester syntax, above it, or the same.",
                        List.of(
                                Input.text(
                                        "expression",
                                        "Classes and properties, by label in quotes or CURIE, and, some, brackets.",
                                        "'Abnormal bone marrow cell morphology'"),
                                Input.choice(
                                        "relation",
                                        "How the classes stand to the expression; below it where nothing is said.",
                                        ClassAnswer.Relation.class),
                                Input.flag("direct", "Whether only the nearest are wanted."),
                                Input.integer(
                                        "offset", "How many classes to leave out at the beginning.", 0, CLASSES, 0),
                                Input.integer("limit", "The most classes to give.", 1, CLASSES, USUAL),
                                SECONDS),
                        ClassAnswer.class,
                        call -> call.lookup()
                                .reasoning()
                                .classes(
                                        call.text("expression"),
                                        call.choice("relation", ClassAnswer.Relation.class)
                                                .orElse(ClassAnswer.Relation.SUB),
                                        call.flag("direct"),
                                        atMost(call))
                                .page(call.integer("offset"), call.integer("limit"))));
    }

    private static Duration atMost(Call call) {
        return Duration.ofSeconds(call.integer("seconds"));
    }
}
