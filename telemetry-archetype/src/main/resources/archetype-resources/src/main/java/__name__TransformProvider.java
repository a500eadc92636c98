#set( $type = $name.toLowerCase() )
package ${package};

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.util.List;

/** Makes transforms of the name {@code ${type}_source}, which write into each event where it comes from. */
public final class ${name}TransformProvider implements TransformProvider {

    private static final String FIELD = "source";
    private static final Option<String> SOURCE =
            Option.text("source").asRequired().describedAs("What to write where an event doesn't say it itself.");

    @Override
    public String name() {
        return "${type}_source";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(SOURCE);
    }

    @Override
    public Transform create(Options options, TransformContext context) {
        String source = options.get(SOURCE);
        // An event in which there is nothing to change is handed on itself, so that it isn't copied.
        return event -> event.payload().containsKey(FIELD)
                ? event
                : event.withPayload(event.payload().with(FIELD, source));
    }
}
