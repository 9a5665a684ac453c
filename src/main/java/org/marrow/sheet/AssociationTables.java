package org.marrow.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.model.Association;
import org.marrow.model.RollUp;
import org.marrow.query.Table;

/// Associations as rows for spreadsheets.
final class AssociationTables {

    private static final List<String> NUMBERS = List.of("state", "affected", "examined", "annotations", "unpooled");

    private AssociationTables() {}

    /// The associations of a phenotype and of its subtypes.
    static Table ofPhenotype(List<RollUp> rollUps) {
        return new Table(
                columns("condition", "label", "phenotype"),
                rollUps.stream()
                        .flatMap(rollUp -> Stream.concat(rollUp.own().stream(), rollUp.through().stream()))
                        .map(association -> row(
                                association.condition().toString(),
                                association.conditionLabel(),
                                association.phenotype().toString(),
                                association))
                        .toList());
    }

    /// The associations of a condition.
    static Table ofCondition(List<Association> associations) {
        return new Table(
                columns("phenotype", "label", "condition"),
                associations.stream()
                        .map(association -> row(
                                association.phenotype().toString(),
                                association.phenotypeLabel(),
                                association.condition().toString(),
                                association))
                        .toList());
    }

    private static List<String> columns(String first, String label, String other) {
        List<String> columns = new ArrayList<>(List.of(first, label, other));
        columns.addAll(NUMBERS);
        return columns;
    }

    private static List<Optional<String>> row(String first, String label, String other, Association association) {
        return List.of(
                Optional.of(first),
                Optional.of(label),
                Optional.of(other),
                Optional.of(Words.of(association.state())),
                association.pooled().map(count -> String.valueOf(count.affected())),
                association.pooled().map(count -> String.valueOf(count.examined())),
                Optional.of(String.valueOf(association.annotations())),
                Optional.of(String.valueOf(association.unpooled())));
    }
}
