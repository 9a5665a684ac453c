package org.marrow.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.model.State;
import org.marrow.vocabulary.Prefixes;

/// The files beside a release's dataset.
final class ReleaseFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReleaseFiles() {}

    static void writeManifest(Path file, Graph manifest, Prefixes prefixes) {
        for (String prefix : List.of("dcat", "dcterms", "spdx")) {
            manifest.getPrefixMapping()
                    .setNsPrefix(prefix, prefixes.namespaces().get(prefix));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            RDFWriter.source(manifest).format(RDFFormat.TURTLE_PRETTY).output(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeReport(
            Path file, String release, long statements, List<SourceReport> sources, Map<State, Long> states) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("release", release);
        report.put("statements", statements);
        report.put("associations", new TreeMap<>(states));
        report.put("sources", sources.stream().map(ReleaseFiles::source).toList());
        try {
            JSON.writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> source(SourceReport source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", source.title());
        fields.put("version", source.version());
        fields.put("rows", source.rows());
        fields.put("loaded", source.loaded());
        fields.put("skipped", new TreeMap<>(source.skipped()));
        fields.put("remarks", source.remarks());
        return fields;
    }
}
