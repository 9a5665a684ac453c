package org.marrow.reason;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.expression.OWLEntityChecker;
import org.semanticweb.owlapi.model.OWLAnnotationProperty;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLDataProperty;
import org.semanticweb.owlapi.model.OWLDatatype;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLObjectProperty;

/// Finds the classes and properties of an ontology by how they are written in an expression: by label, in quotes or
/// with underscores for spaces, in any case; by CURIE in the manner of the OBO Foundry; by the last part of an IRI; or
/// by IRI in angle brackets.
final class EntityNames implements OWLEntityChecker {

    private static final int NEAR = 5;

    private final Ontology ontology;
    private final Map<String, TreeSet<OWLEntity>> byName = new HashMap<>();

    EntityNames(Ontology ontology) {
        this.ontology = ontology;
        OWLDataFactory factory = OWLManager.getOWLDataFactory();
        Stream.concat(
                        Stream.concat(
                                ontology.axioms().classesInSignature(),
                                ontology.axioms().objectPropertiesInSignature()),
                        Stream.of(factory.getOWLThing(), factory.getOWLNothing()))
                .forEach(this::add);
    }

    private void add(OWLEntity entity) {
        String iri = entity.getIRI().toString();
        put("<" + iri + ">", entity);
        put(Name.id(iri), entity);
        put(Name.id(iri).replace(':', '_'), entity);
        put(plain(ontology.label(entity)), entity);
        if (entity.isBuiltIn()) {
            put("owl:" + Name.id(iri), entity);
        }
    }

    private void put(String name, OWLEntity entity) {
        byName.computeIfAbsent(folded(name), first -> new TreeSet<>()).add(entity);
    }

    private static String folded(String name) {
        return name.startsWith("<") ? name : name.toLowerCase(Locale.ROOT);
    }

    private static String plain(String name) {
        return name.replaceAll("\\s+", " ").strip();
    }

    /// The name without its quotes.
    static String unquoted(String written) {
        boolean isQuoted = written.length() > 1
                && ((written.startsWith("'") && written.endsWith("'"))
                        || (written.startsWith("\"") && written.endsWith("\"")));
        return plain(isQuoted ? written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1") : written);
    }

    private <T extends OWLEntity> Optional<T> find(String written, Class<T> kind) {
        String name = unquoted(written);
        List<T> found = all(name, kind);
        if (found.isEmpty() && !name.contains(" ") && name.contains("_")) {
            found = all(name.replace('_', ' '), kind);
        }
        List<T> labelled = found.stream()
                .filter(entity -> ontology.label(entity).equals(name))
                .toList();
        List<T> best = labelled.size() == 1 ? labelled : found;
        if (best.size() > 1) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_EXPRESSION,
                    "\"%s\": found %d of this name (%s), expected one; name the one that you mean by its identifier"
                            .formatted(
                                    name,
                                    best.size(),
                                    best.stream()
                                            .map(entity ->
                                                    Name.id(entity.getIRI().toString()))
                                            .reduce((one, other) -> one + ", " + other)
                                            .orElse("")));
        }
        return best.stream().findFirst();
    }

    private <T extends OWLEntity> List<T> all(String name, Class<T> kind) {
        Collection<OWLEntity> found = byName.getOrDefault(folded(name), new TreeSet<>());
        return found.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The class with the IRI, label or identifier `written`.
    Optional<OWLClass> type(String written) {
        return find(written, OWLClass.class);
    }

    /// Whether a class or a property has the label.
    boolean isLabel(String label) {
        return byName.containsKey(folded(plain(label)));
    }

    /// Labels that are spelled nearly as `written`, the nearest first; where there are none, the shortest that have it
    /// in them.
    List<String> near(String written) {
        String name = unquoted(written).toLowerCase(Locale.ROOT).replace('_', ' ');
        int most = Math.max(1, name.length() / 4);
        Map<String, Integer> distances = new HashMap<>();
        for (String label : ontology.labels().values()) {
            int distance = distance(name, label.toLowerCase(Locale.ROOT), most);
            if (distance <= most) {
                distances.put(label, distance);
            }
        }
        Stream<String> labels = distances.isEmpty()
                ? ontology.labels().values().stream()
                        .distinct()
                        .filter(label -> label.toLowerCase(Locale.ROOT).contains(name))
                        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                : distances.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey);
        return labels.limit(NEAR).map(Manchester::quoted).toList();
    }

    /// How many characters are to be changed, put in or left out, or more than `most`.
    ///
    /// Source: Levenshtein V. *Binary codes capable of correcting deletions, insertions and reversals.* 1966.
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] above = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }

    @Override
    public @Nullable OWLClass getOWLClass(@Nullable String name) {
        return name == null ? null : type(name).orElse(null);
    }

    @Override
    public @Nullable OWLObjectProperty getOWLObjectProperty(@Nullable String name) {
        return name == null ? null : find(name, OWLObjectProperty.class).orElse(null);
    }

    @Override
    public @Nullable OWLDataProperty getOWLDataProperty(@Nullable String name) {
        return null;
    }

    @Override
    public @Nullable OWLNamedIndividual getOWLIndividual(@Nullable String name) {
        return null;
    }

    @Override
    public @Nullable OWLDatatype getOWLDatatype(@Nullable String name) {
        return null;
    }

    @Override
    public @Nullable OWLAnnotationProperty getOWLAnnotationProperty(@Nullable String name) {
        return null;
    }
}
