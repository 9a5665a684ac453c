package org.marrow.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Makes answers that are whole in memory before they are sent: only a few at a time, none above a size, and no more
/// of them waiting for slow readers than there is room for. May be shared between threads.
final class Making {

    /// The most bytes of an answer.
    static final int MOST = 8 << 20;

    private static final int AT_A_TIME = 4;
    private static final int HELD = 128 << 20;
    private static final int KIB = 1 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore makers = new Semaphore(AT_A_TIME, true);
    private final Semaphore room = new Semaphore(HELD / KIB, true);

    /// What writes an answer.
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /// What is made of a release.
    interface Work<T> {
        T make() throws IOException;
    }

    /// What `work` makes, when it is its turn.
    ///
    /// @throws MarrowException `SERVICE_BUSY` if that takes too long
    <T> T make(Work<T> work) throws IOException {
        take(makers, 1);
        try {
            return work.make();
        } finally {
            makers.release();
        }
    }

    /// Writes to `out`, the answer to a caller, what `body` writes.
    ///
    /// @param larger where to ask for what is too large
    /// @throws MarrowException `NOT_ACCEPTABLE` if it has too many bytes, `SERVICE_BUSY`
    void send(OutputStream out, String larger, Body body) throws IOException {
        ByteArrayOutputStream bytes = make(() -> {
            var limited = new Limited();
            try {
                body.write(limited);
            } catch (IOException | RuntimeException e) {
                if (limited.isTooSmall) {
                    throw tooLarge(larger, e);
                }
                throw e;
            }
            return limited.bytes;
        });
        int permits = Math.ceilDiv(bytes.size(), KIB);
        take(room, permits);
        try {
            bytes.writeTo(out);
        } finally {
            room.release(permits);
        }
    }

    private static void take(Semaphore semaphore, int permits) {
        try {
            if (semaphore.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new MarrowException(
                ErrorCode.SERVICE_BUSY,
                "Found too many records being made for %d s, expected fewer; try again a little later"
                        .formatted(PATIENCE.toSeconds()));
    }

    private static MarrowException tooLarge(String larger, Exception cause) {
        return new MarrowException(
                ErrorCode.NOT_ACCEPTABLE,
                "Found a record of more than %d MiB in this format, expected a smaller one; %s"
                        .formatted(MOST >> 20, larger),
                cause);
    }

    private static final class Limited extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isTooSmall;

        @Override
        public void write(int b) throws IOException {
            require(1);
            bytes.write(b);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            require(length);
            bytes.write(more, offset, length);
        }

        private void require(int more) throws IOException {
            isTooSmall |= bytes.size() + more > MOST;
            if (isTooSmall) {
                throw new IOException("No room");
            }
        }
    }
}
