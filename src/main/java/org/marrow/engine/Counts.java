package org.marrow.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/// Counts matches by group without a look at their nodes.
///
/// @param groups what is in one group
/// @param counts what is counted in each
record Counts(List<Var> groups, List<Count> counts) {

    /// A number of matches.
    ///
    /// @param name       the variable that it is bound to
    /// @param counted    what has to be bound; nothing for all matches
    /// @param isDistinct whether each of its values counts once
    record Count(Var name, Optional<Var> counted, boolean isDistinct) {}

    /// What `group` counts, if it does no more than count what a block of `bound` variables binds.
    static Optional<Counts> of(OpGroup group, Set<Var> bound) {
        List<Count> counts = new ArrayList<>();
        for (ExprAggregator each : group.getAggregators()) {
            Optional<Count> count = count(each.getVar(), each.getAggregator());
            if (count.isEmpty() || !count.get().counted().map(bound::contains).orElse(true)) {
                return Optional.empty();
            }
            counts.add(count.get());
        }
        boolean isPlain = !(counts.isEmpty() && group.getGroupVars().isEmpty())
                && group.getGroupVars().getExprs().isEmpty()
                && bound.containsAll(group.getGroupVars().getVars());
        return isPlain ? Optional.of(new Counts(group.getGroupVars().getVars(), counts)) : Optional.empty();
    }

    private static Optional<Count> count(Var name, Aggregator aggregator) {
        return switch (aggregator) {
            case AggCount all -> Optional.of(new Count(name, Optional.empty(), false));
            case AggCountVar some
            when some.getExprList().get(0).isVariable() ->
                Optional.of(
                        new Count(name, Optional.of(some.getExprList().get(0).asVar()), false));
            case AggCountVarDistinct some
            when some.getExprList().get(0).isVariable() ->
                Optional.of(
                        new Count(name, Optional.of(some.getExprList().get(0).asVar()), true));
            default -> Optional.empty();
        };
    }

    /// The variables that are enough, if it does not matter how often they are bound to the same.
    Optional<Set<Var>> asSet() {
        if (!counts.stream().allMatch(Count::isDistinct)) {
            return Optional.empty();
        }
        Set<Var> enough = new LinkedHashSet<>(groups);
        counts.forEach(count -> count.counted().ifPresent(enough::add));
        return Optional.of(enough);
    }

    /// A binding for each group of what `block` finds.
    Iterator<Binding> of(Block block, Binding input) {
        int[] key = columns(block, groups);
        var groupsFound = new LongRows(key.length);
        long[][] numbers = new long[counts.size()][64];
        List<LongRows> values = counts.stream().map(count -> new LongRows(2)).toList();
        int[] pair = {0, 1};
        int[] counted = counts.stream()
                .mapToInt(
                        count -> count.counted().map(block.variables()::indexOf).orElse(-1))
                .toArray();
        boolean isUnique = counts.size() == 1 && asSet().isPresent();
        Rows rows = block.rows(input);
        while (rows.next()) {
            int number = groupsFound.add(rows.row(), key);
            int group = number < 0 ? -1 - number : number;
            for (int i = 0; i < counted.length; i++) {
                if (group == numbers[i].length) {
                    numbers[i] = Arrays.copyOf(numbers[i], 2 * group);
                }
                if (isUnique
                        || !counts.get(i).isDistinct()
                        || values.get(i).add(new long[] {group, rows.row()[counted[i]]}, pair) >= 0) {
                    numbers[i][group]++;
                }
            }
        }
        int size = groups.isEmpty() ? 1 : groupsFound.size();
        return IntStream.range(0, size)
                .mapToObj(group -> binding(block, groupsFound, group, numbers))
                .iterator();
    }

    private static int[] columns(Block block, List<Var> variables) {
        return variables.stream().mapToInt(block.variables()::indexOf).toArray();
    }

    private Binding binding(Block block, LongRows found, int group, long[][] numbers) {
        BindingBuilder binding = Binding.builder();
        for (int i = 0; i < groups.size(); i++) {
            binding.add(groups.get(i), block.database().ids().node(found.get(group, i)));
        }
        for (int i = 0; i < numbers.length; i++) {
            binding.add(
                    counts.get(i).name(),
                    NodeFactory.createLiteralDT(Long.toString(numbers[i][group]), XSDDatatype.XSDinteger));
        }
        return binding.build();
    }
}
