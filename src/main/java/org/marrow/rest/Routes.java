package org.marrow.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.lookup.Search;
import org.marrow.lookup.Terms;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Concept;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Gene;
import org.marrow.model.GenePhenotype;
import org.marrow.model.InformationContent;
import org.marrow.model.Kind;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MarrowException;
import org.marrow.model.Publication;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.Resolution;
import org.marrow.model.RollUp;
import org.marrow.model.SearchAnswer;
import org.marrow.model.State;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;

/// Every operation of the REST interface: the roles of [org.marrow.lookup.Lookup], one to one.
final class Routes {

    private static final Input TERM =
            Input.path("id", "A term, by any identifier that leads to it alone.", "HP:0033606");
    private static final Input CONDITION = Input.path("id", "A condition in any spelling.", "OMIM:617014");
    private static final Input GENE = Input.path("id", "A gene in any spelling.", "NCBIGene:1441");
    private static final Input STATE = Input.choice("state", "Only associations in this state.", State.class);
    private static final Input HIERARCHY = Input.choice(
            "hierarchy", "Which hierarchy is meant: as asserted, or with what reasoning adds.", Terms.Hierarchy.class);
    private static final Input SELF = Input.flag("self", "Whether the term itself is in the list.");
    private static final int PATHS = 100_000;
    private static final int FEW_PATHS = 10;
    private static final int MOST_STEPS = 3;

    private Routes() {}

    /// A name in the list of releases.
    ///
    /// @param id      the identifier of the release
    /// @param answers whether it is the one that answers
    record ReleaseName(String id, boolean answers) {}

    /// How far a term is from the root.
    ///
    /// @param steps the length of the shortest way to a term without parents; empty for what has no place
    record Depth(Optional<Integer> steps) {}

    /// A way from a term to one without parents.
    ///
    /// @param terms the terms on it, the lowest first
    record Way(List<Thing> terms) {}

    /// All of them, in the order in which they are shown.
    static List<Route> all() {
        return Stream.of(terms(), hierarchy(), phenotypes(), things(), associations(), names(), releases())
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
                        List.of(TERM, STATE),
                        Association.class,
                        call -> inState(call, call.lookup().associations().ofPhenotype(call.term()))),
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
                                .orElseThrow(() -> nothing(call.text("id"), "no condition has it or a subtype"))));
    }

    private static Stream<Association> inState(Call call, List<Association> associations) {
        Optional<State> state = call.choice("state", State.class);
        return associations.stream()
                .filter(association ->
                        state.filter(wanted -> wanted != association.state()).isEmpty());
    }

    private static MarrowException nothing(String what, String why) {
        return new MarrowException(ErrorCode.UNKNOWN_IDENTIFIER, "%s: found no answer, since %s".formatted(what, why));
    }

    private static List<Route> things() {
        return List.of(
                Route.one(
                        "concept",
                        "/concepts/{id}",
                        "A concept of MedGen.",
                        List.of(Input.path(
                                "id", "A concept, by CUI, UID or anything that leads to it alone.", "C0302173")),
                        Concept.class,
                        call -> call.lookup()
                                .concepts()
                                .find(call.text("id"))
                                .orElseThrow(() -> call.unknown(call.text("id"), "concept"))),
                Route.one(
                        "condition",
                        "/conditions/{id}",
                        "A condition with inheritance, identities and genes.",
                        List.of(CONDITION),
                        Condition.class,
                        call -> call.lookup()
                                .conditions()
                                .find(call.text("id"))
                                .orElseThrow(() -> call.unknown(call.text("id"), "condition"))),
                Route.list(
                        "conditionAssociations",
                        "/conditions/{id}/associations",
                        "What is said of a condition and its phenotypes, with state and pooled counts.",
                        List.of(CONDITION, STATE),
                        Association.class,
                        call -> inState(call, call.lookup().associations().ofCondition(condition(call)))),
                Route.one(
                        "gene",
                        "/genes/{id}",
                        "A gene with its conditions.",
                        List.of(GENE),
                        Gene.class,
                        call -> gene(call)),
                Route.list(
                        "genePhenotypes",
                        "/genes/{id}/phenotypes",
                        "The phenotypes of a gene, with the conditions that they come through.",
                        List.of(GENE),
                        GenePhenotype.class,
                        call -> call.lookup().genes().phenotypes(gene(call).id()).stream()),
                Route.one(
                        "publication",
                        "/publications/{id}",
                        "A publication, and how often it is cited.",
                        List.of(Input.path("id", "A publication.", "PMID:24753537")),
                        Publication.class,
                        call -> publication(call)),
                Route.list(
                        "publicationAnnotations",
                        "/publications/{id}/annotations",
                        "The annotations that cite a publication.",
                        List.of(Input.path("id", "A publication.", "PMID:24753537")),
                        Annotation.class,
                        call -> call
                                .lookup()
                                .publications()
                                .annotations(publication(call).id())
                                .stream()));
    }

    private static Curie condition(Call call) {
        String id = call.text("id");
        return call.lookup().conditions().find(id).map(Condition::id).orElseThrow(() -> call.unknown(id, "condition"));
    }

    private static Gene gene(Call call) {
        String id = call.text("id");
        return call.lookup().genes().find(id).orElseThrow(() -> call.unknown(id, "gene"));
    }

    private static Publication publication(Call call) {
        String id = call.text("id");
        return call.lookup().publications().find(id).orElseThrow(() -> call.unknown(id, "publication"));
    }

    private static List<Route> associations() {
        Input condition = Input.path("condition", "A condition in any spelling.", "OMIM:617014");
        Input phenotype = Input.path("phenotype", "A phenotype in any spelling.", "HP:0033606");
        return List.of(
                Route.list(
                        "associations",
                        "/associations",
                        "All associations in one state.",
                        List.of(Input.choice("state", "The state.", State.class)
                                .like("disputed")
                                .required()),
                        Association.class,
                        call -> call.lookup()
                                .associations()
                                .inState(call.choice("state", State.class).orElseThrow())),
                Route.one(
                        "association",
                        "/associations/{condition}/{phenotype}",
                        "What is said of a condition and a phenotype.",
                        List.of(condition, phenotype),
                        Association.class,
                        Routes::association),
                Route.list(
                        "associationEvidence",
                        "/associations/{condition}/{phenotype}/evidence",
                        "The annotations that an association rests on.",
                        List.of(condition, phenotype),
                        Annotation.class,
                        call -> {
                            Association association = association(call);
                            return call
                                    .lookup()
                                    .associations()
                                    .evidence(association.condition(), association.phenotype())
                                    .stream();
                        }));
    }

    private static Association association(Call call) {
        return call.lookup()
                .associations()
                .find(call.curie("condition"), call.curie("phenotype"))
                .orElseThrow(() -> nothing(
                        call.text("condition") + " and " + call.text("phenotype"), "nobody says anything of the two"));
    }

    private static List<Route> names() {
        return List.of(
                Route.one(
                        "resolve",
                        "/resolve/{id}",
                        "What any identifier is, and what came after it.",
                        List.of(Input.path("id", "An identifier in any spelling.", "hp_0033606")),
                        Resolution.class,
                        call -> call.lookup().resolver().resolve(call.text("id"))),
                Route.one(
                        "mappings",
                        "/mappings/{id}",
                        "Where mappings lead from an identifier, directly, inversely and over things in between.",
                        List.of(
                                Input.path("id", "An identifier in any spelling.", "HP:0033606"),
                                Input.text("to", "The prefix of the vocabulary that is asked for.", "SNOMEDCT")
                                        .orNone(),
                                Input.integer("steps", "The most steps of a way.", 1, MOST_STEPS, 2)),
                        MappingAnswer.class,
                        call -> call.lookup().mappings().of(call.text("id"), call.find("to"), call.integer("steps"))),
                Route.one(
                        "search",
                        "/search",
                        "What has a name, the best matches first, saying which text matched.",
                        List.of(
                                Input.text("q", "Words, or an identifier.", "bone marrow arrest"),
                                Input.choices("kind", "Only things of this kind, or of several kinds.", Kind.class),
                                Input.flag("obsolete", "Whether to find what is obsolete too."),
                                Input.integer(
                                        "skip",
                                        "How many hits to leave out at the beginning.",
                                        0,
                                        Integer.MAX_VALUE,
                                        0),
                                Input.integer("hits", "The most hits to give.", 1, Limits.STATED.hits(), 20)),
                        SearchAnswer.class,
                        call -> call.lookup()
                                .search()
                                .find(new Search.Request(
                                        call.text("q"),
                                        call.choices("kind", Kind.class),
                                        call.flag("obsolete"),
                                        call.integer("skip"),
                                        call.integer("hits")))),
                Route.one(
                        "complete",
                        "/complete",
                        "What has a name that begins so, while somebody types.",
                        List.of(
                                Input.text("q", "The beginning of a name, or of a word in it.", "bone mar"),
                                Input.integer("hits", "The most hits to give.", 1, Limits.STATED.hits(), 10)),
                        SearchAnswer.class,
                        call -> call.lookup().search().complete(call.text("q"), call.integer("hits"))));
    }

    private static List<Route> releases() {
        return List.of(
                Route.list(
                        "releases",
                        "/releases",
                        "The releases of this service.",
                        List.of(),
                        ReleaseName.class,
                        call -> call.lookup().releases().list().stream()
                                .map(id -> new ReleaseName(
                                        id, id.equals(call.lookup().release())))),
                Route.one(
                        "release",
                        "/releases/{release}",
                        "What a release is made of.",
                        List.of(Input.path("release", "The identifier of a release, or current.", "current")),
                        ReleaseManifest.class,
                        call -> release(call)),
                Route.one(
                        "limits",
                        "/limits",
                        "What one call may ask for.",
                        List.of(),
                        Limits.class,
                        call -> Limits.STATED));
    }

    private static ReleaseManifest release(Call call) {
        String id = call.text("release");
        return id.equals("current")
                ? call.lookup().releases().manifest()
                : call.lookup()
                        .releases()
                        .find(id)
                        .orElseThrow(() -> new MarrowException(
                                ErrorCode.RELEASE_MISSING,
                                "\"%s\": found no release of this name, expected one of: %s"
                                        .formatted(
                                                id,
                                                String.join(
                                                        ", ",
                                                        call.lookup().releases().list()))));
    }
}
