package org.marrow.source;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// The columns that files about genes share: identifiers, each made once, and values that may be left open
/// by `-`.
final class GeneColumns {

    private static final String GENE = "NCBIGene";

    private final SourceFile file;
    private final UnaryOperator<Curie> canonical;
    private final Map<String, Curie> genes = new HashMap<>();
    private final Map<String, Curie> terms = new HashMap<>();
    private final Map<String, Curie> conditions = new HashMap<>();

    /// The columns of `file`, whose conditions are spelled as `canonical` gives them.
    GeneColumns(SourceFile file, UnaryOperator<Curie> canonical) {
        this.file = file;
        this.canonical = canonical;
    }

    /// A gene: digits, with `NCBIGene:` before them in some files and not in others.
    Curie gene(String text, String column, long line) {
        Curie known = genes.get(text);
        if (known != null) {
            return known;
        }
        String local = text.startsWith(GENE + ":") ? text.substring(GENE.length() + 1) : text;
        if (!Identifiers.isNumber(local)) {
            throw file.malformed(
                    line, Identifiers.quoted(text) + " as " + column, "a gene of NCBI such as 84522 or NCBIGene:84522");
        }
        Curie gene = new Curie(GENE, local);
        genes.put(text, gene);
        return gene;
    }

    /// A term of the HPO.
    Curie term(String text, String column, long line) {
        Curie known = terms.get(text);
        if (known != null) {
            return known;
        }
        if (!Identifiers.isTerm(text)) {
            throw file.malformed(
                    line, Identifiers.quoted(text) + " as " + column, "an HPO identifier such as HP:0033606");
        }
        Curie term = Curie.parse(text);
        terms.put(text, term);
        return term;
    }

    /// A condition.
    Curie condition(String text, String column, long line) {
        try {
            return conditions.computeIfAbsent(text, spelling -> canonical.apply(Curie.parse(spelling)));
        } catch (MarrowException e) {
            throw file.malformed(
                    line, Identifiers.quoted(text) + " as " + column, "a CURIE such as OMIM:616022: " + e.getMessage());
        }
    }

    /// A value that is open where there is nothing or `-`.
    static Optional<String> value(String text) {
        return isOpen(text) ? Optional.empty() : Optional.of(text);
    }

    /// The parts of a list separated by `;`, each once, without the blanks around them.
    static List<String> list(String text) {
        Set<String> parts = new LinkedHashSet<>();
        for (String part : text.split(";", -1)) {
            String value = part.strip();
            if (!isOpen(value)) {
                parts.add(value);
            }
        }
        return List.copyOf(parts);
    }

    static boolean isOpen(String text) {
        return text.isEmpty() || text.equals("-");
    }
}
