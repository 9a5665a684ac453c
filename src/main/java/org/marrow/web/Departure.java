package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/// Whether who asked has gone, before the answer.
///
/// A connection tells its end only to who reads it, and while a request is answered nobody does. Here it is read,
/// some time after the request came whole: a byte that comes then is of a next request that did not wait for
/// this answer, which HTTP lets a server drop with the connection.
final class Departure implements BooleanSupplier {

    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final SocketChannelEndPoint end;
    private final long begun = System.nanoTime();
    private boolean isGone;

    private Departure(SocketChannelEndPoint end) {
        this.end = end;
    }

    /// Of `request`, which has been read.
    static BooleanSupplier of(HttpServletRequest request) {
        ServletContextRequest asked = ServletContextRequest.getServletContextRequest(request);
        EndPoint end = asked == null
                ? null
                : asked.getConnectionMetaData().getConnection().getEndPoint();
        return end instanceof SocketChannelEndPoint plain ? new Departure(plain) : () -> false;
    }

    @Override
    public boolean getAsBoolean() {
        if (!isGone && System.nanoTime() - begun > PATIENCE_NANOS) {
            isGone = read() != 0;
        }
        return isGone;
    }

    private int read() {
        try {
            SocketChannel channel = end.getChannel();
            int read = channel.read(ByteBuffer.allocate(1));
            if (read > 0) {
                end.close();
            }
            return read;
        } catch (IOException e) {
            return -1;
        }
    }
}
