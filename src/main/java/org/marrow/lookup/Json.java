package org.marrow.lookup;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.InformationContent;

/// Records as JSON and back: the names of their components are the keys.
///
/// Identifiers and dates are texts, and what is empty is `null`, so that a kind of record always has the
/// same keys. Beside the counts that an information content rests on stand its nats.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .addModules(new Jdk8Module(), new JavaTimeModule(), ours())
            .addMixIn(InformationContent.class, WithNats.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    private static SimpleModule ours() {
        return new SimpleModule()
                .addSerializer(Curie.class, ToStringSerializer.instance)
                .addDeserializer(Curie.class, new CurieDeserializer())
                .addDeserializer(Frequency.class, new FrequencyDeserializer());
    }

    /// The mapper of records, compact; not to be configured.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// `record`, compact, in UTF-8.
    public static byte[] bytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes `record`, compact, in UTF-8.
    public static void write(Object record, OutputStream out) {
        try {
            MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes `record`, indented, and a line break.
    public static void write(Object record, Writer out) {
        try {
            MAPPER.writerWithDefaultPrettyPrinter()
                    .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .writeValue(out, record);
            out.write("\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonIgnoreProperties(value = "nats", allowGetters = true)
    private interface WithNats {

        @JsonProperty
        double nats();
    }

    private static final class CurieDeserializer extends FromStringDeserializer<Curie> {

        CurieDeserializer() {
            super(Curie.class);
        }

        @Override
        protected Curie _deserialize(String text, DeserializationContext context) {
            return Curie.parse(text);
        }
    }

    /// Each kind of frequency has keys of its own.
    private static final class FrequencyDeserializer extends StdDeserializer<Frequency> {

        FrequencyDeserializer() {
            super(Frequency.class);
        }

        @Override
        public Frequency deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode object = context.readTree(in);
            Class<? extends Frequency> kind = object.has("affected")
                    ? Frequency.Count.class
                    : object.has("percent") ? Frequency.Percentage.class : Frequency.Band.class;
            return context.readTreeAsValue(object, kind);
        }
    }
}
