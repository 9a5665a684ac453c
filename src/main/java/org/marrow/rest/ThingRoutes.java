package org.marrow.rest;

import java.util.List;
import java.util.stream.Stream;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Concept;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.Gene;
import org.marrow.model.GenePhenotype;
import org.marrow.model.Publication;
import org.marrow.model.State;

/// What is asked about concepts, conditions, genes, publications, and the pairs of conditions and phenotypes.
final class ThingRoutes {

    private static final Input CONDITION = Input.path("id", "A condition in any spelling.", "OMIM:617014");
    private static final Input GENE = Input.path("id", "A gene in any spelling.", "NCBIGene:1441");

    private ThingRoutes() {}

    static List<Route> all() {
        return Stream.of(things(), associations()).flatMap(List::stream).toList();
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
                        List.of(CONDITION, Routes.STATE),
                        Association.class,
                        call -> Routes.inState(
                                call, call.lookup().associations().ofCondition(condition(call)))),
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
                        ThingRoutes::association),
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
                .orElseThrow(() -> Routes.nothing(
                        call.text("condition") + " and " + call.text("phenotype"), "nobody says anything of the two"));
    }
}
