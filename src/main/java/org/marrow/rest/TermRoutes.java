package org.marrow.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.lookup.Terms;
import org.marrow.model.Association;
import org.marrow.model.GenePhenotype;
import org.marrow.model.InformationContent;
import org.marrow.model.RollUp;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;

/// What is asked about terms: themselves, their hierarchy, and what is said of them as phenotypes.
final class TermRoutes {

    private static final Input TERM =
            Input.path("id", "A term, by any identifier that leads to it alone.", "HP:0033606");
    private static final Input HIERARCHY = Input.choice(
            "hierarchy", "Which hierarchy is meant: as asserted, or with what reasoning adds.", Terms.Hierarchy.class);
    private static final Input SELF = Input.flag("self", "Whether the term itself is in the list.");
    static final int PATHS = 100_000;
    private static final int FEW_PATHS = 10;

    private TermRoutes() {}

    /// How far a term is from the root.
    ///
    /// @param steps the length of the shortest way to a term without parents; empty for what has no place
    record Depth(Optional<Integer> steps) {}

    /// A way from a term to one without parents.
    ///
    /// @param terms the terms on it, the lowest first
    record Way(List<Thing> terms) {}

    static List<Route> all() {
        return Stream.of(terms(), hierarchy(), phenotypes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> terms() {
        return List.of(
                Route.one(
                        "term",
                        "/terms/{id}",
                        "A term with its definition, synonyms and xrefs.",
                        List.of(TERM),
                        Term.class,
                        call -> call.lookup()
                                .terms()
                                .find(call.text("id"))
                                .orElseThrow(() -> call.unknown(call.text("id"), "term"))),
                Route.list(
                        "termTranslations",
                        "/terms/{id}/translations",
                        "What a term is called in other languages, with the status of each translation.",
                        List.of(TERM),
                        Translation.class,
                        call -> call.lookup().terms().translations(call.term()).stream()));
    }

    private static List<Route> hierarchy() {
        return List.of(
                Route.list(
                        "termParents",
                        "/terms/{id}/parents",
                        "The direct superclasses of a term.",
                        List.of(TERM, HIERARCHY),
                        Thing.class,
                        call -> terms(call).parents(call.term()).stream()),
                Route.list(
                        "termChildren",
                        "/terms/{id}/children",
                        "The direct subclasses of a term.",
                        List.of(TERM, HIERARCHY),
                        Thing.class,
                        call -> terms(call).children(call.term()).stream()),
                Route.list(
                        "termSiblings",
                        "/terms/{id}/siblings",
                        "The other children of a term's parents.",
                        List.of(TERM, HIERARCHY),
                        Thing.class,
                        call -> terms(call).siblings(call.term()).stream()),
                Route.list(
                        "termAncestors",
                        "/terms/{id}/ancestors",
                        "All superclasses of a term.",
                        List.of(TERM, SELF, HIERARCHY),
                        Thing.class,
                        call -> (call.flag("self")
                                        ? terms(call).ancestorsAndSelf(call.term())
                                        : terms(call).ancestors(call.term()))
                                .stream()),
                Route.list(
                        "termDescendants",
                        "/terms/{id}/descendants",
                        "All subclasses of a term.",
                        List.of(TERM, SELF, HIERARCHY),
                        Thing.class,
                        call -> (call.flag("self")
                                        ? terms(call).descendantsAndSelf(call.term())
                                        : terms(call).descendants(call.term()))
                                .stream()),
                Route.one(
                        "termDepth",
                        "/terms/{id}/depth",
                        "How many steps a term is away from the root.",
                        List.of(TERM, HIERARCHY),
                        Depth.class,
                        call -> new Depth(terms(call).depth(call.term()))),
                Route.list(
                        "termPaths",
                        "/terms/{id}/paths",
                        "The ways from a term to the root, the shorter first.",
                        List.of(
                                TERM,
                                Input.integer("most", "The most ways to look for.", 1, PATHS, FEW_PATHS),
                                HIERARCHY),
                        Way.class,
                        call -> terms(call).pathsToRoot(call.term(), call.integer("most")).stream()
                                .map(Way::new)),
                Route.list(
                        "commonAncestors",
                        "/common-ancestors",
                        "The lowest terms that are above or equal to all of the given ones.",
                        List.of(
                                Input.identifiers("term", "A term; to be given several times.", "HP:0033606"),
                                HIERARCHY),
                        Thing.class,
                        call -> terms(call).lowestCommonAncestors(call.curies("term")).stream()));
    }

    private static Terms terms(Call call) {
        Terms terms = call.lookup().terms();
        return call.choice("hierarchy", Terms.Hierarchy.class).map(terms::over).orElse(terms);
    }

    private static List<Route> phenotypes() {
        return List.of(
                Route.list(
                        "termAssociations",
                        "/terms/{id}/associations",
                        "What is said of conditions and the phenotype itself, with state and pooled counts.",
                        List.of(TERM, Routes.STATE),
                        Association.class,
                        call -> Routes.inState(
                                call, call.lookup().associations().ofPhenotype(call.term()))),
                Route.list(
                        "termRollUp",
                        "/terms/{id}/roll-up",
                        "What is said of conditions and a phenotype when its subtypes count, naming those through which.",
                        List.of(TERM),
                        RollUp.class,
                        call -> call.lookup().associations().withSubtypes(call.term()).stream()),
                Route.list(
                        "termConditions",
                        "/terms/{id}/conditions",
                        "The conditions that have a phenotype or one of its subtypes.",
                        List.of(TERM),
                        Thing.class,
                        call -> call.lookup().associations().conditionsWith(call.term()).stream()),
                Route.list(
                        "termGenes",
                        "/terms/{id}/genes",
                        "The genes of a phenotype, with the conditions that they come through.",
                        List.of(TERM),
                        GenePhenotype.class,
                        call -> call.lookup().genes().ofPhenotype(call.term()).stream()),
                Route.one(
                        "termInformationContent",
                        "/terms/{id}/information-content",
                        "How surprising a phenotype is, with the counts that this rests on.",
                        List.of(TERM),
                        InformationContent.class,
                        call -> call.lookup()
                                .associations()
                                .informationContent(call.term())
                                .orElseThrow(
                                        () -> Routes.nothing(call.text("id"), "no condition has it or a subtype"))));
    }
}
