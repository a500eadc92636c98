package io.townlet.telemetry.transforms.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.path.PathType;
import io.townlet.telemetry.api.option.InvalidOptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compiles schemas of draft 2020-12, and finds what is wrong with them before any event comes along. Nothing is ever fetched. Not safe
 * for use by several threads at once.
 */
final class SchemaCompiler {

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();

    /** The schema of schemas; it takes long to load and is needed only for files. */
    private @Nullable Schema metaSchema;

    /** Compiles a schema that comes with the plug-in, whose own tests have checked it. */
    Schema compile(BuiltinSchema schema) {
        return compiled(SchemaDocument.ofBuiltin(schema));
    }

    /** Checks and compiles a schema file; throws {@link InvalidOptionException} that names it, and what is wrong with it. */
    Schema compile(Path file) {
        SchemaDocument document = SchemaDocument.ofFile(file);
        try {
            requireDialect(document);
            requireValid(document);
            SchemaReferences.check(document);
            return compiled(document);
        } catch (InvalidOptionException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new InvalidOptionException(
                    document.name() + " can't be used: it nests too deep, or refers to itself without end", e);
        } catch (RuntimeException e) {
            // The library has an exception of its own, but lets others through from what it stands on.
            throw new InvalidOptionException(document.name() + " can't be used: " + e.getMessage(), e);
        }
    }

    private static Schema compiled(SchemaDocument document) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(CONFIG)
                        .schemaLoader(
                                loader -> loader.fetchRemoteResources(false).block(iri -> true)));
        Schema schema = registry.getSchema(SchemaLocation.of(document.location().toString()), document.root());
        schema.initializeValidators();
        // Some of what can't be resolved shows only in use.
        schema.validate(JsonNodeFactory.instance.objectNode());
        return schema;
    }

    private static void requireDialect(SchemaDocument document) {
        JsonNode dialect = document.root().path("$schema");
        String named = dialect.asText(DialectId.DRAFT_2020_12);
        if (!dialect.isMissingNode() && !named.equals(DialectId.DRAFT_2020_12)) {
            throw new InvalidOptionException(document.name() + " is written for '" + named
                    + "', but only draft 2020-12 is understood; set $schema to " + DialectId.DRAFT_2020_12
                    + ", or leave it out");
        }
    }

    private void requireValid(SchemaDocument document) {
        List<Error> errors = metaSchema()
                .validate(
                        document.root(),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!errors.isEmpty()) {
            throw new InvalidOptionException(document.name() + " is no valid schema: " + Violations.describe(errors));
        }
    }

    private Schema metaSchema() {
        Schema known = metaSchema;
        if (known == null) {
            known = SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(CONFIG))
                    .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
            metaSchema = known;
        }
        return known;
    }
}
