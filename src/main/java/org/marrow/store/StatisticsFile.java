package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.marrow.engine.Statistics;

/// The statistics of a default graph as a file: a line for all of it, one for each predicate, one for each class,
/// tabs between; and as the file that TDB2's own planner reads.
final class StatisticsFile {

    private static final String ALL = "all";
    private static final String PREDICATE = "predicate";
    private static final String CLASS = "class";
    private static final Pattern TAB = Pattern.compile("\t");

    private StatisticsFile() {}

    static void write(Statistics statistics, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(ALL, "", statistics.triples(), statistics.subjects(), statistics.objects()));
        statistics
                .predicates()
                .forEach((node, use) ->
                        lines.add(line(PREDICATE, node.getURI(), use.triples(), use.subjects(), use.objects())));
        statistics.classes().forEach((node, count) -> {
            if (node.isURI()) {
                lines.add(line(CLASS, node.getURI(), count));
            }
        });
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static String line(String kind, String iri, long... numbers) {
        var line = new StringBuilder(kind).append('\t').append(iri);
        for (long number : numbers) {
            line.append('\t').append(number);
        }
        return line.toString();
    }

    /// What [#write] wrote; [Statistics#UNKNOWN] if nobody did.
    static Statistics read(Path file) {
        if (!Files.exists(file)) {
            return Statistics.UNKNOWN;
        }
        var all = Statistics.Usage.NONE;
        Map<Node, Statistics.Usage> predicates = Statistics.sorted();
        Map<Node, Long> classes = Statistics.sorted();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] cells = TAB.split(line, -1);
                switch (cells[0]) {
                    case ALL -> all = usage(cells);
                    case PREDICATE -> predicates.put(NodeFactory.createURI(cells[1]), usage(cells));
                    default -> classes.put(NodeFactory.createURI(cells[1]), Long.valueOf(cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Statistics(all.triples(), all.subjects(), all.objects(), predicates, classes);
    }

    private static Statistics.Usage usage(String[] cells) {
        return new Statistics.Usage(Long.parseLong(cells[2]), Long.parseLong(cells[3]), Long.parseLong(cells[4]));
    }

    /// Writes the form of TDB2's `stats.opt`, without the time that its own tools put in.
    static void writeForTdb2(Statistics statistics, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("(stats");
        lines.add("  (meta (count %d))".formatted(statistics.triples()));
        statistics.classes().forEach((node, count) -> {
            if (node.isURI()) {
                lines.add("  ((VAR <%s> <%s>) %d)".formatted(RDF.type.getURI(), node.getURI(), count));
            }
        });
        statistics
                .predicates()
                .forEach((node, use) -> lines.add("  (<%s> %d)".formatted(node.getURI(), use.triples())));
        lines.add("  (other 0))");
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
