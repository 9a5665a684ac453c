package org.marrow.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.State;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.ManifestRdf;
import org.marrow.vocabulary.Prefixes;

/// A parameter of a catalogue query, declared by a variable `?_name_type`.
///
/// Source: [grlc](https://github.com/CLARIAH/grlc), whose naming of variables this is.
///
/// @param name         as callers write it
/// @param type         what its values are
/// @param defaultValue the value when none is given, which is also the example, in the spelling of a caller
public record Parameter(String name, Type type, String defaultValue) {

    /// Names that a caller needs for something else.
    private static final Set<String> TAKEN = Set.of("page", "format");

    private static final Pattern VARIABLE = Pattern.compile("_([A-Za-z0-9]+)_([a-z]+)");
    private static final Pattern INTEGER_VALUE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern LANGUAGE_VALUE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern RELEASE_VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String CURRENT = "current";

    /// What a parameter's values are.
    public enum Type {
        /// A CURIE or an IRI, in any spelling of the prefix table.
        IRI("a CURIE or an IRI"),
        /// Any text.
        TEXT("any text"),
        /// A whole number of at most 18 digits.
        INTEGER("a whole number"),
        /// The tag of a language, bound in lower case.
        ///
        /// Source: [BCP 47](https://www.rfc-editor.org/info/bcp47).
        LANGUAGE("a language tag such as de"),
        /// The state of an association.
        STATE("one of present, excluded, contradictory, disputed"),
        /// The identifier of a release; `current` is the one that answers.
        RELEASE("the identifier of a release, or current");

        private final String description;

        Type(String description) {
            this.description = description;
        }

        /// What its values are, in words.
        public String description() {
            return description;
        }

        /// Its name in a variable.
        public String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }

        static String suffixes() {
            return Arrays.stream(values()).map(Type::suffix).collect(Collectors.joining(", "));
        }
    }

    static boolean isParameter(String variable) {
        return variable.startsWith("_");
    }

    /// The name and type that `variable` declares.
    ///
    /// @throws IllegalArgumentException if it does not have the form `_name_type`
    static Parameter declared(String variable, String defaultValue) {
        Matcher matcher = VARIABLE.matcher(variable);
        if (!matcher.matches() || TAKEN.contains(matcher.group(1))) {
            throw new IllegalArgumentException("?" + variable + " is no parameter: expected ?_name_type");
        }
        return new Parameter(matcher.group(1), Type.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), defaultValue);
    }

    String variable() {
        return "_" + name + "_" + type.suffix();
    }

    /// The value that a caller writes as `text`, as an RDF term; it is bound and never pasted into a query.
    ///
    /// @param release the identifier of the release that answers
    /// @throws MarrowException `INVALID_CURIE`, `UNKNOWN_PREFIX` or `INVALID_PARAMETER`
    Node value(String text, Prefixes prefixes, String release) {
        return switch (type) {
            case IRI -> NodeFactory.createURI(prefixes.iri(prefixes.parse(text)));
            case TEXT -> NodeFactory.createLiteralString(text);
            case INTEGER -> NodeFactory.createLiteralDT(required(INTEGER_VALUE, text), XSDDatatype.XSDinteger);
            case LANGUAGE ->
                NodeFactory.createLiteralString(required(LANGUAGE_VALUE, text).toLowerCase(Locale.ROOT));
            case STATE -> AssociationRdf.node(state(text));
            case RELEASE -> ManifestRdf.release(required(RELEASE_VALUE, text.equals(CURRENT) ? release : text));
        };
    }

    private String required(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw wrong(text);
        }
        return text;
    }

    private State state(String text) {
        return List.of(State.values()).stream()
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private MarrowException wrong(String text) {
        return new MarrowException(
                ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected %s".formatted(name, text, type.description()));
    }
}
