package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.jena.dboe.base.block.BlockMgr;
import org.apache.jena.dboe.base.block.BlockMgrFactory;
import org.apache.jena.dboe.base.file.BufferChannel;
import org.apache.jena.dboe.base.file.BufferChannelFile;
import org.apache.jena.dboe.base.file.ChannelManager;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeParams;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.tdb2.sys.SystemTDB;

/// One B+tree of a TDB2 database: written once, from its first block to its last, or read from end to
/// end. Its files are not mapped into memory, so that a build takes no more of it than it says.
final class IndexFile {

    private IndexFile() {}

    /// Writes the records, which come in order, in place of what the index `name` held.
    static void pack(Path database, String name, RecordFactory factory, Iterator<Record> records) {
        try {
            for (String ending : new String[] {Names.extBptState, Names.extBptTree, Names.extBptRecords}) {
                Files.deleteIfExists(database.resolve(name + "." + ending));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BPlusTreeRewriter.packIntoBPlusTree(
                        records,
                        parameters(factory),
                        factory,
                        state(database, name),
                        blocks(database, name, Names.extBptTree),
                        blocks(database, name, Names.extBptRecords))
                .close();
    }

    /// What `reader` makes of all records of the index `name`, in the order of the tree.
    static <T> T read(Path database, String name, RecordFactory factory, Function<Iterator<Record>, T> reader) {
        BPlusTree tree = BPlusTreeFactory.createNonTxn(
                parameters(factory),
                state(database, name),
                blocks(database, name, Names.extBptTree),
                blocks(database, name, Names.extBptRecords));
        try {
            return reader.apply(tree.iterator());
        } finally {
            tree.close();
        }
    }

    private static BPlusTreeParams parameters(RecordFactory factory) {
        return new BPlusTreeParams(BPlusTreeParams.calcOrder(SystemTDB.BlockSize, factory), factory);
    }

    private static BufferChannel state(Path database, String name) {
        return BufferChannelFile.create(file(database, name, Names.extBptState));
    }

    private static BlockMgr blocks(Path database, String name, String ending) {
        return BlockMgrFactory.createStdFileNoCache(file(database, name, ending), SystemTDB.BlockSize);
    }

    private static String file(Path database, String name, String ending) {
        return database.resolve(name + "." + ending).toString();
    }

    /// Lets go of all files of `database`, whatever has happened.
    static void release(Path database) {
        ChannelManager.releaseAll(database.toString());
    }
}
