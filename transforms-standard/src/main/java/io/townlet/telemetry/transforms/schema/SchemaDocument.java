package io.townlet.telemetry.transforms.schema;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.townlet.telemetry.api.option.InvalidOptionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A schema as it was read, not compiled yet.
 *
 * @param name what to call it in messages
 * @param location the URI that relative references start from, where it gives itself none
 * @param root its outermost value
 */
record SchemaDocument(String name, URI location, JsonNode root) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads a file; throws {@link InvalidOptionException} where it can't be read or isn't JSON. */
    static SchemaDocument ofFile(Path file) {
        String name = "schema file '" + file + "'";
        try {
            return parse(name, file.toUri(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new InvalidOptionException(
                    name + " isn't there; a relative path starts from the configuration's folder", e);
        } catch (AccessDeniedException e) {
            throw new InvalidOptionException(name + " can't be read: permission denied", e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
            throw new InvalidOptionException(name + " can't be read: " + reason, e);
        }
    }

    /** Reads a schema that comes with the plug-in. */
    static SchemaDocument ofBuiltin(BuiltinSchema schema) {
        try (InputStream resource = SchemaDocument.class.getResourceAsStream(schema.resource())) {
            if (resource == null) {
                throw new IllegalStateException("the plug-in's jar lacks " + schema.resource() + "; install it again");
            }
            return parse("schema " + schema.reference(), URI.create(schema.reference()), resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + schema.resource() + " from the plug-in's jar", e);
        }
    }

    private static SchemaDocument parse(String name, URI location, byte[] json) throws IOException {
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonNode root = parser.readValueAsTree();
            if (root == null) {
                throw new InvalidOptionException(name + " is empty; a schema is a JSON object");
            }
            if (!root.isObject() && !root.isBoolean()) {
                throw new InvalidOptionException(name + " holds no schema; a schema is a JSON object");
            }
            if (parser.nextToken() != null) {
                throw new InvalidOptionException(name + " goes on after the schema's end"
                        + place(parser.currentTokenLocation()) + "; a file holds one schema");
            }
            return new SchemaDocument(name, location, root);
        } catch (JsonProcessingException e) {
            throw new InvalidOptionException(
                    name + " is not JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
