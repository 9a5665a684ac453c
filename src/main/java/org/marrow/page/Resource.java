package org.marrow.page;

import java.util.ArrayList;
import java.util.List;
import org.marrow.model.Concept;
import org.marrow.model.Curie;

/// A page elsewhere about the same.
///
/// @param title what it is
/// @param url   its address
public record Resource(String title, String url) {

    private static final String SEARCH = "https://pubmed.ncbi.nlm.nih.gov/?term=";

    static List<Resource> ofTerm(Curie id, String label) {
        List<Resource> all = new ArrayList<>();
        if (id.prefix().equals("HP")) {
            all.add(new Resource("Human Phenotype Ontology browser", "https://hpo.jax.org/browse/term/" + id));
            all.add(new Resource("Monarch Initiative", "https://monarchinitiative.org/" + id));
        }
        all.addAll(ofName(label));
        return all;
    }

    static List<Resource> ofConcept(Concept concept) {
        List<Resource> all = new ArrayList<>();
        all.add(new Resource(
                "MedGen",
                "https://www.ncbi.nlm.nih.gov/medgen/"
                        + Links.encoded(concept.id().local())));
        all.addAll(ofName(concept.label()));
        return all;
    }

    static List<Resource> ofCondition(Curie id, String label) {
        List<Resource> all = new ArrayList<>();
        switch (id.prefix()) {
            case "OMIM" -> all.add(new Resource("OMIM", "https://omim.org/entry/" + id.local()));
            case "ORPHA" -> all.add(new Resource("Orphanet", "https://www.orpha.net/en/disease/detail/" + id.local()));
            default -> {}
        }
        all.addAll(ofName(label));
        return all;
    }

    private static List<Resource> ofName(String label) {
        String quoted = Links.encoded("\"" + label + "\"");
        return List.of(
                new Resource("Practice guidelines in PubMed", SEARCH + quoted + "+AND+guideline%5Bpt%5D"),
                new Resource("Clinical studies in PubMed", SEARCH + quoted + "+AND+clinical+study%5Bpt%5D"),
                new Resource("Bookshelf", "https://www.ncbi.nlm.nih.gov/books/?term=" + quoted));
    }
}
