package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;

/// The names in a workspace, in memory: made from the statements at the start, and kept up with every
/// transaction.
///
/// Readers hold on to a view, which does not change. One thread writes at a time; what it has added or
/// removed is seen in the views that are acquired after it published the next one.
final class WorkspaceTexts implements AutoCloseable {

    /// A name that was found.
    ///
    /// @param thing the IRI of what is named so
    /// @param text  as the statement has it
    record Name(String thing, String text, TextType type, Optional<String> language, Match match) {}

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private WorkspaceNames current;

    /// Without a name yet.
    WorkspaceTexts() {
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setIndexSort(WorkspaceNames.ORDER)
                            .setMergeScheduler(new SerialMergeScheduler()));
            this.current = new WorkspaceNames(DirectoryReader.open(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds what `quad` names, if it names anything.
    void add(Quad quad) {
        WorkspaceNames.document(quad).ifPresent(document -> {
            try {
                writer.addDocument(document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Takes away what `quad` names, if it names anything.
    void remove(Quad quad) {
        if (WorkspaceNames.type(quad).isPresent()) {
            try {
                writer.deleteDocuments(new Term(WorkspaceNames.KEY, WorkspaceNames.key(quad)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The names with all that was added and removed, for [#publish].
    WorkspaceNames refreshed() {
        try {
            DirectoryReader next = DirectoryReader.openIfChanged(current.reader(), writer);
            if (next != null) {
                return new WorkspaceNames(next);
            }
            return current;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes `next` what is acquired from now on.
    synchronized void publish(WorkspaceNames next) {
        if (next != current) {
            WorkspaceNames old = current;
            current = next;
            old.release();
        }
    }

    /// The names as they are now, to be released.
    synchronized WorkspaceNames acquire() {
        current.hold();
        return current;
    }

    @Override
    public synchronized void close() {
        try {
            current.release();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
