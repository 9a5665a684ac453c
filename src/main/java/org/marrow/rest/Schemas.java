package org.marrow.rest;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.lookup.Json;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.InformationContent;

/// JSON schemas of records, as they are written. Not for use by several threads.
///
/// Source: [JSON Schema 2020-12](https://json-schema.org/draft/2020-12), which OpenAPI 3.1 speaks.
final class Schemas {

    private static final String PLACE = "components/schemas";

    private final SchemaBuilder builder;

    Schemas() {
        var config =
                new SchemaGeneratorConfigBuilder(Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.FLATTENED_OPTIONALS,
                Option.ADDITIONAL_FIXED_TYPES);
        config.forFields()
                .withRequiredCheck(field -> true)
                .withNullableCheck(field -> field.getType().getErasedType() == Optional.class);
        config.forTypesInGeneral()
                .withSubtypeResolver((type, context) -> type.getErasedType() == Frequency.class
                        ? Arrays.stream(Frequency.class.getPermittedSubclasses())
                                .map(kind -> context.getTypeContext().resolveSubtype(type, kind))
                                .toList()
                        : List.of())
                .withCustomDefinitionProvider((type, context) ->
                        inline(type, context.getGeneratorConfig().createObjectNode()))
                .withTypeAttributeOverride((schema, scope, context) -> {
                    if (scope.getType().getErasedType() == InformationContent.class) {
                        schema.withObjectProperty("properties")
                                .putObject("nats")
                                .put("type", "number");
                    }
                });
        this.builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    private static @Nullable CustomDefinition inline(ResolvedType type, ObjectNode schema) {
        if (type.getErasedType() == Curie.class) {
            schema.put("type", "string").put("description", "A CURIE in its canonical spelling.");
            return new CustomDefinition(schema, true);
        }
        if (type.isInstanceOf(Map.class)) {
            boolean isOfNumbers = type.typeParametersFor(Map.class).get(1).isInstanceOf(Number.class);
            schema.put("type", "object")
                    .putObject("additionalProperties")
                    .put("type", isOfNumbers ? "integer" : "string");
            return new CustomDefinition(schema, true);
        }
        return null;
    }

    /// A pointer to the schema of `type`.
    ObjectNode reference(Class<?> type) {
        return builder.createSchemaReference(type);
    }

    /// The schemas that were pointed to, and those that these need, by name.
    ObjectNode collect() {
        return builder.collectDefinitions(PLACE);
    }
}
