package org.marrow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.marrow.engine.Conjunction.Below;
import org.marrow.engine.Conjunction.Condition;
import org.marrow.engine.Conjunction.Pattern;
import org.marrow.engine.Conjunction.Statement;

/// A conjunction made ready to be matched in a database. Not for use by several threads.
final class Block {

    private final Conjunction conjunction;
    private final Database database;
    private final ExecutionContext execution;
    private final List<Var> variables;
    private final Set<Var> wanted;
    private final boolean isSet;
    private final Map<Set<Var>, Plan> plans = new HashMap<>();
    private Binding input = Binding.noParent;

    /// The steps for rows of which some columns are bound by the input.
    private record Plan(List<Step> steps, Columns told) {}

    /// Some variables and where a row has them.
    private static final class Columns {

        private final List<Var> variables;
        private final int[] columns;

        Columns(List<Var> variables, int[] columns) {
            this.variables = variables;
            this.columns = columns;
        }

        long[] of(long[] row) {
            long[] bits = new long[columns.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = row[columns[i]];
            }
            return bits;
        }
    }

    /// @param wanted if present, only these variables are wanted, and each way to bind them only once
    Block(Conjunction conjunction, Database database, ExecutionContext execution, Optional<Set<Var>> wanted) {
        this.conjunction = conjunction;
        this.database = database;
        this.execution = execution;
        this.variables = List.copyOf(conjunction.variables());
        this.isSet = wanted.isPresent();
        this.wanted = wanted.orElse(Set.copyOf(variables));
    }

    Database database() {
        return database;
    }

    /// What it binds, in the order of the columns of a row.
    List<Var> variables() {
        return variables;
    }

    /// The ways to extend `binding`, to be asked for again only when these are done with.
    Rows rows(Binding binding) {
        input = binding;
        long[] row = new long[variables.size()];
        Set<Var> bound = new HashSet<>();
        for (int column = 0; column < row.length; column++) {
            row[column] = RowBinding.bits(input, variables.get(column), database.ids());
            if (row[column] != RowBinding.NONE) {
                bound.add(variables.get(column));
            }
        }
        Plan plan = plans.computeIfAbsent(bound, this::plan);
        return new Rows(plan.steps(), row, execution) {
            @Override
            Binding binding() {
                return Block.this.binding(plan.told(), row);
            }
        };
    }

    private Binding binding(Columns told, long[] row) {
        return new RowBinding(input, told.variables, told.of(row), database.ids());
    }

    private Plan plan(Set<Var> given) {
        List<Step> steps = steps(given);
        List<Var> told = variables.stream()
                .filter(variable -> wanted.contains(variable) && !given.contains(variable))
                .toList();
        return new Plan(steps, new Columns(told, columns(told)));
    }

    private int[] columns(Collection<Var> some) {
        return some.stream().mapToInt(variables::indexOf).toArray();
    }

    private List<Step> steps(Set<Var> given) {
        List<Pattern> patterns = new ArrayList<>(conjunction.patterns());
        List<Condition> conditions = new ArrayList<>(conjunction.conditions());
        Set<Var> bound = new HashSet<>(given);
        Set<Var> alive = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        test(conditions, given, bound, steps);
        while (!patterns.isEmpty()) {
            Pattern next = database.estimate().first(patterns, bound);
            patterns.remove(next);
            steps.add(step(next, bound));
            bound.addAll(next.variables());
            alive.addAll(next.variables());
            test(conditions, given, bound, steps);
            if (isSet) {
                unite(patterns, conditions, alive, steps);
            }
        }
        return steps;
    }

    private void test(List<Condition> conditions, Set<Var> given, Set<Var> bound, List<Step> steps) {
        conditions.removeIf(condition -> {
            boolean isReady = bound.containsAll(condition.needed());
            if (isReady) {
                List<Var> told = condition.needed().stream()
                        .filter(variable -> !given.contains(variable))
                        .toList();
                steps.add(new Test(condition.expression(), told));
            }
            return isReady;
        });
    }

    /// Rows that differ in nothing that is still needed are one.
    ///
    /// @param alive what the rows may differ in
    private void unite(List<Pattern> patterns, List<Condition> conditions, Set<Var> alive, List<Step> steps) {
        Set<Var> needed = new HashSet<>(wanted);
        patterns.forEach(pattern -> needed.addAll(pattern.variables()));
        conditions.forEach(condition -> needed.addAll(condition.needed()));
        if (!needed.containsAll(alive)) {
            alive.retainAll(needed);
            steps.add(new First(columns(alive)));
        }
    }

    private Step step(Pattern pattern, Set<Var> bound) {
        List<Term> terms =
                pattern.terms().stream().map(node -> term(node, bound)).toList();
        return switch (pattern) {
            case Statement statement -> database.scan(terms, statement.terms());
            case Below below ->
                new Climb(
                        database.hierarchy().orElseThrow(),
                        terms.getFirst(),
                        terms.getLast(),
                        below.orSame(),
                        database::everything);
        };
    }

    private Term term(Node node, Set<Var> bound) {
        return Var.isVar(node)
                ? new Term(variables.indexOf(node), 0, bound.contains(node))
                : new Term(-1, database.ids().of(node), true);
    }

    /// Whether a condition holds.
    private final class Test extends Step.Once {

        private final Expr condition;
        private final Columns told;

        Test(Expr condition, List<Var> told) {
            this.condition = condition;
            this.told = new Columns(told, columns(told));
        }

        @Override
        boolean holds(long[] row) {
            return condition.isSatisfied(binding(told, row), execution);
        }
    }

    /// Whether a row is the first of those that have the same in some columns.
    private static final class First extends Step.Once {

        private final int[] columns;
        private final LongRows seen;

        First(int[] columns) {
            this.columns = columns;
            this.seen = new LongRows(columns.length);
        }

        @Override
        boolean holds(long[] row) {
            return seen.add(row, columns) >= 0;
        }
    }
}
