package io.townlet.telemetry.transforms.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.townlet.telemetry.api.option.InvalidOptionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds every reference in a schema and makes sure that it stays within the document and leads to something there. The library would
 * find some of them only when an event comes along.
 */
final class SchemaReferences {

    /** Keywords whose object maps names of the author's choice to schemas. */
    private static final Set<String> NAME_MAPS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    /** Keywords that hold data, in which nothing is a keyword. */
    private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

    private record Reference(String text, JsonPointer at, URI base) {}

    private final Map<URI, JsonNode> resources = new HashMap<>();
    private final Set<URI> anchors = new HashSet<>();
    private final List<Reference> references = new ArrayList<>();

    private SchemaReferences() {}

    /** Throws {@link InvalidOptionException}, naming every reference that leads out of the document or to nothing. */
    static void check(SchemaDocument document) {
        SchemaReferences found = new SchemaReferences();
        List<String> problems = new ArrayList<>();
        try {
            found.resources.put(document.location(), document.root());
            found.collect(document.root(), JsonPointer.empty(), document.location());
            for (Reference reference : found.references) {
                found.check(reference, problems);
            }
        } catch (URISyntaxException e) {
            problems.add("'" + e.getInput() + "' is not a URI reference: " + e.getReason());
        }
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(document.name() + " can't be used: " + String.join("; ", problems));
        }
    }

    private void collect(JsonNode schema, JsonPointer at, URI outerBase) throws URISyntaxException {
        if (schema.isArray()) {
            for (int i = 0; i < schema.size(); i++) {
                collect(schema.get(i), at.appendIndex(i), outerBase);
            }
        }
        if (!schema.isObject()) {
            return;
        }
        URI base = base(schema, outerBase);
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            JsonPointer below = at.appendProperty(name);
            if (NAME_MAPS.contains(name)) {
                for (Map.Entry<String, JsonNode> named : value.properties()) {
                    collect(named.getValue(), below.appendProperty(named.getKey()), base);
                }
            } else if (value.isTextual()) {
                note(name, value.textValue(), below, base);
            } else if (!DATA.contains(name)) {
                collect(value, below, base);
            }
        }
    }

    /** Gives the base of the references in a schema: its {@code $id}, which makes it a resource of its own, or that around it. */
    private URI base(JsonNode schema, URI outerBase) throws URISyntaxException {
        JsonNode id = schema.get("$id");
        if (id == null || !id.isTextual()) {
            return outerBase;
        }
        URI base = withoutFragment(resolve(outerBase, id.textValue()));
        resources.put(base, schema);
        return base;
    }

    private void note(String keyword, String text, JsonPointer at, URI base) throws URISyntaxException {
        switch (keyword) {
            case "$ref", "$dynamicRef" -> references.add(new Reference(text, at, base));
            case "$anchor", "$dynamicAnchor" -> anchors.add(withFragment(base, text));
            default -> {
                // Any other text says nothing of references.
            }
        }
    }

    private void check(Reference reference, List<String> problems) throws URISyntaxException {
        URI target = resolve(reference.base(), reference.text());
        JsonNode resource = resources.get(withoutFragment(target));
        if (resource == null) {
            problems.add(described(reference)
                    + " leads out of the document, and remote references are refused; put what it names under $defs");
        } else if (!leadsToSomething(resource, target)) {
            problems.add(described(reference) + " leads to nothing in the document");
        }
    }

    private boolean leadsToSomething(JsonNode resource, URI target) {
        String fragment = target.getFragment();
        if (fragment == null || fragment.isEmpty()) {
            return true;
        }
        return fragment.startsWith("/")
                ? !resource.at(JsonPointer.compile(fragment)).isMissingNode()
                : anchors.contains(target);
    }

    private static String described(Reference reference) {
        return "the reference '" + reference.text() + "' at " + reference.at();
    }

    private static URI resolve(URI base, String reference) throws URISyntaxException {
        // URI.resolve knows no fragments of opaque URIs such as urn:a:b.
        return reference.startsWith("#")
                ? withFragment(base, new URI(reference).getFragment())
                : base.resolve(new URI(reference));
    }

    private static URI withFragment(URI base, String fragment) throws URISyntaxException {
        return new URI(base.getScheme(), base.getSchemeSpecificPart(), fragment);
    }

    private static URI withoutFragment(URI uri) throws URISyntaxException {
        return uri.getFragment() == null ? uri : new URI(uri.getScheme(), uri.getSchemeSpecificPart(), null);
    }
}
