package org.marrow.engine;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.SystemTDB;

/// Looks for a statement in the index that knows the most of it beforehand.
final class Scan implements Step {

    private final RangeIndex index;
    private final Term[] terms;
    private final int prefix;
    private final Record from;
    private final Record to;
    private final long[] found;
    private Iterator<?> records = Collections.emptyIterator();

    /// @param index which it is looked for in
    /// @param order for each part of a record, which of `terms` it is
    /// @param terms those of the statement
    Scan(TupleIndexRecord index, int[] order, List<Term> terms) {
        this.index = index.getRangeIndex();
        this.terms = new Term[order.length];
        for (int i = 0; i < order.length; i++) {
            this.terms[i] = terms.get(order[i]);
        }
        this.prefix = prefix(order, terms);
        RecordFactory records =
                order.length == 3 ? SystemTDB.indexRecordTripleFactory : SystemTDB.indexRecordQuadFactory;
        this.from = records.createKeyOnly();
        this.to = records.createKeyOnly();
        this.found = new long[order.length];
    }

    /// How many parts of a record are known beforehand, from the first one on.
    static int prefix(int[] order, List<Term> terms) {
        int prefix = 0;
        while (prefix < order.length && terms.get(order[prefix]).isBound()) {
            prefix++;
        }
        return prefix;
    }

    @Override
    public void open(long[] row) {
        for (int i = 0; i < prefix; i++) {
            long bits = terms[i].bits(row);
            if (!NodeIds.isStored(bits)) {
                records = Collections.emptyIterator();
                return;
            }
            Bytes.setLong(bits, from.getKey(), i * NodeId.SIZE);
            Bytes.setLong(i == prefix - 1 ? bits + 1 : bits, to.getKey(), i * NodeId.SIZE);
        }
        if (prefix == 0) {
            records = index.iterator(null, null, this::read);
        } else if (prefix < terms.length) {
            records = index.iterator(from, to, this::read);
        } else {
            records = index.contains(from) ? Collections.singleton(from).iterator() : Collections.emptyIterator();
        }
    }

    private long[] read(ByteBuffer block, int number, byte[] key, RecordFactory factory) {
        int start = number * factory.recordLength();
        for (int i = 0; i < found.length; i++) {
            found[i] = block.getLong(start + i * NodeId.SIZE);
        }
        if (key != null) {
            for (int i = 0; i < found.length; i++) {
                Bytes.setLong(found[i], key, i * NodeId.SIZE);
            }
        }
        return found;
    }

    @Override
    public boolean next(long[] row) {
        while (records.hasNext()) {
            records.next();
            if (prefix == terms.length || fill(row)) {
                return true;
            }
        }
        return false;
    }

    /// A column that is in the statement twice is filled by the first and compared with the second.
    private boolean fill(long[] row) {
        for (int i = prefix; i < terms.length; i++) {
            Term term = terms[i];
            if (term.isBound()) {
                if (term.bits(row) != found[i]) {
                    return false;
                }
            } else if (isBefore(i, term.column())) {
                if (row[term.column()] != found[i]) {
                    return false;
                }
            } else {
                row[term.column()] = found[i];
            }
        }
        return true;
    }

    private boolean isBefore(int end, int column) {
        for (int i = prefix; i < end; i++) {
            if (terms[i].column() == column && !terms[i].isBound()) {
                return true;
            }
        }
        return false;
    }
}
