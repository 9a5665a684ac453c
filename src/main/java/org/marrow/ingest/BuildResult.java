package org.marrow.ingest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.check.ReleaseCheck;
import org.marrow.model.State;

/// What a build did.
///
/// @param release      the identifier
/// @param isNew        false if the same release was there already and nothing was done
/// @param swept        how many killed builds had left something that was cleared away
/// @param statements   how many statements each named graph has, by its IRI, without those of the manifest
/// @param sources      what became of every row
/// @param unrecognised the files of a named folder that are of no known kind and were left alone
/// @param states       how many associations have each state; those with none are left out
/// @param quality      what the quality rules found, errors first
public record BuildResult(
        String release,
        boolean isNew,
        int swept,
        Map<String, Long> statements,
        List<SourceReport> sources,
        List<Path> unrecognised,
        Map<State, Long> states,
        List<ReleaseCheck.Result> quality) {

    /// Copies the collections.
    public BuildResult {
        statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
        sources = List.copyOf(sources);
        unrecognised = List.copyOf(unrecognised);
        states = Map.copyOf(states);
        quality = List.copyOf(quality);
    }

    /// The report for people: every source with its rows, loaded or skipped and why, and what came of them.
    public String text() {
        var text = new StringBuilder("Release %s%n".formatted(release));
        for (SourceReport source : sources) {
            text.append("%n%s %s: %,d rows, %,d loaded, %,d skipped%n"
                    .formatted(
                            source.title(),
                            source.version(),
                            source.rows(),
                            source.loaded(),
                            source.rows() - source.loaded()));
            source.remarks().forEach((remark, count) -> text.append("    %,d %s%n".formatted(count, remark)));
            source.skipped()
                    .forEach((reason, skipped) -> text.append("    skipped %,d: %s, such as %s%n"
                            .formatted(
                                    skipped.count(), reason, skipped.examples().getFirst())));
        }
        if (!states.isEmpty()) {
            text.append("%n".formatted());
            new TreeMap<>(states)
                    .forEach((state, count) -> text.append("%,d associations %s%n".formatted(count, state)));
        }
        List<ReleaseCheck.Result> found =
                quality.stream().filter(result -> result.findings() > 0).toList();
        if (!found.isEmpty()) {
            text.append("%n".formatted());
            found.forEach(result -> text.append("%s%n".formatted(result)));
        }
        text.append("%n".formatted());
        statements.forEach((graph, count) -> text.append("%,d statements in <%s>%n".formatted(count, graph)));
        unrecognised.forEach(file -> text.append("Left alone, of no known kind: %s%n".formatted(file.getFileName())));
        return text.toString();
    }
}
