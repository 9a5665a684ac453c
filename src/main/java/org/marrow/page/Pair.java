package org.marrow.page;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.model.Association;
import org.marrow.model.State;
import org.marrow.sheet.Words;

/// An association with the annotations that it rests on.
///
/// @param association the association
/// @param phenotype   what the phenotype is called
/// @param evidence    the annotations
public record Pair(Association association, Name phenotype, List<AnnotationRow> evidence) {

    /// Copies the list.
    public Pair {
        evidence = List.copyOf(evidence);
    }

    static Pair of(Association association, Reading reading) {
        return new Pair(
                association,
                reading.names().ofTerm(association.phenotype(), association.phenotypeLabel()),
                reading.lookup().associations().evidence(association.condition(), association.phenotype()).stream()
                        .map(annotation -> AnnotationRow.of(annotation, reading.names()))
                        .toList());
    }

    /// The annotations that say it is there.
    public List<AnnotationRow> present() {
        return evidence.stream().filter(AnnotationRow::isPresent).toList();
    }

    /// The annotations that say it is not.
    public List<AnnotationRow> absent() {
        return evidence.stream().filter(row -> !row.isPresent()).toList();
    }

    /// How often, in the words of the annotations without a count, each once.
    public String frequencies() {
        return each(row -> row.frequency().filter(text -> !text.contains("/")).stream());
    }

    /// The sexes that it is said of alone.
    public String sexes() {
        return each(row -> row.annotation().sex().map(Words::of).stream());
    }

    /// When it begins.
    public String onsets() {
        return each(row -> row.onset().map(Name::text).stream());
    }

    /// The kinds of evidence.
    public String codes() {
        return each(row -> row.annotation().evidence().map(Enum::name).stream());
    }

    /// Who says anything.
    public String publishers() {
        return each(row -> Stream.of(row.publisher()));
    }

    private String each(Function<AnnotationRow, Stream<String>> part) {
        return evidence.stream().flatMap(part).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    /// What a state means.
    public static String meaning(State state) {
        return switch (state) {
            case PRESENT -> "every annotation says that it is there";
            case EXCLUDED -> "looked for and not found";
            case CONTRADICTORY -> "one source says both";
            case DISPUTED -> "one source says that it is there, another that it is not";
        };
    }
}
