package org.marrow.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.model.Curie;
import org.marrow.model.Thing;
import org.marrow.sheet.TermSheet;

/// The neighbourhood of a term as a drawing: what is above it in two steps, and what is below it in one.
///
/// @param width  of the drawing, in its own units
/// @param height of the drawing
/// @param boxes  the terms
/// @param edges  what is a subclass of what
/// @param hidden how many direct subclasses have no room
/// @param above  how many superclasses in one step or two have none
public record Neighbourhood(int width, int height, List<Box> boxes, List<Edge> edges, int hidden, int above) {

    private static final int ACROSS = 4;
    private static final int BELOW = 8;
    private static final int BOX_WIDTH = 200;
    private static final int BOX_HEIGHT = 52;
    private static final int GAP = 20;
    private static final int LEVEL = 56;
    private static final int LETTERS = 26;

    /// A term.
    ///
    /// @param thing  the term
    /// @param name   what it is called
    /// @param lines  its name, cut into lines that fit
    /// @param x      the left side
    /// @param y      the upper side
    /// @param isSelf whether the drawing is of its neighbourhood
    public record Box(Thing thing, Name name, List<String> lines, int x, int y, boolean isSelf) {

        /// Its width.
        public int width() {
            return BOX_WIDTH;
        }

        /// Its height.
        public int height() {
            return BOX_HEIGHT;
        }
    }

    /// A line from a subclass up to its superclass.
    ///
    /// @param x1 where it begins
    /// @param y1 where it begins
    /// @param x2 where it ends
    /// @param y2 where it ends
    public record Edge(int x1, int y1, int x2, int y2) {}

    /// Copies the lists.
    public Neighbourhood {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }

    static Optional<Neighbourhood> of(TermSheet sheet, Thing self, Reading reading) {
        if (sheet.parents().isEmpty() && sheet.children().isEmpty()) {
            return Optional.empty();
        }
        List<Thing> parents = first(sheet.parents(), ACROSS);
        Set<Curie> left = new HashSet<>();
        sheet.parents().stream().skip(ACROSS).map(Thing::id).forEach(left::add);
        Map<Curie, List<Thing>> above = new LinkedHashMap<>();
        Map<Curie, Thing> grandparents = new LinkedHashMap<>();
        for (Thing parent : parents) {
            List<Thing> over = reading.lookup().terms().parents(parent.id());
            above.put(parent.id(), over);
            for (Thing each : over) {
                boolean isShown = grandparents.containsKey(each.id())
                        || parents.stream().anyMatch(other -> other.id().equals(each.id()));
                if (!isShown && grandparents.size() < ACROSS) {
                    grandparents.put(each.id(), each);
                } else if (!isShown) {
                    left.add(each.id());
                }
            }
        }
        List<Thing> children = first(sheet.children(), BELOW);
        List<List<Thing>> rows = new ArrayList<>();
        rows.add(List.copyOf(grandparents.values()));
        rows.add(parents);
        rows.add(List.of(self));
        for (int i = 0; i < children.size(); i += ACROSS) {
            rows.add(children.subList(i, Math.min(children.size(), i + ACROSS)));
        }
        rows.removeIf(List::isEmpty);
        Map<Curie, Box> placed = place(rows, self, reading);
        List<Edge> edges = new ArrayList<>();
        above.forEach((parent, over) -> over.forEach(each -> join(placed, parent, each.id(), edges)));
        parents.forEach(parent -> join(placed, self.id(), parent.id(), edges));
        children.forEach(child -> join(placed, child.id(), self.id(), edges));
        return Optional.of(new Neighbourhood(
                width(rows),
                rows.size() * (BOX_HEIGHT + LEVEL) - LEVEL + 2,
                List.copyOf(placed.values()),
                edges,
                sheet.children().size() - children.size(),
                left.size()));
    }

    private static List<Thing> first(List<Thing> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private static int width(List<List<Thing>> rows) {
        int most = rows.stream().mapToInt(List::size).max().orElse(1);
        return most * (BOX_WIDTH + GAP) - GAP + 2;
    }

    private static Map<Curie, Box> place(List<List<Thing>> rows, Thing self, Reading reading) {
        Map<Curie, Box> placed = new LinkedHashMap<>();
        int width = width(rows);
        for (int row = 0; row < rows.size(); row++) {
            List<Thing> things = rows.get(row);
            int start = (width - things.size() * (BOX_WIDTH + GAP) + GAP) / 2;
            for (int i = 0; i < things.size(); i++) {
                Thing thing = things.get(i);
                Name name = reading.names().of(thing);
                placed.putIfAbsent(
                        thing.id(),
                        new Box(
                                thing,
                                name,
                                lines(name.text()),
                                start + i * (BOX_WIDTH + GAP),
                                1 + row * (BOX_HEIGHT + LEVEL),
                                thing.id().equals(self.id())));
            }
        }
        return placed;
    }

    private static void join(Map<Curie, Box> placed, Curie below, Curie above, List<Edge> edges) {
        Box from = placed.get(below);
        Box to = placed.get(above);
        if (from != null && to != null && from.y() > to.y()) {
            edges.add(new Edge(from.x() + BOX_WIDTH / 2, from.y(), to.x() + BOX_WIDTH / 2, to.y() + BOX_HEIGHT));
        }
    }

    /// At most two lines, broken between words where there are any.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (lines.size() < 2 && !rest.isEmpty()) {
            if (rest.length() <= LETTERS) {
                lines.add(rest);
                return lines;
            }
            int space = rest.lastIndexOf(' ', LETTERS);
            int end = space > 0
                    ? space
                    : rest.offsetByCodePoints(0, Math.min(LETTERS - 2, rest.codePointCount(0, rest.length())));
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.set(1, lines.get(1) + "…");
        }
        return lines;
    }
}
