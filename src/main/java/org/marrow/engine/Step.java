package org.marrow.engine;

/// One of the steps by which rows of bits are completed: for a row that the steps before it have filled as
/// far as they can, it finds the ways to go on.
interface Step {

    /// Begins with a row.
    void open(long[] row);

    /// Fills the row in the next way.
    ///
    /// @return whether there was one
    boolean next(long[] row);

    /// A step that has one way to go on, or none.
    abstract class Once implements Step {

        private boolean isNew;

        @Override
        public final void open(long[] row) {
            isNew = true;
        }

        @Override
        public final boolean next(long[] row) {
            boolean holds = isNew && holds(row);
            isNew = false;
            return holds;
        }

        /// Whether `row` goes on.
        abstract boolean holds(long[] row);
    }
}
