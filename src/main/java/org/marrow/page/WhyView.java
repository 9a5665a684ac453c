package org.marrow.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Thing;
import org.marrow.reason.AxiomText;
import org.marrow.reason.Explanation;
import org.marrow.reason.Name;

/// The page that says why one class is below another.
///
/// @param child       the class that was asked about, as it was written
/// @param parent      the superclass, as it was written
/// @param explanation the answer, once both are given
/// @param links       the pages of the classes and properties that have one, by IRI
/// @param question    what is behind it
/// @param command     the same on a command line
public record WhyView(
        String child,
        String parent,
        Optional<Explanation> explanation,
        Map<String, String> links,
        Optional<Question> question,
        String command) {

    /// The name of the value that is the class.
    public static final String CLASS = "class";

    /// The name of the value that is the superclass.
    public static final String SUPERCLASS = "superclass";

    /// Where it is.
    public static final String PATH = "/why";

    private static final String LIMIT = "3";

    /// Copies the map.
    public WhyView {
        links = Map.copyOf(links);
    }

    /// What `reading` asks for.
    ///
    /// @param atMost how long it may take
    public static WhyView of(Reading reading, Duration atMost) {
        String child = reading.value(CLASS).orElse("").strip();
        String parent = reading.value(SUPERCLASS).orElse("").strip();
        if (child.isEmpty() || parent.isEmpty()) {
            return new WhyView(child, parent, Optional.empty(), Map.of(), Optional.empty(), "");
        }
        Explanation explanation = reading.lookup().reasoning().why(child, parent, Integer.parseInt(LIMIT), atMost);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(CLASS, explanation.child().id());
        values.put(SUPERCLASS, explanation.parent().id());
        values.put("limit", LIMIT);
        return new WhyView(
                child,
                parent,
                Optional.of(explanation),
                links(explanation, reading),
                thing(explanation.child().iri(), reading)
                        .map(
                                thing -> Question.of(
                                                reading.queries(),
                                                reading.links(),
                                                "superclasses-of-term",
                                                Map.of("term", thing.id().toString()),
                                                Links.with("/api/reasoning/why", values),
                                                "marrow.reasoning().why(\"%s\", \"%s\", %s, Duration.ofSeconds(30))"
                                                        .formatted(
                                                                explanation
                                                                        .child()
                                                                        .id(),
                                                                explanation
                                                                        .parent()
                                                                        .id(),
                                                                LIMIT))
                                        .noting(
                                                "The query tells what is stated and what follows; the axioms come by the REST call.")),
                "marrow why %s %s --limit %s"
                        .formatted(
                                explanation.child().id(), explanation.parent().id(), LIMIT));
    }

    /// Where the page is that says why `child` is below `parent`.
    static String url(String child, String parent, Links links) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(CLASS, child);
        values.put(SUPERCLASS, parent);
        links.language().ifPresent(tag -> values.put("lang", tag));
        return Links.with(links.to(PATH), values);
    }

    private static Map<String, String> links(Explanation explanation, Reading reading) {
        Map<String, String> found = new HashMap<>();
        for (Name name : List.of(explanation.child(), explanation.parent())) {
            link(name.iri(), reading, found);
        }
        for (List<AxiomText> axioms : explanation.justifications()) {
            for (AxiomText axiom : axioms) {
                axiom.parts().forEach(part -> part.iri().ifPresent(iri -> link(iri, reading, found)));
            }
        }
        return found;
    }

    private static void link(String iri, Reading reading, Map<String, String> found) {
        if (!found.containsKey(iri)) {
            thing(iri, reading)
                    .ifPresent(thing -> found.put(iri, reading.links().to(thing)));
        }
    }

    /// What the release has under `iri`, if it knows more of it than the identifier.
    private static Optional<Thing> thing(String iri, Reading reading) {
        return reading.lookup()
                .resolver()
                .resolve(iri)
                .thing()
                .filter(thing -> !thing.label().equals(thing.id().toString()));
    }

    /// What the page is called.
    public String title() {
        return explanation
                .map(answer -> "Why %s is %sbelow %s"
                        .formatted(
                                answer.child().label(),
                                answer.follows() ? "" : "not ",
                                answer.parent().label()))
                .orElse("Why one class is below another");
    }

    /// What it is about, in a sentence.
    public String description() {
        return "The axioms from which it follows that one class is below another, as few as suffice";
    }
}
