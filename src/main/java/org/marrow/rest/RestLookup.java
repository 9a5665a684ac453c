package org.marrow.rest;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Associations;
import org.marrow.lookup.Concepts;
import org.marrow.lookup.Conditions;
import org.marrow.lookup.Genes;
import org.marrow.lookup.Lookup;
import org.marrow.lookup.Mappings;
import org.marrow.lookup.Publications;
import org.marrow.lookup.Reasoning;
import org.marrow.lookup.Releases;
import org.marrow.lookup.Resolver;
import org.marrow.lookup.Search;
import org.marrow.lookup.Terms;
import org.marrow.model.Annotation;
import org.marrow.model.Concept;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Gene;
import org.marrow.model.GenePhenotype;
import org.marrow.model.Kind;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MarrowException;
import org.marrow.model.Publication;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.Resolution;
import org.marrow.model.SearchAnswer;

/// Questions to a release behind Marrow's REST interface. May be shared between threads.
public final class RestLookup implements Lookup {

    static final Map<String, String> PLAIN = Map.of();

    private final RestClient client;
    private boolean isClosed;

    /// Questions to the release that is current in a service now. They stay with that release, whatever becomes
    /// current there meanwhile.
    ///
    /// @param service where the service is, without `/api`
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED` if nothing answers there as Marrow does
    public RestLookup(URI service) {
        this.client = new RestClient(service);
    }

    private synchronized RestClient client() {
        if (isClosed) {
            throw new IllegalStateException(
                    "The lookup of release %s is closed, expected an open one".formatted(client.release()));
        }
        return client;
    }

    @Override
    public String release() {
        return client.release();
    }

    @Override
    public Terms terms() {
        return new RestTerms(client());
    }

    @Override
    public Reasoning reasoning() {
        return new RestReasoning(client());
    }

    @Override
    public Concepts concepts() {
        RestClient open = client();
        return identifier -> RestTerms.found(open, Concept.class, "concepts", identifier);
    }

    @Override
    public Conditions conditions() {
        RestClient open = client();
        return identifier -> RestTerms.found(open, Condition.class, "conditions", identifier);
    }

    @Override
    public Associations associations() {
        return new RestAssociations(client());
    }

    @Override
    public Genes genes() {
        return new RestGenes(client());
    }

    @Override
    public Publications publications() {
        return new RestPublications(client());
    }

    @Override
    public Mappings mappings() {
        return new RestMappings(client());
    }

    @Override
    public Resolver resolver() {
        return new RestResolver(client());
    }

    @Override
    public Search search() {
        return new RestSearch(client());
    }

    @Override
    public Releases releases() {
        return new RestReleases(client());
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            client.close();
        }
    }

    private record RestGenes(RestClient client) implements Genes {

        @Override
        public Optional<Gene> find(String identifier) {
            return RestTerms.found(client, Gene.class, "genes", identifier);
        }

        @Override
        public List<GenePhenotype> phenotypes(Curie gene) {
            return client.list(GenePhenotype.class, RestClient.path("genes", gene.toString(), "phenotypes"), PLAIN);
        }

        @Override
        public List<GenePhenotype> ofPhenotype(Curie phenotype) {
            return client.list(GenePhenotype.class, RestClient.path("terms", phenotype.toString(), "genes"), PLAIN);
        }
    }

    private record RestPublications(RestClient client) implements Publications {

        @Override
        public Optional<Publication> find(String identifier) {
            return RestTerms.found(client, Publication.class, "publications", identifier);
        }

        @Override
        public List<Annotation> annotations(Curie publication) {
            return client.list(
                    Annotation.class, RestClient.path("publications", publication.toString(), "annotations"), PLAIN);
        }
    }

    private record RestMappings(RestClient client) implements Mappings {

        @Override
        public MappingAnswer of(String identifier, Optional<String> vocabulary, int steps) {
            return ofAll(List.of(identifier), vocabulary, steps).getFirst();
        }

        @Override
        public List<MappingAnswer> ofAll(List<String> identifiers, Optional<String> vocabulary, int steps) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("steps", steps);
            vocabulary.ifPresent(prefix -> values.put("to", prefix));
            List<Optional<MappingAnswer>> answers = client.many(MappingAnswer.class, "/mappings", identifiers, values);
            List<MappingAnswer> all = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                String path = RestClient.path("mappings", identifiers.get(i));
                all.add(answers.get(i)
                        .orElseGet(() ->
                                client.one(MappingAnswer.class, path, values).orElseThrow()));
            }
            return all;
        }
    }

    private record RestResolver(RestClient client) implements Resolver {

        @Override
        public Resolution resolve(String identifier) {
            return resolveAll(List.of(identifier)).getFirst();
        }

        @Override
        public List<Resolution> resolveAll(List<String> identifiers) {
            return client.many(Resolution.class, "/resolve", identifiers, PLAIN).stream()
                    .map(Optional::orElseThrow)
                    .toList();
        }
    }

    private record RestSearch(RestClient client) implements Search {

        @Override
        public SearchAnswer find(Request request) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("q", request.text());
            values.put(
                    "kind",
                    request.kinds().stream()
                            .map(Kind::name)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList());
            values.put("obsolete", request.obsolete());
            values.put("skip", request.offset());
            values.put("hits", request.limit());
            return answer("/search", request.text(), values);
        }

        @Override
        public SearchAnswer complete(String text, int limit) {
            return answer("/complete", text, Map.of("q", text, "hits", limit));
        }

        private SearchAnswer answer(String path, String text, Map<String, ?> values) {
            return text.isBlank()
                    ? new SearchAnswer(List.of(), false, false)
                    : client.one(SearchAnswer.class, path, values).orElseThrow();
        }
    }

    private record RestReleases(RestClient client) implements Releases {

        @Override
        public ReleaseManifest manifest() {
            return find(client.release()).orElseThrow();
        }

        @Override
        public List<String> list() {
            return client.list(NameRoutes.ReleaseName.class, "/releases", PLAIN).stream()
                    .map(NameRoutes.ReleaseName::id)
                    .toList();
        }

        @Override
        public Optional<ReleaseManifest> find(String id) {
            try {
                return id.isBlank()
                        ? Optional.empty()
                        : client.one(ReleaseManifest.class, RestClient.path("releases", id), PLAIN);
            } catch (MarrowException e) {
                if (e.code() == ErrorCode.RELEASE_MISSING && !id.equals(client.release()) && !list().isEmpty()) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }
}
