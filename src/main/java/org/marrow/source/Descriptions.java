package org.marrow.source;

import java.util.HashMap;
import java.util.Map;
import org.marrow.model.Curie;

/// Where in a file each term is described, so that none is described twice.
final class Descriptions {

    private final SourceFile file;
    private final Map<Curie, Long> lines = new HashMap<>();

    Descriptions(SourceFile file) {
        this.file = file;
    }

    void add(Curie term, long line) {
        Long first = lines.putIfAbsent(term, line);
        if (first != null) {
            throw file.malformed(
                    line, "%s a second time, the first is in line %d".formatted(term, first), "each term once");
        }
    }
}
