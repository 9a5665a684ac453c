package org.marrow.reason;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.semanticweb.owlapi.manchestersyntax.renderer.ManchesterOWLSyntaxObjectRenderer;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLObject;
import org.semanticweb.owlapi.util.ShortFormProvider;

/// Writes axioms and class expressions in Manchester syntax with labels: in quotes where they are not single words.
final class Manchester {

    /// Characters of Unicode's private use, which no label has.
    private static final char BEGIN = '\uE000';

    private static final char END = '\uE001';

    /// The words of the syntax that a name must not be mistaken for.
    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "not", "some", "only", "value", "Self", "min", "max", "exactly", "that", "inverse", "o",
            "Thing", "Nothing");

    private final Ontology ontology;

    Manchester(Ontology ontology) {
        this.ontology = ontology;
    }

    /// How `object` reads.
    AxiomText text(OWLObject object) {
        var out = new StringWriter();
        object.accept(new OneLine(out));
        return parts(out.toString().replaceAll("\\s+", " ").strip());
    }

    private AxiomText parts(String text) {
        List<AxiomText.Part> parts = new ArrayList<>();
        Consumer<String> between = piece -> {
            if (!piece.isEmpty()) {
                parts.add(new AxiomText.Part(piece, Optional.empty()));
            }
        };
        int at = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, at)) {
            int end = text.indexOf(END, begin);
            between.accept(text.substring(at, begin));
            String iri = text.substring(begin + 1, end);
            parts.add(new AxiomText.Part(quoted(label(iri)), Optional.of(iri)));
            at = end + 1;
        }
        between.accept(text.substring(at));
        return new AxiomText(parts);
    }

    private String label(String iri) {
        String label = ontology.labels().get(iri);
        return label == null ? Name.id(iri) : label;
    }

    /// A name as it is written in an expression.
    static String quoted(String label) {
        return label.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") && !KEYWORDS.contains(label)
                ? label
                : "'" + label.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static final class OneLine extends ManchesterOWLSyntaxObjectRenderer {

        OneLine(Writer out) {
            super(out, new Marked());
            setUseWrapping(false);
            setUseTabbing(false);
        }
    }

    private static final class Marked implements ShortFormProvider {

        @Override
        public String getShortForm(OWLEntity entity) {
            return BEGIN + entity.getIRI().toString() + END;
        }
    }
}
