package org.marrow.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The names of the graphs of a release, one for each source, so that a statement's origin is a `GRAPH`
/// away.
///
/// The default graph of a release holds the union of those that are [asserted][#isAsserted].
public final class Graphs {

    private static final String BASE = "https://w3id.org/marrow/graph/";
    private static final String MAPPINGS = BASE + "mappings/";

    /// What the HPO says of its terms.
    public static final Node HPO = graph("hpo");

    /// The HPO's disease annotations, row by row.
    public static final Node HPOA = graph("hpoa");

    /// NCBI MedGen's concepts, and the features that it lists with conditions.
    public static final Node MEDGEN = graph("medgen");

    /// Which genes stand behind which conditions, and the phenotypes listed with them, from the HPO's
    /// gene files.
    public static final Node GENES = graph("genes");

    /// MIM numbers, MedGen concepts and genes, from NCBI Gene's `mim2gene_medgen`.
    public static final Node MIM2GENE = graph("mim2gene");

    /// Orphanet's annotations of disorders with phenotypes.
    public static final Node ORPHANET = graph("orphanet");

    /// What `ontology/` ships: our vocabulary and the home concept.
    public static final Node HOME = graph("home");

    /// The pairs of condition and phenotype with their state, computed over the annotations of all sources.
    public static final Node ASSOCIATIONS = graph("associations");

    /// The direct superclasses and equivalent classes that follow and are not stated.
    public static final Node INFERRED = graph("inferred");

    /// The existential relations between classes that follow: of an abnormality and the organ that it affects, and so
    /// on, one statement each.
    public static final Node RELATIONS = graph("relations");

    /// What the release is made of.
    public static final Node MANIFEST = graph("manifest");

    /// The union of the asserted graphs under a name of its own, in a store that is not ours, whose default graph
    /// may be the union of all graphs or none.
    public static final Node UNION = graph("union");

    /// Says which release is being loaded into a store that is not ours, until it is there.
    public static final Node LOADING = graph("loading");

    /// The query catalogue, as a service lays it over every release.
    public static final Node CATALOGUE = graph("catalogue");

    /// What the release holds, counted, in VoID; a part of no default graph that is counted, so that the counts
    /// need not count themselves. A service lays it over the default graph.
    public static final Node VOID = graph("void");

    private static final String TRANSLATIONS = BASE + "translations/";

    private static final Set<Node> ASSERTED =
            Set.of(HPO, HPOA, GENES, MIM2GENE, MEDGEN, ORPHANET, HOME, ASSOCIATIONS, MANIFEST, CATALOGUE);

    private Graphs() {}

    /// The mappings of one set.
    ///
    /// @param set its name, such as `mondo_exactmatch_doid`
    public static Node mappings(String set) {
        return NodeFactory.createURI(MAPPINGS + set);
    }

    /// The labels, definitions and synonyms in one language.
    ///
    /// @param language its BCP 47 tag, such as `cs`
    public static Node translations(String language) {
        return NodeFactory.createURI(TRANSLATIONS + language);
    }

    /// How the names of the graphs of translations begin.
    public static String translations() {
        return TRANSLATIONS;
    }

    /// Those of `graphs` that hold translations, ordered.
    public static List<Node> translations(Iterator<Node> graphs) {
        List<Node> found = new ArrayList<>();
        graphs.forEachRemaining(graph -> {
            if (graph.isURI() && graph.getURI().startsWith(TRANSLATIONS)) {
                found.add(graph);
            }
        });
        found.sort(Comparator.comparing(Node::getURI));
        return List.copyOf(found);
    }

    /// Whether the default graph has the triples of `graph`: true of every source and of the manifest,
    /// false of translations and of what is inferred, so that a term has its one label and a count has
    /// one meaning.
    public static boolean isAsserted(Node graph) {
        return ASSERTED.contains(graph) || isMappings(graph);
    }

    /// Whether only a release may have a graph of the name `graph`, now or in times to come.
    public static boolean isOfReleases(Node graph) {
        return graph.isURI() && graph.getURI().startsWith(BASE);
    }

    /// The name of `graph` without the beginning that all graphs of releases share, such as `mappings/ordo`; the whole
    /// IRI where it begins otherwise.
    public static String shortName(Node graph) {
        return isOfReleases(graph) ? graph.getURI().substring(BASE.length()) : graph.getURI();
    }

    private static boolean isMappings(Node graph) {
        return graph.isURI()
                && graph.getURI().startsWith(MAPPINGS)
                && !graph.getURI().equals(MAPPINGS);
    }

    private static Node graph(String name) {
        return NodeFactory.createURI(BASE + name);
    }
}
