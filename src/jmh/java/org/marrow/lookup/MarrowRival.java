package org.marrow.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.app.Marrow;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.Resolution;
import org.marrow.model.RollUp;
import org.marrow.model.SearchAnswer;
import org.marrow.model.Synonym;
import org.marrow.model.Term;
import org.marrow.model.Thing;

/// The lookups, in this process.
final class MarrowRival implements Rival {

    private static final int SEARCH_HITS = 1000;

    private final Question question;
    private final List<String> many;
    private final Marrow marrow;

    MarrowRival(Path data, Question question) {
        this.question = question;
        this.many = question == Question.RESOLVE_MANY ? ManyIdentifiers.of(data) : List.of();
        this.marrow = Marrow.open(data);
    }

    @Override
    public Object answer() {
        return switch (question) {
            case FIND_TERM -> marrow.terms().find(question.about()).orElseThrow();
            case ANCESTORS -> marrow.terms().ancestors(term());
            case DESCENDANTS -> marrow.terms().descendants(term());
            case ROLL_UP_OF_A_BRANCH, ROLL_UP_OF_ALL ->
                marrow.associations().withSubtypes(term());
            case CONDITIONS_OF_A_BRANCH, CONDITIONS_OF_ALL ->
                marrow.associations().conditionsWith(term());
            case INFORMATION_CONTENT ->
                marrow.associations().informationContent(term()).orElseThrow();
            case RESOLVE_MANY -> marrow.resolver().resolveAll(many);
            case SEARCH -> marrow.search().find(Search.Request.of(question.about(), SEARCH_HITS));
            case COMPLETE_WORDS, COMPLETE_LETTER, COMPLETE_WORD ->
                marrow.search().complete(question.about(), HITS);
        };
    }

    private Curie term() {
        return Curie.parse(question.about());
    }

    @Override
    public Set<String> findings() {
        return findings(answer()).collect(Collectors.toSet());
    }

    private static Stream<String> findings(Object answer) {
        return switch (answer) {
            case Term term ->
                Stream.concat(
                        Stream.concat(Stream.of(term.label()), term.definition().stream()),
                        term.synonyms().stream().map(Synonym::text));
            case Thing thing -> Stream.of(thing.id().toString());
            case RollUp rollUp ->
                Stream.concat(rollUp.own().stream(), rollUp.through().stream())
                        .map(association -> association.condition() + " " + association.phenotype());
            case InformationContent content -> Stream.of(content.conditions() + " of " + content.all());
            case Resolution resolution ->
                Stream.concat(resolution.thing().stream(), resolution.candidates().stream())
                        .map(thing -> resolution.input() + " " + thing.id());
            case SearchAnswer hits ->
                hits.hits().stream().map(hit -> hit.thing().id().toString());
            case List<?> list -> list.stream().flatMap(MarrowRival::findings);
            default -> throw new IllegalArgumentException("No answer of a lookup: " + answer);
        };
    }

    @Override
    public void close() {
        marrow.close();
    }
}
