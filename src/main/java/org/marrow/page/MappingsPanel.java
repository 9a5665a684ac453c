package org.marrow.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;

/// Where mappings lead from something, with who says so.
///
/// @param rows      a row for each way
/// @param conflicts what does not agree, in words
/// @param question  what is behind it
public record MappingsPanel(List<Row> rows, List<String> conflicts, Question question) {

    private static final int ROWS = 60;

    /// A way.
    ///
    /// @param to        where it ends
    /// @param label     the name of the end; empty if no source names it
    /// @param predicate what the steps say together
    /// @param iri       the address of the end
    /// @param over      what is in between
    /// @param steps     the steps
    public record Row(
            Curie to, String label, String predicate, Optional<String> iri, List<Curie> over, List<Mapping> steps) {

        private static Row of(MappingPath path, Reading reading) {
            return new Row(
                    path.to(),
                    path.toLabel().equals(path.to().toString()) ? "" : path.toLabel(),
                    path.predicate(),
                    address(path.to(), reading),
                    path.between(),
                    path.steps().stream().map(MappingPath.Step::mapping).toList());
        }

        /// Who says so, step by step.
        public String sets() {
            return steps.stream().map(Mapping::set).distinct().collect(Collectors.joining(", then "));
        }

        /// Why it is believed, step by step.
        public String justifications() {
            return steps.stream()
                    .flatMap(step -> step.justification().stream())
                    .distinct()
                    .collect(Collectors.joining(", then "));
        }

        /// How many ends the steps join in their sets.
        public String cardinalities() {
            return steps.stream().flatMap(step -> step.cardinality().stream()).collect(Collectors.joining(", then "));
        }

        /// Whether a step says that the two are not the same.
        public boolean isDenied() {
            return steps.stream().anyMatch(Mapping::denied);
        }
    }

    static MappingsPanel of(String id, MappingAnswer answer, Reading reading) {
        return new MappingsPanel(
                answer.paths().stream().map(path -> Row.of(path, reading)).toList(),
                answer.conflicts(),
                reading.question(
                                "mappings",
                                "identifier",
                                id,
                                "/api/mappings/" + Links.encoded(id),
                                "marrow.mappings().of(\"" + id + "\", Optional.empty(), 2)")
                        .noting("It has the statements of mapping sets; the ways that are shown here, over xrefs and"
                                + " things in between too, are what the REST call gives."));
    }

    /// Those that a page has room for.
    public List<Row> shown() {
        return rows.subList(0, Math.min(ROWS, rows.size()));
    }

    /// The address of something elsewhere, if its vocabulary has one.
    static Optional<String> address(Curie id, Reading reading) {
        return Optional.of(reading.prefixes().iri(id)).filter(AnnotationRow::isAddress);
    }
}
