package org.marrow.store;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_MD5;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.nodevalue.NodeValueString;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;

/// All rows of a pattern of single statements, however many they are, counted first.
///
/// Some servers give no more than a number of rows, Virtuoso 1,048,576. Where there are many, they are asked for in
/// parts: those whose subject has an MD5 that begins with one digit or two.
final class RemoteRows {

    private static final long MOST = 500_000;
    private static final Var FOUND = Var.alloc("found");

    private final Asking asking;
    private final Element pattern;
    private final Var subject;
    private final long most;

    /// A way to ask a query.
    interface Asking {

        void select(Query query, Consumer<Binding> out);
    }

    /// @param subject a variable of `pattern` that every row has
    RemoteRows(Asking asking, Element pattern, Var subject) {
        this(asking, pattern, subject, MOST);
    }

    /// @param most how many are asked for at once, about
    RemoteRows(Asking asking, Element pattern, Var subject, long most) {
        this.most = most;
        this.asking = asking;
        this.pattern = pattern;
        this.subject = subject;
    }

    /// How many there are, by the server's account.
    long count() {
        Query query = query(pattern);
        query.addResultVar(FOUND, query.allocAggregate(new AggCountVar(new ExprVar(subject))));
        long[] count = new long[1];
        asking.select(query, row -> count[0] = ((Number) row.get(FOUND).getLiteralValue()).longValue());
        return count[0];
    }

    /// Hands over what each of `count` rows has for some variables.
    ///
    /// @return how many they were
    long each(long count, List<Var> variables, Consumer<Binding> out) {
        long[] given = new long[1];
        int digits = count <= most ? 0 : count <= 16 * most ? 1 : 2;
        for (int part = 0; part < 1 << (4 * digits); part++) {
            Query query = query(
                    digits == 0 ? pattern : part("%%0%dx".formatted(digits).formatted(part)));
            variables.forEach(query::addResultVar);
            asking.select(query, row -> {
                given[0]++;
                out.accept(row);
            });
        }
        return given[0];
    }

    private Element part(String beginning) {
        var part = new ElementGroup();
        part.addElement(pattern);
        part.addElement(new ElementFilter(
                new E_StrStartsWith(new E_MD5(new E_Str(new ExprVar(subject))), new NodeValueString(beginning))));
        return part;
    }

    private static Query query(Element pattern) {
        Query query = QueryFactory.create();
        query.setQuerySelectType();
        query.setQueryPattern(pattern);
        return query;
    }
}
