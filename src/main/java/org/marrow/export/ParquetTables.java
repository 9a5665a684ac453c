package org.marrow.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/// Tables as Parquet files in a folder, which is there. A column of several values is a list, one of flags has
/// `false` where nothing is said, any other has null there.
///
/// Source: [Apache Parquet](https://parquet.apache.org/docs/file-format/).
final class ParquetTables implements TableSink {

    /// How much of a table is held in memory before it is written.
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final Path folder;
    private final Map<String, String> metadata;

    /// @param metadata what is written into each file beside its rows
    ParquetTables(Path folder, Map<String, String> metadata) {
        this.folder = folder;
        this.metadata = metadata;
    }

    @Override
    public Rows open(String table, List<TableColumn> columns) throws IOException {
        return new ParquetRows(new Builder(folder.resolve(table + ".parquet"), new RowSupport(table, columns, metadata))
                .withConf(new PlainParquetConfiguration())
                .withAllocator(new HeapByteBufferAllocator())
                .withCodecFactory(new GzipPages())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build());
    }

    private record ParquetRows(ParquetWriter<List<List<String>>> writer) implements Rows {

        @Override
        public void add(List<List<String>> cells) throws IOException {
            writer.write(cells);
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private static final class Builder extends ParquetWriter.Builder<List<List<String>>, Builder> {

        private final RowSupport support;

        Builder(Path file, RowSupport support) {
            super(new LocalOutputFile(file));
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, so it must be there
        protected WriteSupport<List<List<String>>> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<List<List<String>>> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }
}
