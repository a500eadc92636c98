/** A small seeded town whose tick loop has something to tell; the same seed always tells the same. */
@NullMarked
package io.townlet.telemetry.cli.demo;

import org.jspecify.annotations.NullMarked;
