package io.townlet.telemetry.core.plugin;

import io.townlet.telemetry.api.event.TelemetryEvent;
import io.townlet.telemetry.api.option.Option;
import io.townlet.telemetry.api.option.OptionProblem;
import io.townlet.telemetry.api.option.Options;
import io.townlet.telemetry.api.transform.Transform;
import io.townlet.telemetry.api.transform.TransformContext;
import io.townlet.telemetry.api.transform.TransformProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider of transforms whose every call, and every call of what it makes, has the plug-in's class loader as the thread's.
 *
 * @param provider the plug-in's own
 * @param context the plug-in's class loader
 */
record IsolatedTransformProvider(TransformProvider provider, ContextLoader context) implements TransformProvider {

    @Override
    public String name() {
        return context.call(provider::name);
    }

    @Override
    public List<Option<?>> options() {
        return context.call(provider::options);
    }

    @Override
    public List<OptionProblem> check(Options options) {
        return context.call(() -> provider.check(options));
    }

    @Override
    @SuppressWarnings("NullAway") // a plug-in may return null all the same, which is told as its defect
    public Transform create(Options options, TransformContext transformContext) {
        Transform made = context.call(() -> provider.create(options, transformContext));
        return made == null ? null : new IsolatedTransform(made, context);
    }

    private record IsolatedTransform(Transform transform, ContextLoader context) implements Transform {

        @Override
        public @Nullable TelemetryEvent apply(TelemetryEvent event) throws Exception {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(context.loader());
            try {
                return transform.apply(event);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Override
        public void close() {
            context.<RuntimeException>run(transform::close);
        }
    }
}
