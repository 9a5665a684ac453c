package org.marrow.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of every row of one source file: each is counted once, loaded or skipped. Filled while reading, by one
/// thread.
public final class SourceReport {

    private static final int EXAMPLES = 3;

    private final String title;
    private final String version;
    private final Map<String, Skipped> skipped = new TreeMap<>();
    private final Map<String, Long> remarks = new TreeMap<>();
    private long rows;
    private long loaded;

    /// Rows that were passed over for one reason.
    ///
    /// @param count    how many
    /// @param examples the first few
    public record Skipped(long count, List<String> examples) {}

    SourceReport(String title, String version) {
        this.title = title;
        this.version = version;
    }

    void load() {
        rows++;
        loaded++;
    }

    void skip(String reason, String example) {
        rows++;
        Skipped before = skipped.getOrDefault(reason, new Skipped(0, List.of()));
        List<String> examples = before.examples();
        if (examples.size() < EXAMPLES) {
            examples = new ArrayList<>(examples);
            examples.add(example);
        }
        skipped.put(reason, new Skipped(before.count() + 1, List.copyOf(examples)));
    }

    void remark(String what, long count) {
        if (count > 0) {
            remarks.merge(what, count, Long::sum);
        }
    }

    /// What kind of file it is.
    public String title() {
        return title;
    }

    /// The version that the file says it is.
    public String version() {
        return version;
    }

    /// All rows: nodes and edges of an ontology, lines of a table.
    public long rows() {
        return rows;
    }

    /// The rows that are in the release.
    public long loaded() {
        return loaded;
    }

    /// The rows that are not, by reason.
    public Map<String, Skipped> skipped() {
        return new TreeMap<>(skipped);
    }

    /// Counts that say more about the loaded rows, such as how many repeat another.
    public Map<String, Long> remarks() {
        return new TreeMap<>(remarks);
    }
}
