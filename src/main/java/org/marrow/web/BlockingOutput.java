package org.marrow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/// An output whose writer waits until it has written, as all of ours do.
abstract class BlockingOutput extends ServletOutputStream {

    @Override
    public final boolean isReady() {
        return true;
    }

    /// @throws UnsupportedOperationException always: nobody is called back
    @Override
    public final void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("Found a listener, expected a writer that waits");
    }
}
