package org.marrow.engine;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/// Looks for a statement in a database and then in what lies over it, where it finds only what the database
/// does not have.
final class OverlaidScan implements Step {

    private final Step below;
    private final Step same;
    private final Overlay overlay;
    private final List<Term> terms;
    private final NodeIds ids;
    private final long[] whole;
    private boolean isBelow;
    private Iterator<Quad> over = Collections.emptyIterator();

    /// @param below finds it in the database
    /// @param same  finds in the database the statement whose parts are all in the row, one after the other
    OverlaidScan(Step below, Step same, Overlay overlay, List<Term> terms, NodeIds ids) {
        this.below = below;
        this.same = same;
        this.overlay = overlay;
        this.terms = terms;
        this.ids = ids;
        this.whole = new long[terms.size()];
    }

    @Override
    public void open(long[] row) {
        isBelow = true;
        below.open(row);
    }

    @Override
    public boolean next(long[] row) {
        if (isBelow) {
            if (below.next(row)) {
                return true;
            }
            isBelow = false;
            over = find(row);
        }
        while (over.hasNext()) {
            Quad quad = over.next();
            List<Node> nodes = List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
            if (fill(row, nodes.subList(nodes.size() - whole.length, nodes.size()))) {
                same.open(whole);
                if (!same.next(whole)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Iterator<Quad> find(long[] row) {
        Node[] parts = new Node[whole.length];
        for (int i = 0; i < parts.length; i++) {
            Term term = terms.get(i);
            parts[i] = term.isBound() ? ids.node(term.bits(row)) : Node.ANY;
        }
        int last = parts.length - 1;
        return overlay.find(parts.length == 4, parts[0], parts[last - 2], parts[last - 1], parts[last]);
    }

    private boolean fill(long[] row, List<Node> nodes) {
        for (int i = 0; i < whole.length; i++) {
            whole[i] = ids.of(nodes.get(i));
            for (int before = 0; before < i; before++) {
                Term term = terms.get(i);
                if (term.column() >= 0 && term.column() == terms.get(before).column() && whole[i] != whole[before]) {
                    return false;
                }
            }
        }
        for (int i = 0; i < whole.length; i++) {
            if (!terms.get(i).isBound()) {
                row[terms.get(i).column()] = whole[i];
            }
        }
        return true;
    }
}
