package org.marrow.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Writes a line of JSON for every request, on a thread of its own. What it has no room for is dropped and counted,
/// so that nobody waits for a slow disk.
final class AccessLog implements AutoCloseable {

    static final String OFF = "off";

    private static final String STDOUT = "stdout";
    private static final int ROOM = 10_000;
    private static final long CLOSE_MILLIS = 1_000;

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(ROOM);
    private final LongAdder dropped = new LongAdder();
    private final OutputStream out;
    private final Thread writing;
    private volatile boolean isClosing;

    /// What a line says. Nothing of it is a key, a cookie or the value of a parameter.
    ///
    /// @param time    when the request came, in ISO 8601
    /// @param client  the address of who asks
    /// @param method  such as `GET`
    /// @param path    without what follows a question mark
    /// @param route   the template of the path
    /// @param status  of the answer
    /// @param outcome how it ended
    /// @param error   the code of the error, if it is one
    /// @param bytes   of the answer, without its headers
    /// @param millis  from the beginning of the request to the end of the answer
    /// @param release that answered
    /// @param query   the name of a catalogue query, or `sparql`
    /// @param digest  the beginning of the SHA-256 of a query
    /// @param rows    of the answer, if they were counted
    /// @param agent   the program that asks
    /// @param text    of the query, where that is to be written
    record Entry(
            String time,
            String client,
            String method,
            String path,
            Optional<String> route,
            int status,
            String outcome,
            Optional<ErrorCode> error,
            long bytes,
            long millis,
            Optional<String> release,
            Optional<String> query,
            Optional<String> digest,
            Optional<Long> rows,
            Optional<String> agent,
            Optional<String> text) {}

    private AccessLog(OutputStream out) {
        this.out = out;
        this.writing = Thread.ofPlatform().daemon().name("marrow-log").start(this::write);
    }

    /// The log that `settings` ask for, if they do.
    ///
    /// @throws MarrowException `SETTING_INVALID` if its file cannot be written
    static Optional<AccessLog> open(Settings.Log settings) {
        return switch (settings.access()) {
            case OFF -> Optional.empty();
            case STDOUT -> Optional.of(new AccessLog(System.out));
            default -> Optional.of(new AccessLog(file(settings)));
        };
    }

    private static OutputStream file(Settings.Log settings) {
        try {
            return new LogFile(Path.of(settings.access()), settings.fileBytes().bytes(), settings.files());
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.SETTING_INVALID,
                    "log.access = \"%s\": expected off, stdout, or a file that can be written (%s)"
                            .formatted(settings.access(), e),
                    e);
        }
    }

    /// Takes a line, to be written soon.
    void add(Entry entry) {
        if (!waiting.offer(entry)) {
            dropped.increment();
        }
    }

    /// How many lines were dropped.
    long dropped() {
        return dropped.sum();
    }

    private void write() {
        while (!isClosing || !waiting.isEmpty()) {
            try {
                Entry entry = waiting.poll(CLOSE_MILLIS / 10, TimeUnit.MILLISECONDS);
                if (entry != null) {
                    write(entry);
                }
            } catch (InterruptedException e) {
                isClosing = true;
            }
        }
    }

    private void write(Entry entry) {
        try {
            byte[] json = Json.bytes(entry);
            byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            out.write(line, 0, line.length);
            if (waiting.isEmpty()) {
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            dropped.increment();
        }
    }

    /// Writes what is waiting, and lets go of the file.
    @Override
    public void close() {
        isClosing = true;
        try {
            writing.join(CLOSE_MILLIS);
            if (out.equals(System.out)) {
                out.flush();
            } else {
                out.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            dropped.increment();
        }
    }
}
