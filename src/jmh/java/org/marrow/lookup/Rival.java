package org.marrow.lookup;

import java.util.Set;

/// One way to answer a question of the benchmarks.
interface Rival extends AutoCloseable {

    /// The most hits of a question that [is cut][Question#isCut].
    int HITS = 10;

    /// The answer, whole, as who asks gets it: this is what is timed.
    Object answer();

    /// What the answer says, for comparison with another rival's.
    Set<String> findings();

    /// Lets go of what was opened to answer.
    @Override
    void close();
}
