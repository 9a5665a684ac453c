package org.marrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Source files small enough to read, made by hand in the form of published ones: twelve terms, five conditions,
/// and a little of every other kind of file, so that each graph of a release has something in it.
public final class Miniature {

    private static final List<String> OTHERS = List.of(
            "mini.NAMES.RRF",
            "mini.cs.babelon.tsv",
            "mini.cs.synonyms.tsv",
            "mini.de.babelon.tsv",
            "mini.doid.sssom.tsv",
            "mini.genes_to_disease.txt",
            "mini.hpo_omim_mapping.txt",
            "mini.mim2gene_medgen",
            "mini.product4.xml",
            "mini.rival.sssom.tsv");

    private Miniature() {}

    /// The HPO as JSON, copied into `folder`.
    public static Path hpo(Path folder) throws IOException {
        return copy("mini.json", folder);
    }

    /// The same HPO as OBO text, copied into `folder`.
    public static Path hpoObo(Path folder) throws IOException {
        return copy("mini.obo", folder);
    }

    /// The same HPO as OWL, copied into `folder`.
    public static Path hpoOwl(Path folder) throws IOException {
        return copy("mini.owl", folder);
    }

    /// Disease annotations, copied into `folder`.
    public static Path hpoa(Path folder) throws IOException {
        return copy("mini.hpoa", folder);
    }

    /// One file of every kind, the HPO as JSON, copied into `folder`.
    public static List<Path> all(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(hpo(folder), hpoa(folder)));
        for (String name : OTHERS) {
            files.add(copy(name, folder));
        }
        return List.copyOf(files);
    }

    /// The bytes of `file`, gzipped.
    public static byte[] gzipped(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.toByteArray();
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        Files.deleteIfExists(target);
        try (InputStream bytes = Miniature.class.getResourceAsStream("/miniature/" + name)) {
            if (bytes == null) {
                throw new IOException("No fixture " + name);
            }
            Files.copy(bytes, target);
        }
        return target;
    }
}
