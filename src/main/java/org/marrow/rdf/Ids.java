package org.marrow.rdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.Publisher;

/// The IRIs of a release's own things, made from what they say and never from file names or lines, so that
/// the same input gives the same IRIs.
///
/// Digests are the first 96 bits of a SHA-256: among a million things two share one with a probability
/// below 1e-17.
public final class Ids {

    /// The beginning of every IRI made here.
    public static final String BASE = "https://w3id.org/marrow/id/";

    /// The beginning of the IRIs of nodes that have no name in their source.
    public static final String NAMELESS = BASE + "axiom/";
    private static final String GENE_ASSOCIATION = BASE + "gene-association/";
    private static final int DIGEST_BYTES = 12;

    private Ids() {}

    /// An annotation, from its publisher and the content of its row.
    public static Node annotation(Publisher publisher, String content) {
        return NodeFactory.createURI(
                BASE + "annotation/" + publisher.name().toLowerCase(Locale.ROOT) + "-" + digest(content));
    }

    /// An association, from its pair.
    public static Node association(Curie condition, Curie phenotype) {
        return NodeFactory.createURI(BASE + "association/" + condition.prefix() + "-" + condition.local() + "-"
                + phenotype.prefix() + "-" + phenotype.local());
    }

    /// A gene association that is the only one of its pair in its source.
    public static Node geneAssociation(Curie gene, Curie condition) {
        return NodeFactory.createURI(GENE_ASSOCIATION + gene.prefix() + "-" + gene.local() + "-" + condition.prefix()
                + "-" + condition.local());
    }

    /// A gene association that has others of its pair beside it, told from them by what else its row says.
    public static Node geneAssociation(Curie gene, Curie condition, String content) {
        return NodeFactory.createURI(geneAssociation(gene, condition).getURI() + "-" + digest(content));
    }

    /// Whether `node` is the name of a gene association.
    public static boolean isGeneAssociation(Node node) {
        return node.isURI() && node.getURI().startsWith(GENE_ASSOCIATION);
    }

    /// A row that lists a phenotype with a gene, from its content.
    public static Node genePhenotype(String content) {
        return NodeFactory.createURI(BASE + "gene-phenotype/" + digest(content));
    }

    /// A biocuration.
    static Node biocuration(Biocuration biocuration) {
        String curator = biocuration.curator().replace(':', '-');
        boolean plain =
                curator.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.'));
        return NodeFactory.createURI(
                BASE + "biocuration/" + (plain ? curator : digest(curator)) + "-" + biocuration.date());
    }

    /// A node that has no name in its source, from its triples, whose subject does not count.
    static Node axiom(Collection<Triple> triples) {
        StringBuilder content = new StringBuilder();
        triples.stream()
                .map(triple -> triple.getPredicate() + " " + triple.getObject() + "\n")
                .sorted()
                .forEach(content::append);
        return NodeFactory.createURI(NAMELESS + digest(content.toString()));
    }

    /// Whether `node` is the name of a node that has none in its source.
    public static boolean isNameless(Node node) {
        return node.isURI() && isNameless(node.getURI());
    }

    /// Whether `iri` is the name of a node that has none in its source.
    public static boolean isNameless(String iri) {
        return iri.startsWith(NAMELESS);
    }

    /// A mapping set.
    ///
    /// @param name such as `mondo_exactmatch_doid`
    public static Node mappingSet(String name) {
        return NodeFactory.createURI(BASE + "mapping-set/" + name);
    }

    /// A published file of a stated version.
    public static String sourceFile(String kind, String version) {
        return BASE + "file/" + kind + "/" + version;
    }

    private static String digest(String content) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
