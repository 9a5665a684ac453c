package org.marrow.lookup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Closure;
import org.marrow.store.Store;
import org.marrow.vocabulary.Prefixes;

/// Questions to one store, answered from its statements and the indexes over them.
final class StoreLookup implements Lookup {

    private final Store store;
    private final Prefixes prefixes;
    private final Supplier<Indexes> opening;
    private final EarlierTexts earlier;
    private final Releases releases;
    private final StoredReasoning reasoning;
    private @Nullable Roles roles;
    private boolean isClosed;

    private record Roles(
            Indexes indexes,
            Terms terms,
            Concepts concepts,
            Conditions conditions,
            Associations associations,
            Genes genes,
            Publications publications,
            Mappings mappings,
            Resolver resolver,
            Search search) {}

    StoreLookup(Store store, Prefixes prefixes, Supplier<Indexes> opening, EarlierTexts earlier, Releases releases) {
        this.store = store;
        this.prefixes = prefixes;
        this.opening = opening;
        this.earlier = earlier;
        this.releases = releases;
        this.reasoning = new StoredReasoning(store, prefixes);
    }

    private synchronized Roles roles() {
        requireOpen();
        Roles open = roles;
        if (open == null) {
            open = open(opening.get());
            roles = open;
        }
        return open;
    }

    private synchronized void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException(
                    "The lookup of release %s is closed, expected an open one".formatted(store.id()));
        }
    }

    private Roles open(Indexes indexes) {
        Things things = indexes.things();
        var resolver = new StoredResolver(store, prefixes, things);
        var associations = new IndexedAssociations(store, prefixes, indexes);
        return new Roles(
                indexes,
                new IndexedTerms(store, prefixes, indexes, resolver),
                new StoredConcepts(store, prefixes, things, resolver),
                new StoredConditions(store, prefixes, things, resolver),
                associations,
                new StoredGenes(store, prefixes, things, resolver, associations),
                new StoredPublications(store, prefixes, things, resolver),
                new StoredMappings(store, prefixes, things, resolver),
                resolver,
                new IndexedSearch(indexes.texts(), things, resolver, new Identities(store, prefixes), earlier));
    }

    @Override
    public String release() {
        return store.id();
    }

    @Override
    public Terms terms() {
        return roles().terms();
    }

    @Override
    public Concepts concepts() {
        return roles().concepts();
    }

    @Override
    public Conditions conditions() {
        return roles().conditions();
    }

    @Override
    public Associations associations() {
        return roles().associations();
    }

    @Override
    public Genes genes() {
        return roles().genes();
    }

    @Override
    public Publications publications() {
        return roles().publications();
    }

    @Override
    public Mappings mappings() {
        return roles().mappings();
    }

    @Override
    public Resolver resolver() {
        return roles().resolver();
    }

    @Override
    public Search search() {
        return roles().search();
    }

    @Override
    public Releases releases() {
        return releases;
    }

    @Override
    public Reasoning reasoning() {
        requireOpen();
        return reasoning;
    }

    /// Parts of the ontology.
    Modules modules() {
        return new Modules(store, reasoning);
    }

    /// The closure of the asserted hierarchy.
    Closure hierarchy() {
        return roles().indexes().asserted();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (roles != null) {
            roles.indexes().close();
            roles = null;
        }
        reasoning.close();
        earlier.close();
    }
}
