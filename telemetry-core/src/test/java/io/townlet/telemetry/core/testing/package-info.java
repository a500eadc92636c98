/** What the tests of the core share: time moved by hand, a transport that fails as told, and threads that emit together. */
@NullMarked
package io.townlet.telemetry.core.testing;

import org.jspecify.annotations.NullMarked;
