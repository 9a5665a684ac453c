package org.marrow.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.model.ReleaseSource;
import org.marrow.query.Table;

/// Where what a page shows is from: the graphs that say something of its subject, and the files of the release.
///
/// @param graphs   for each graph, by the end of its name, how many statements are about the subject or point to it
/// @param sources  what the release was built from
/// @param question what is behind it
public record Origins(Map<String, Long> graphs, List<ReleaseSource> sources, Question question) {

    private static final String GRAPHS = "^.*/graph/";

    static Origins of(String id, Reading reading) {
        Table table = reading.queries().run("origins", Map.of("identifier", id));
        Map<String, Long> graphs = new TreeMap<>();
        int statements = table.columns().indexOf("statements");
        for (var row : table.rows()) {
            String graph = row.getFirst().orElse("").replaceFirst(GRAPHS, "");
            graphs.merge(graph, Long.valueOf(row.get(statements).orElse("0")), Long::sum);
        }
        return new Origins(
                graphs,
                reading.lookup().releases().manifest().sources(),
                reading.question(
                                "origins",
                                "identifier",
                                id,
                                "/api/releases/" + reading.lookup().release(),
                                "marrow.releases().manifest()")
                        .noting("The REST call gives what the release is made of."));
    }
}
