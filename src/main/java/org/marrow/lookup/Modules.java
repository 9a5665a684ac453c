package org.marrow.lookup;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.marrow.model.MarrowException;
import org.marrow.reason.OntologyModule;
import org.marrow.reason.Reasoner;
import org.marrow.store.Store;

/// Parts of the ontology of a release that keep what follows from the whole. May be shared between threads.
public final class Modules {

    /// How long it may take to find the branch.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String MODULE = "https://w3id.org/marrow/module/";

    private final Store store;
    private final StoredReasoning reasoning;

    Modules(Store store, StoredReasoning reasoning) {
        this.store = store;
        this.reasoning = reasoning;
    }

    /// The module of `terms` and of everything that follows to be below `roots`.
    ///
    /// @param terms classes by CURIE in any spelling, by IRI, or by label
    /// @param roots classes likewise
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the ontology has no such class; `ONTOLOGY_INVALID` if it
    ///                         contradicts itself, so that everything is below everything
    public OntologyModule of(Collection<String> terms, Collection<String> roots, OntologyModule.Method method) {
        Reasoner reasoner = reasoning.reasoner();
        List<String> tops = roots.stream().map(reasoning::named).toList();
        List<String> seeds = Stream.concat(
                        terms.stream().map(reasoning::named), reasoner.branch(tops, LONGEST).stream())
                .distinct()
                .toList();
        return reasoner.module(seeds, method);
    }

    /// Writes a module, with all that the release says of its classes and properties.
    ///
    /// @return how many axioms and annotations of axioms there was no place for, so that they are left out
    /// @throws IOException as `out` does
    public long write(OntologyModule module, OntologyModule.Format format, OutputStream out) throws IOException {
        List<Node> entities = module.iris().stream().map(NodeFactory::createURI).toList();
        List<Triple> said = new ArrayList<>();
        store.about(Store.Part.ONTOLOGY, entities).find().forEachRemaining(said::add);
        List<Node> annotated = new ArrayList<>();
        store.pointing(Store.Part.ONTOLOGY, List.of(OWL2.annotatedSource.asNode()), entities)
                .find()
                .forEachRemaining(triple -> annotated.add(triple.getSubject()));
        store.about(Store.Part.ONTOLOGY, annotated).find().forEachRemaining(said::add);
        return module.write(format, header(module), said, out);
    }

    private OntologyModule.Header header(OntologyModule module) {
        String iri = MODULE + module.digest();
        return new OntologyModule.Header(
                iri,
                iri + "/" + store.id(),
                Map.of(
                        DCTerms.title.getURI(), List.of("An excerpt of the ontology of Marrow release " + store.id()),
                        DCTerms.source.getURI(), versions()));
    }

    /// The versions of the ontologies that the release has loaded.
    private List<String> versions() {
        List<String> versions = new ArrayList<>();
        store.each(
                Store.Part.ONTOLOGY,
                OWL2.versionIRI.asNode(),
                triple -> versions.add(triple.getObject().toString()));
        return versions.stream().distinct().sorted().toList();
    }
}
