package org.marrow.store;

import java.util.List;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.marrow.engine.OverlaidDataset;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;

/// A release with the workspace beside it, read-only: the default graph is the union of both default graphs,
/// the named graphs are those of both, each from the one that has it. May be shared between threads.
public final class WorkspaceView implements AutoCloseable {

    private final Workspace workspace;
    private final DatasetGraph dataset;

    /// A name of the workspace that a text was found by.
    ///
    /// @param thing    the IRI of what is named so
    /// @param text     as the statement has it
    /// @param type     what the text is to the thing
    /// @param language the BCP 47 tag of the text, empty if it has none
    /// @param match    how the text matched
    public record Hit(String thing, String text, TextType type, String language, Match match) {}

    /// `workspace` beside `release`, both of which it leaves open when it is closed.
    public WorkspaceView(Release release, Workspace workspace) {
        this.workspace = workspace;
        this.dataset = new Both(release.dataset(), workspace.dataset());
    }

    /// The dataset, with a context of its own.
    public DatasetGraph dataset() {
        return dataset;
    }

    /// The names in the workspace that match `text` best, each thing once, as they are in the transaction of
    /// this thread.
    public List<Hit> find(String text, int limit) {
        return workspace.names(text, limit).stream()
                .map(name -> new Hit(
                        name.thing(), name.text(), name.type(), name.language().orElse(""), name.match()))
                .toList();
    }

    @Override
    public void close() {
        // It opened nothing.
    }

    private static final class Both extends OverlaidDataset {

        private final DatasetGraph release;
        private final DatasetGraph workspace;

        Both(DatasetGraph release, DatasetGraph workspace) {
            super(release, workspace, release.getContext().copy());
            this.release = release;
            this.workspace = workspace;
        }

        @Override
        public void begin(TxnType type) {
            release.begin(TxnType.READ);
            try {
                workspace.begin(TxnType.READ);
            } catch (RuntimeException e) {
                release.end();
                throw e;
            }
        }

        @Override
        public void begin() {
            begin(TxnType.READ);
        }

        @Override
        public void begin(ReadWrite mode) {
            begin(TxnType.READ);
        }

        @Override
        public boolean promote(Promote mode) {
            return false;
        }

        @Override
        public void commit() {
            release.commit();
            workspace.commit();
        }

        @Override
        public void abort() {
            release.abort();
            workspace.abort();
        }

        @Override
        public void end() {
            release.end();
            workspace.end();
        }
    }
}
