package org.marrow.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.check.ReleaseCheck;
import org.marrow.lookup.Json;
import org.marrow.reason.OwlReport;
import org.marrow.vocabulary.Prefixes;

/// The files beside a release's dataset.
final class ReleaseFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReleaseFiles() {}

    static void writeManifest(Path file, Graph manifest, Prefixes prefixes) {
        for (String prefix : List.of("dcat", "dcterms", "prov", "spdx", "void", "xsd")) {
            manifest.getPrefixMapping()
                    .setNsPrefix(prefix, prefixes.namespaces().get(prefix));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            RDFWriter.source(manifest).format(RDFFormat.TURTLE_PRETTY).output(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the report twice: `report.json` for programs and `report.txt` for people.
    static void writeReport(Path folder, BuildResult result) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("release", result.release());
        report.put("statements", result.statements());
        report.put("associations", new TreeMap<>(result.states()));
        report.put(
                "sources", result.sources().stream().map(ReleaseFiles::source).toList());
        report.put(
                "quality", result.quality().stream().map(ReleaseFiles::quality).toList());
        try {
            JSON.writeValue(folder.resolve("report.json").toFile(), report);
            Files.writeString(folder.resolve("report.txt"), result.text(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes all that reasoning found, of which the report has examples, as `reasoning.json`.
    static void writeReasoning(Path folder, OwlReport report) {
        try (OutputStream out = Files.newOutputStream(folder.resolve("reasoning.json"))) {
            Json.write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> quality(ReleaseCheck.Result result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", result.name());
        fields.put("severity", result.rule().severity());
        fields.put("findings", result.findings());
        fields.put("examples", result.examples());
        fields.put("problem", result.rule().problem());
        fields.put("solution", result.rule().solution());
        return fields;
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
