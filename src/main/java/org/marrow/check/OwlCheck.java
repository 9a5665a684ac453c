package org.marrow.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.model.Severity;
import org.marrow.query.Rule;
import org.marrow.reason.AxiomText;
import org.marrow.reason.OwlReport;

/// What reasoning says of an ontology, as findings like those of the quality rules.
public final class OwlCheck {

    private static final int EXAMPLES = 5;

    /// A class that others rest on takes fewer axioms than these.
    private static final Comparator<OwlReport.Unsatisfiable> SHORTEST_FIRST = Comparator.comparingInt(
            type -> type.axioms().isEmpty() ? Integer.MAX_VALUE : type.axioms().size());

    private OwlCheck() {}

    /// The rules with what they found, errors first.
    public static List<ReleaseCheck.Result> results(OwlReport report) {
        return Stream.concat(
                        Stream.of(
                                result(
                                        "inconsistent-ontology",
                                        Severity.ERROR,
                                        "The axioms contradict each other, so that everything follows from them.",
                                        "Leave out what was added last until they do not.",
                                        report.consistent() ? List.of() : List.of("found no model, expected one")),
                                result(
                                        "unsatisfiable-class",
                                        Severity.ERROR,
                                        "The class can have no member.",
                                        "Take one of the axioms back that say so.",
                                        report.unsatisfiable().stream()
                                                .sorted(SHORTEST_FIRST)
                                                .map(OwlCheck::line)
                                                .toList()),
                                result(
                                        "superclass-circle",
                                        Severity.ERROR,
                                        "Each class is stated to be below the next, and the last below the first.",
                                        "Take one of the axioms back.",
                                        report.circle().isEmpty() ? List.of() : List.of(joined(report.circle()))),
                                result(
                                        "unread-import",
                                        Severity.WARN,
                                        "An ontology is imported and was not read, so that what rests on it does not follow.",
                                        "Load a file that has it merged in.",
                                        report.imports()),
                                result(
                                        "unread-statement",
                                        Severity.WARN,
                                        "A statement looks like a part of an axiom, and makes none.",
                                        "Look what its axiom lacks, such as the property of a restriction.",
                                        report.unread()),
                                result(
                                        "inferred-equivalence",
                                        Severity.WARN,
                                        "Two classes have the same members, and nobody says so.",
                                        "Merge them, or tell their definitions apart.",
                                        lines(report.equivalent(), "is the same as"))),
                        Stream.concat(
                                report.profiles().stream().map(OwlCheck::profile),
                                Stream.of(
                                        result(
                                                "inferred-superclass",
                                                Severity.INFO,
                                                "A direct superclass follows and is not stated.",
                                                "A release has it in its graph of what is inferred, and can say why it follows.",
                                                lines(report.inferred(), "follows to be below")),
                                        result(
                                                "unsupported-superclass",
                                                Severity.INFO,
                                                "A superclass is stated between two defined classes, and does not follow from the definitions.",
                                                "Look whether a definition is too narrow or too wide.",
                                                lines(report.unsupported(), "is stated to be below")),
                                        result(
                                                "redundant-superclass",
                                                Severity.INFO,
                                                "A superclass is stated that follows from the rest, and others are between.",
                                                "These can go, all together; nothing changes.",
                                                lines(report.redundant(), "is stated to be right below")))))
                .toList();
    }

    private static ReleaseCheck.Result profile(OwlReport.Profile profile) {
        return result(
                "outside-" + profile.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                profile.name().endsWith("DL") ? Severity.WARN : Severity.INFO,
                "The axiom is outside the profile " + profile.name() + ".",
                "Reasoners for the profile leave it out.",
                profile.violations().stream().map(OwlReport.Violation::toString).toList());
    }

    private static ReleaseCheck.Result result(
            String name, Severity severity, String problem, String solution, List<String> found) {
        return new ReleaseCheck.Result(
                name,
                new Rule(problem, solution, severity),
                found.size(),
                found.stream().limit(EXAMPLES).toList());
    }

    private static List<String> lines(List<OwlReport.Subsumption> subsumptions, String relation) {
        return subsumptions.stream()
                .map(subsumption -> "%s %s %s".formatted(subsumption.child(), relation, subsumption.parent()))
                .toList();
    }

    /// A class that can have no member with the axioms that say so.
    static String line(OwlReport.Unsatisfiable type) {
        return type.axioms().isEmpty() ? type.type().toString() : type.type() + ", since " + joined(type.axioms());
    }

    private static String joined(List<AxiomText> axioms) {
        return axioms.stream().map(AxiomText::toString).collect(Collectors.joining("; "));
    }
}
