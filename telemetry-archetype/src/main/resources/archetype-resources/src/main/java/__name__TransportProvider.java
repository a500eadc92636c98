#set( $type = $name.toLowerCase() )
package ${package};

import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transport.Transport;
import io.townlet.telemetry.api.transport.TransportContext;
import io.townlet.telemetry.api.transport.TransportProvider;
import java.nio.file.Path;
import java.util.List;

/** Makes transports of the type {@code ${type}}. */
public final class ${name}TransportProvider implements TransportProvider {

    private static final Option<Path> PATH =
            Option.file("path").asRequired().describedAs("The file to append events to.");

    @Override
    public String name() {
        return "${type}";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PATH);
    }

    @Override
    public Transport create(Options options, TransportContext context) {
        return new ${name}Transport(options.get(PATH));
    }
}
