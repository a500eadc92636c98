/** The pipeline as a program embeds it: build one, emit into it, close it. */
@NullMarked
package io.townlet.telemetry.core;

import org.jspecify.annotations.NullMarked;
