package org.marrow.check;

import java.util.List;
import org.marrow.model.Severity;

/// The outcome of a check.
///
/// @param figures  what was looked at, one line each
/// @param findings what was found, errors first
public record CheckReport(List<String> figures, List<Finding> findings) {

    /// Copies the lists.
    public CheckReport {
        figures = List.copyOf(figures);
        findings = findings.stream()
                .sorted(java.util.Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::file)
                        .thenComparing(Finding::subject)
                        .thenComparing(Finding::message))
                .toList();
    }

    /// Whether nothing of severity ERROR was found.
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
