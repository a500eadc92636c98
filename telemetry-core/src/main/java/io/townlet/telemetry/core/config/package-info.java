/** Turns a YAML configuration into the settings of a pipeline, or into everything that is wrong with it. */
@NullMarked
package io.townlet.telemetry.core.config;

import org.jspecify.annotations.NullMarked;
