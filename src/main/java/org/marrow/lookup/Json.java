package org.marrow.lookup;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Optional;
import org.marrow.model.Curie;

/// Records as JSON: the names of their components are the keys, and nothing else is.
///
/// Identifiers and dates are texts, and what is empty is `null`, so that a kind of record always has the
/// same keys.
public final class Json {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .addModule(new SimpleModule()
                    .addSerializer(Curie.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(new OptionalSerializer()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Json() {}

    /// Writes `record` and a line break.
    public static void write(Object record, Writer out) {
        try {
            WRITER.writeValue(out, record);
            out.write("\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is in it, or `null`.
    private static final class OptionalSerializer extends StdSerializer<Optional<?>> {

        OptionalSerializer() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            if (value.isPresent()) {
                serializers.defaultSerializeValue(value.get(), out);
            } else {
                serializers.defaultSerializeNull(out);
            }
        }
    }
}
