package org.marrow.query;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Prefixes;

/// A parameter of a catalogue query, declared by a variable `?_name_type`.
///
/// Source: [grlc](https://github.com/CLARIAH/grlc), whose naming of variables this is.
///
/// @param name         as callers write it
/// @param type         what its values are
/// @param defaultValue the value when none is given, which is also the example, in the spelling of a caller
public record Parameter(String name, Type type, String defaultValue) {

    private static final Pattern VARIABLE = Pattern.compile("_([A-Za-z0-9]+)_([a-z]+)");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");

    /// What a parameter's values are.
    public enum Type {
        /// A CURIE or an IRI, in any spelling of the prefix table.
        IRI,
        /// Any text.
        TEXT,
        /// A whole number of at most 18 digits.
        INTEGER
    }

    static boolean isParameter(String variable) {
        return variable.startsWith("_");
    }

    /// The name and type that `variable` declares.
    ///
    /// @throws IllegalArgumentException if it does not have the form `_name_type`
    static Parameter declared(String variable, String defaultValue) {
        Matcher matcher = VARIABLE.matcher(variable);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("?" + variable + " is no parameter: expected ?_name_type");
        }
        return new Parameter(matcher.group(1), Type.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), defaultValue);
    }

    String variable() {
        return "_" + name + "_" + type.name().toLowerCase(Locale.ROOT);
    }

    /// The value that a caller writes as `text`, as an RDF term; it is bound and never pasted into a query.
    ///
    /// @throws MarrowException `INVALID_CURIE`, `UNKNOWN_PREFIX` or `INVALID_PARAMETER`
    Node value(String text, Prefixes prefixes) {
        return switch (type) {
            case IRI -> NodeFactory.createURI(prefixes.iri(prefixes.parse(text)));
            case TEXT -> NodeFactory.createLiteralString(text);
            case INTEGER -> {
                if (!INTEGER.matcher(text).matches()) {
                    throw new MarrowException(
                            ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected a whole number".formatted(name, text));
                }
                yield NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger);
            }
        };
    }
}
