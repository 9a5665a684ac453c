package org.marrow.lookup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.monarchinitiative.phenol.io.OntologyLoader;
import org.monarchinitiative.phenol.ontology.data.Ontology;
import org.monarchinitiative.phenol.ontology.data.Term;
import org.monarchinitiative.phenol.ontology.data.TermId;
import org.monarchinitiative.phenol.ontology.data.TermSynonym;

/// The same questions, as far as it knows an answer, to phenol, which holds the HPO in memory as objects.
final class PhenolRival implements Rival {

    private final Question question;
    private final Ontology ontology;

    /// @param hpo the HPO as JSON, plain or gzipped
    PhenolRival(Path hpo, Question question) {
        this.question = question;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(hpo));
                InputStream text = hpo.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            this.ontology = OntologyLoader.loadOntology(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Term> answer() {
        TermId id = TermId.of(question.about());
        return terms(
                switch (question) {
                    case FIND_TERM -> Stream.of(id);
                    case ANCESTORS -> ontology.graph().getAncestorsStream(id);
                    case DESCENDANTS -> ontology.graph().getDescendantsStream(id);
                    default -> throw new IllegalArgumentException("phenol does not know " + question);
                });
    }

    private List<Term> terms(Stream<TermId> ids) {
        return ids.map(ontology::termForTermId).flatMap(Optional::stream).toList();
    }

    @Override
    public Set<String> findings() {
        return answer().stream()
                .flatMap(term -> question == Question.FIND_TERM
                        ? Stream.concat(
                                Stream.of(term.getName(), term.getDefinition()),
                                term.getSynonyms().stream().map(TermSynonym::getValue))
                        : Stream.of(term.id().getValue()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
