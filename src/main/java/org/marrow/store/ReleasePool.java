package org.marrow.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The open releases that a service answers from: the current one and, when asked for, others.
///
/// Whoever asks holds a lease for as long as it reads, so that its release stays open, and stays the same,
/// whatever becomes current meanwhile. A release that is no longer current is closed with its last lease.
/// May be shared between threads.
public final class ReleasePool implements AutoCloseable {

    /// How often the data folder is asked which release is current.
    private static final Duration LOOK = Duration.ofMillis(200);

    /// How many releases beside the current one stay open without a lease.
    private static final int PINNED = 3;

    private static final Logger LOG = Logger.getLogger(ReleasePool.class.getName());

    private final Optional<DataFolder> releases;
    private final Thread watch;
    private final Map<String, Held> pinned = new LinkedHashMap<>(PINNED, 0.75f, true);
    private Held current;
    private String refused = "";
    private boolean isClosed;

    /// Why a release stays open while it is read. To be closed once.
    public static final class Lease implements AutoCloseable {

        private final ReleasePool pool;
        private final Held held;

        private Lease(ReleasePool pool, Held held) {
            this.pool = pool;
            this.held = held;
        }

        /// The release, open until this lease is closed.
        public Release release() {
            return held.release;
        }

        @Override
        public void close() {
            pool.giveBack(held);
        }
    }

    /// A release with the number of its leases. It is closed when it has none and is no longer kept.
    private static final class Held {

        private final Release release;
        private int leases;
        private boolean isKept = true;

        Held(Release release) {
            this.release = release;
        }
    }

    private ReleasePool(Optional<DataFolder> releases, Release current) {
        this.releases = releases;
        this.current = new Held(current);
        this.watch = Thread.ofPlatform().daemon().name("marrow-releases").unstarted(this::watch);
    }

    /// A pool of one release, which stays open when the pool is closed.
    public static ReleasePool of(Release only) {
        return new ReleasePool(Optional.empty(), only);
    }

    /// A pool that follows what is current in a data folder, within a second.
    ///
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public static ReleasePool following(DataFolder releases) {
        var pool = new ReleasePool(Optional.of(releases), releases.openCurrent());
        pool.watch.start();
        return pool;
    }

    /// A lease of the current release.
    public synchronized Lease lease() {
        return leaseOf(current);
    }

    /// A lease of the release `id`, which is opened if it is not open yet.
    ///
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    public synchronized Lease lease(String id) {
        if (current.release.id().equals(id)) {
            return leaseOf(current);
        }
        DataFolder folder = releases.orElseThrow(() -> missing(id));
        if (!folder.list().contains(id)) {
            drop(pinned.remove(id));
            throw missing(id);
        }
        Held held = pinned.computeIfAbsent(id, name -> new Held(folder.open(name)));
        Lease lease = leaseOf(held);
        while (pinned.size() > PINNED) {
            drop(pinned.remove(pinned.keySet().iterator().next()));
        }
        return lease;
    }

    private MarrowException missing(String id) {
        return new MarrowException(
                ErrorCode.RELEASE_MISSING,
                "\"%s\": found no release of this name, expected one of: %s".formatted(id, String.join(", ", list())));
    }

    /// The identifiers of all releases that a lease can be had of, ordered.
    public synchronized List<String> list() {
        return releases.map(DataFolder::list).orElseGet(() -> List.of(current.release.id()));
    }

    /// How many releases are kept open.
    public synchronized int openCount() {
        return 1 + pinned.size();
    }

    private Lease leaseOf(Held held) {
        if (isClosed) {
            throw new MarrowException(ErrorCode.RELEASE_MISSING, "Found the service stopping, expected it running");
        }
        held.leases++;
        return new Lease(this, held);
    }

    private synchronized void giveBack(Held held) {
        held.leases--;
        closeIfUnused(held);
    }

    private void drop(@Nullable Held held) {
        if (held != null) {
            held.isKept = false;
            closeIfUnused(held);
        }
    }

    /// What it has not opened is for others to close.
    private void closeIfUnused(Held held) {
        if (releases.isPresent() && !held.isKept && held.leases == 0) {
            held.release.close();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the release that is current now. One that cannot be opened is reported once and changes nothing.
    private void look() {
        Optional<String> id = releases.flatMap(DataFolder::current);
        if (id.isEmpty() || id.equals(Optional.of(currentId()))) {
            return;
        }
        try {
            take(opened(id.get()));
        } catch (RuntimeException e) {
            if (!refused.equals(e.toString())) {
                refused = e.toString();
                LOG.log(Level.SEVERE, "Release " + id.get() + " cannot be served; " + currentId() + " still is", e);
            }
        }
    }

    /// The identifier of the current release.
    public synchronized String currentId() {
        return current.release.id();
    }

    /// Opened and asked once, so that the first to ask finds it warm.
    private Release opened(String id) {
        Release next = releases.orElseThrow().open(id);
        next.read(dataset -> dataset.getDefaultGraph().find(Triple.ANY).hasNext());
        return next;
    }

    private synchronized void take(Release next) {
        if (isClosed) {
            next.close();
            return;
        }
        Held before = current;
        current = new Held(next);
        refused = "";
        drop(before);
        drop(pinned.remove(next.id()));
        LOG.info(() -> "Release " + next.id() + " is served in place of " + before.release.id());
    }

    /// Ends the watch and closes every release that it has opened and that has no lease; the others close
    /// with their last one.
    @Override
    public void close() {
        watch.interrupt();
        synchronized (this) {
            isClosed = true;
            List<Held> all = new ArrayList<>(pinned.values());
            all.add(current);
            pinned.clear();
            all.forEach(this::drop);
        }
    }
}
