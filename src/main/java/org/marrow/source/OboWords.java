package org.marrow.source;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The names by which `hp.owl` says what the three formats have in common.
final class OboWords {

    static final String OBO = "http://purl.obolibrary.org/obo/";
    static final String OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#";
    static final String ONTOLOGY = OBO + "hp.owl";
    static final String TERM = OBO + "HP_";
    static final String DEFINITION = OBO + "IAO_0000115";
    static final String REPLACED_BY = OBO + "IAO_0100001";
    static final String ID = OBO_IN_OWL + "id";
    static final String DB_XREF = OBO_IN_OWL + "hasDbXref";
    static final String SUBSET = OBO_IN_OWL + "inSubset";
    static final String SYNONYM_TYPE = OBO_IN_OWL + "hasSynonymType";

    static final String WITHOUT_DATATYPE = "values kept without their datatype";
    static final String WITHOUT_LANGUAGE = "values kept without their language";

    private static final int DIGITS = 7;

    private OboWords() {}

    /// Whether `text`, from `start` on, is the local part of a term's identifier.
    static boolean isLocal(String text, int start) {
        return text.length() == start + DIGITS
                && text.chars().skip(start).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    static String importOf(String ontology) {
        return "not fetched: the import " + ontology;
    }

    static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
