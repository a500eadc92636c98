package io.townlet.telemetry.core.console;

import io.townlet.telemetry.api.event.Payload;

/** Does what a command is for. Called by whoever dispatches, maybe by several threads at once. */
public interface ConsoleHandler {

    /**
     * Answers a call.
     *
     * @param call the arguments and the caller's role
     * @return what stands in the result
     * @throws Exception where it can't be done; the result then says why. An {@link UnsupportedOperationException} says that there is nothing that could do
     *     it here
     */
    Payload answer(ConsoleCall call) throws Exception;
}
