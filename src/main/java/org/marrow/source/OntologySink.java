package org.marrow.source;

import java.util.List;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;
import org.marrow.model.Term;

/// What the readers of the HPO hand over, whichever of its three formats they read.
public interface OntologySink {

    /// The whole of the ontology's own description, once; it may come after the terms.
    ///
    /// @param version such as `2025-05-06`, or `undated` if the file does not say
    void ontology(String version, List<Term.Property> properties);

    /// A term.
    void term(Term term);

    /// A term's direct superclass, which need not be a term of the file.
    void parent(Curie child, Curie parent);

    /// A statement that says more than terms and parents can, as the file makes it. Its blank nodes are the
    /// file's own.
    void statement(Triple triple);

    /// A part of the file that is not handed over otherwise, with the reason.
    void skipped(String node, String reason);

    /// A peculiarity of the file, once for each time that it occurs.
    void remarked(String what);
}
