package org.marrow.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;
import org.marrow.model.Term;

/// Everything that a reader hands over, in its order.
final class Heard implements OntologySink {

    final List<String> versions = new ArrayList<>();
    final List<Term.Property> description = new ArrayList<>();
    final List<Term> terms = new ArrayList<>();
    final List<String> parents = new ArrayList<>();
    final List<Triple> statements = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    static Heard of(Consumer<OntologySink> reader) {
        var heard = new Heard();
        reader.accept(heard);
        return heard;
    }

    /// The only term.
    Term term() {
        if (terms.size() != 1) {
            throw new AssertionError("Heard of " + terms.size() + " terms, expected one");
        }
        return terms.getFirst();
    }

    @Override
    public void ontology(String version, List<Term.Property> properties) {
        versions.add(version);
        description.addAll(properties);
    }

    @Override
    public void term(Term term) {
        terms.add(term);
    }

    @Override
    public void parent(Curie child, Curie parent) {
        parents.add(child + " is a " + parent);
    }

    @Override
    public void statement(Triple triple) {
        statements.add(triple);
    }

    @Override
    public void skipped(String node, String reason) {
        skipped.add(node + ": " + reason);
    }

    @Override
    public void remarked(String what) {
        remarks.add(what);
    }
}
