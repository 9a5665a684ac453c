package org.marrow.rdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Annotation;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;
import org.marrow.vocabulary.TurtleFile;

/// What a folder such as `ontology/` says: our vocabulary, the prefix table, the shapes and the home concept.
///
/// A file of `home/` that stands in for a graph (`mw:standsInFor`) is left out of a release that loads that graph.
/// Read once; immutable afterwards.
public final class OntologyFolder {

    private static final Node VOCABULARY = NodeFactory.createURI(Mw.NAMESPACE);
    private static final String HOME = "home";
    private static final String SHAPES = "shapes";
    private static final String PUBLISHED = "published";

    private final Path folder;
    private final Map<Path, Graph> statements = new LinkedHashMap<>();
    private final Graph shapes = GraphFactory.createDefaultGraph();
    private final Prefixes prefixes;

    private OntologyFolder(Path folder) {
        this.folder = folder;
        this.prefixes = Prefixes.read(folder.resolve("prefixes.ttl"));
        List<Path> files = Shipped.files(folder, ".ttl").stream()
                .filter(file -> isShape(file) || isStatements(file))
                .toList();
        List<Graph> graphs = Shipped.read(files, file -> isShape(file) ? TurtleFile.read(file) : named(file));
        for (int i = 0; i < files.size(); i++) {
            if (isShape(files.get(i))) {
                GraphUtil.addInto(shapes, graphs.get(i));
            } else {
                statements.put(files.get(i), graphs.get(i));
            }
        }
        if (version().isEmpty()) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID,
                    "%s: found no owl:versionInfo of %s, expected one in marrow.ttl".formatted(folder, VOCABULARY));
        }
    }

    /// Reads the files below `folder`.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` at the first file that does not parse, `FILE_MISSING` if there is
    ///                         no such folder
    public static OntologyFolder read(Path folder) {
        return new OntologyFolder(folder);
    }

    private boolean isShape(Path file) {
        return folder.relativize(file).startsWith(SHAPES);
    }

    private boolean isStatements(Path file) {
        Path relative = folder.relativize(file);
        return relative.startsWith(HOME)
                || relative.toString().equals("marrow.ttl")
                || relative.toString().equals("reused.ttl");
    }

    private static Graph named(Path file) {
        try {
            return Skolem.name(TurtleFile.read(file));
        } catch (MarrowException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file.toString()) ? e : new MarrowException(e.code(), file + ": " + message, e);
        }
    }

    /// The prefix table.
    public Prefixes prefixes() {
        return prefixes;
    }

    /// The SHACL shapes of all files together.
    public Graph shapes() {
        return shapes;
    }

    /// What published vocabularies say of the terms that ours use, read anew; no part of a release.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` at the first file that does not parse
    public Graph published() {
        Graph published = GraphFactory.createDefaultGraph();
        Shipped.files(folder, ".ttl").stream()
                .filter(file -> folder.relativize(file).startsWith(PUBLISHED))
                .forEach(file -> GraphUtil.addInto(published, TurtleFile.read(file)));
        return published;
    }

    /// The vocabulary and the home concept, without the files that stand in for one of the graphs `loaded`.
    public Graph home(Set<Node> loaded) {
        Graph home = GraphFactory.createDefaultGraph();
        statements.values().stream()
                .filter(graph -> loaded.stream().noneMatch(name -> graph.contains(Node.ANY, Mw.STANDS_IN_FOR, name)))
                .forEach(graph -> GraphUtil.addInto(home, graph));
        return home;
    }

    /// The annotations in `graph`, by name.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID`, naming the file, if one lacks a part or has a wrong value
    public Map<Node, Annotation> annotations(Graph graph) {
        var rdf = new AnnotationRdf(prefixes);
        Map<Node, Annotation> annotations = new LinkedHashMap<>();
        graph.find(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS)
                .mapWith(Triple::getSubject)
                .toList()
                .forEach(name -> annotations.put(name, read(rdf, graph, name)));
        return annotations;
    }

    private Annotation read(AnnotationRdf rdf, Graph graph, Node name) {
        try {
            return rdf.read(graph, name);
        } catch (MarrowException e) {
            String file = fileOf(name).map(folder::resolve).map(Path::toString).orElse("");
            throw new MarrowException(ErrorCode.ONTOLOGY_INVALID, file + ": " + e.getMessage(), e);
        }
    }

    /// The first file that says something of `subject`, relative to the folder, or nothing if none does.
    public Optional<Path> fileOf(Node subject) {
        return statements.entrySet().stream()
                .filter(entry -> entry.getValue().contains(subject, Node.ANY, Node.ANY))
                .map(entry -> folder.relativize(entry.getKey()))
                .findFirst();
    }

    /// How many files were read, the prefix table and the shapes not counted.
    public int files() {
        return statements.size();
    }

    /// The version of the vocabulary, such as `2026-11-22`.
    public String version() {
        return statements.values().stream()
                .flatMap(graph -> AnnotationRdf.all(graph, VOCABULARY, OWL2.versionInfo.asNode()).stream())
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("");
    }

    /// The size of all files together, in bytes.
    public long bytes() {
        long bytes = 0;
        for (Path file : Shipped.files(folder, ".ttl")) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    /// The SHA-256 over all files, their places in the folder included, in lower-case hexadecimal.
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files = Shipped.files(folder, ".ttl");
            for (Path file : files) {
                digest.update(folder.relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
