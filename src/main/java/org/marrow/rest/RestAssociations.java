package org.marrow.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.lookup.Associations;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.RollUp;
import org.marrow.model.State;
import org.marrow.model.Thing;

/// Associations from Marrow's REST interface.
record RestAssociations(RestClient client) implements Associations {

    private static String path(Curie phenotype, String what) {
        return RestClient.path("terms", phenotype.toString(), what);
    }

    @Override
    public List<Association> ofPhenotype(Curie phenotype) {
        return client.list(Association.class, path(phenotype, "associations"), RestLookup.PLAIN);
    }

    @Override
    public List<RollUp> withSubtypes(Curie phenotype) {
        return client.list(RollUp.class, path(phenotype, "roll-up"), RestLookup.PLAIN);
    }

    @Override
    public List<Thing> conditionsWith(Curie phenotype) {
        return client.list(Thing.class, path(phenotype, "conditions"), RestLookup.PLAIN);
    }

    @Override
    public List<Association> ofCondition(Curie condition) {
        return client.list(
                Association.class,
                RestClient.path("conditions", condition.toString(), "associations"),
                RestLookup.PLAIN);
    }

    private static String pair(Curie condition, Curie phenotype) {
        return RestClient.path("associations", condition.toString(), phenotype.toString());
    }

    @Override
    public Optional<Association> find(Curie condition, Curie phenotype) {
        return client.one(Association.class, pair(condition, phenotype), RestLookup.PLAIN);
    }

    @Override
    public Stream<Association> inState(State state) {
        return client.stream(
                Association.class, "/associations", Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<Annotation> evidence(Curie condition, Curie phenotype) {
        return client.list(Annotation.class, pair(condition, phenotype) + "/evidence", RestLookup.PLAIN);
    }

    @Override
    public Optional<InformationContent> informationContent(Curie phenotype) {
        return client.one(InformationContent.class, path(phenotype, "information-content"), RestLookup.PLAIN);
    }
}
