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
/// @param problem     why there is no answer, though both are given
/// @param example     something that follows in the release, where nothing is asked
/// @param links       the pages of the classes and properties that have one, by IRI
/// @param question    what is behind it
/// @param command     the same on a command line
public record WhyView(
        String child,
        String parent,
        Optional<Explanation> explanation,
        Optional<String> problem,
        Optional<Example> example,
        Map<String, String> links,
        Optional<Question> question,
        String command) {

    /// Something that follows.
    ///
    /// @param child  what the class is called
    /// @param parent what the superclass is called
    /// @param url    the page that says why
    public record Example(String child, String parent, String url) {}

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
            return without(child, parent, Optional.empty(), example(reading));
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
                Optional.empty(),
                Optional.empty(),
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
                "marrow why %s %s --limit %s --data DATA"
                        .formatted(
                                explanation.child().id(), explanation.parent().id(), LIMIT));
    }

    /// What `reading` asks for, to which there is no answer.
    public static WhyView failed(Reading reading, String problem) {
        return without(
                reading.value(CLASS).orElse("").strip(),
                reading.value(SUPERCLASS).orElse("").strip(),
                Optional.of(problem),
                Optional.empty());
    }

    private static WhyView without(String child, String parent, Optional<String> problem, Optional<Example> example) {
        return new WhyView(child, parent, Optional.empty(), problem, example, Map.of(), Optional.empty(), "");
    }

    /// The first superclass that is inferred.
    private static Optional<Example> example(Reading reading) {
        return reading.queries().run("inferred-superclasses", Map.of()).rows().stream()
                .findFirst()
                .map(row -> {
                    String child = row.get(0).orElse("");
                    String parent = row.get(2).orElse("");
                    return new Example(
                            row.get(1).orElse(child), row.get(3).orElse(parent), url(child, parent, reading.links()));
                });
    }

    /// Where the opposite is asked.
    public String opposite(Links links) {
        return url(parent, child, links);
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
                .map(answer -> "Why %s %s below %s"
                        .formatted(
                                answer.child().label(),
                                answer.follows() ? "is" : "does not follow to be",
                                answer.parent().label()))
                .orElse("Why one class is below another");
    }

    /// What it is about, in a sentence.
    public String description() {
        return "The axioms from which it follows that one class is below another, as few as suffice";
    }
}
