/** The transport that appends events as lines to a file, and rotates it. */
@NullMarked
package io.townlet.telemetry.transport.file;

import org.jspecify.annotations.NullMarked;
