package org.marrow.source;

/// Watches work that takes a while. The parts come one after another; calls come from one thread at a time.
public interface Progress {

    /// Watches nothing.
    Progress NONE = new Progress() {};

    /// A part of the work begins; the part before it is over.
    ///
    /// @param part  what is done, such as `reading hp.json`
    /// @param total how much there is to do, in `unit`; negative if that is not known
    /// @param unit  what is counted, such as `B` for bytes
    default void begin(String part, long total, String unit) {}

    /// So much more of the current part is done.
    ///
    /// @param amount in the unit of the part, 0 or more
    default void advance(long amount) {}
}
