package org.marrow.lookup;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.marrow.app.Marrow;
import org.marrow.model.Curie;

/// What an open release takes of memory, and how long it takes to open: `IndexMemory DATA`.
///
/// The heap is what is left of it after garbage collection, beside what the JVM itself had before. Mapped
/// files are not on the heap; the system lends their memory, and takes it back when others need it.
final class IndexMemory {

    private static final double MEBIBYTE = 1024 * 1024;
    private static final int COLLECTIONS = 3;

    private static final Curie PHENOTYPE = Curie.parse("HP:0001871");

    /// One question to every role, in the order in which they are asked.
    private static final List<Map.Entry<String, Consumer<Lookup>>> QUESTIONS = List.of(
            Map.entry("resolver", lookup -> lookup.resolver().resolve("HP:0001871")),
            Map.entry("search", lookup -> lookup.search().complete("bone m", 10)),
            Map.entry("terms", lookup -> lookup.terms().descendants(PHENOTYPE)),
            Map.entry("associations", lookup -> lookup.associations().withSubtypes(PHENOTYPE)),
            Map.entry("conditions", lookup -> lookup.conditions().find("OMIM:616022")),
            Map.entry("genes", lookup -> lookup.genes().find("NCBIGene:84522")),
            Map.entry("concepts", lookup -> lookup.concepts().find("MEDGEN:C0302173")),
            Map.entry("publications", lookup -> lookup.publications().find("PMID:25129144")),
            Map.entry("mappings", lookup -> lookup.mappings().of("HP:0001871", Optional.empty(), 1)));

    private final double before = heap();

    private IndexMemory() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: IndexMemory DATA");
            System.exit(2);
        }
        new IndexMemory().run(Path.of(arguments[0]));
    }

    private void run(Path data) {
        long begin = System.nanoTime();
        try (var marrow = Marrow.open(data)) {
            tell("the release is open", begin);
            begin = System.nanoTime();
            marrow.resolver();
            tell("its indexes are open", begin);
            for (Map.Entry<String, Consumer<Lookup>> question : QUESTIONS) {
                begin = System.nanoTime();
                question.getValue().accept(marrow);
                tell("one question to " + question.getKey(), begin);
            }
            begin = System.nanoTime();
            marrow.associations().withSubtypes(Curie.parse("HP:0000118"));
            tell("a roll-up of everything", begin);
        }
    }

    private void tell(String when, long begin) {
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        System.out.printf(
                "%-32s %8.1f ms  heap %7.1f MiB  direct %6.1f MiB  mapped %8.1f MiB%n",
                when, milliseconds, heap() - before, buffers("direct"), buffers("mapped"));
    }

    private static double heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    private static double buffers(String pool) {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(each -> each.getName().startsWith(pool))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum()
                / MEBIBYTE;
    }
}
