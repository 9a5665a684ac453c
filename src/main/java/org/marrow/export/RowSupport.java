package org.marrow.export;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one table as records of Parquet.
///
/// Source of the form of lists: [logical
/// types](https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists), three levels.
final class RowSupport extends WriteSupport<List<List<String>>> {

    private static final String LIST = "list";
    private static final String ELEMENT = "element";

    private final List<TableColumn> columns;
    private final WriteContext context;
    private @Nullable RecordConsumer out;

    RowSupport(String table, List<TableColumn> columns, Map<String, String> metadata) {
        this.columns = columns;
        this.context = new WriteContext(
                new MessageType(table, columns.stream().map(RowSupport::field).toList()), metadata);
    }

    private static Type field(TableColumn column) {
        if (column.several()) {
            return Types.requiredList()
                    .element(value(column, Repetition.REQUIRED, ELEMENT))
                    .named(column.name());
        }
        boolean isFlag = column.type() == TableColumn.Type.FLAG;
        return value(column, isFlag ? Repetition.REQUIRED : Repetition.OPTIONAL, column.name());
    }

    private static PrimitiveType value(TableColumn column, Repetition repetition, String name) {
        return switch (column.type()) {
            case TEXT ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case INTEGER -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case DECIMAL ->
                Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
        };
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so it must be there
    public WriteContext init(Configuration configuration) {
        return context;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context;
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(List<List<String>> cells) {
        RecordConsumer record = out;
        if (record == null) {
            throw new IllegalStateException("Nothing to write into, expected a writer that has begun");
        }
        record.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            write(record, columns.get(i), i, cells.get(i));
        }
        record.endMessage();
    }

    private static void write(RecordConsumer record, TableColumn column, int number, List<String> values) {
        if (!column.several() && values.isEmpty() && column.type() != TableColumn.Type.FLAG) {
            return;
        }
        record.startField(column.name(), number);
        if (column.several()) {
            writeList(record, column, values);
        } else {
            writeValue(record, column, single(column, values));
        }
        record.endField(column.name(), number);
    }

    private static void writeList(RecordConsumer record, TableColumn column, List<String> values) {
        record.startGroup();
        if (!values.isEmpty()) {
            record.startField(LIST, 0);
            for (String value : values) {
                record.startGroup();
                record.startField(ELEMENT, 0);
                writeValue(record, column, value);
                record.endField(ELEMENT, 0);
                record.endGroup();
            }
            record.endField(LIST, 0);
        }
        record.endGroup();
    }

    /// The value of a cell of one value; several texts are joined as in CSV, since all of them are what was said.
    private static String single(TableColumn column, List<String> values) {
        if (values.size() > 1 && column.type() != TableColumn.Type.TEXT) {
            throw new IllegalStateException("%s: found the values %s, expected one".formatted(column.name(), values));
        }
        return String.join("|", values);
    }

    private static void writeValue(RecordConsumer record, TableColumn column, String value) {
        switch (column.type()) {
            case TEXT -> record.addBinary(Binary.fromString(value));
            case INTEGER -> record.addInteger(Integer.parseInt(value));
            case DECIMAL -> record.addDouble(Double.parseDouble(value));
            case FLAG -> record.addBoolean(Boolean.parseBoolean(value));
        }
    }
}
