/** What a host gives a plug-in: its options, read and checked, and its context. */
@NullMarked
package io.townlet.telemetry.testkit.plugin;

import org.jspecify.annotations.NullMarked;
