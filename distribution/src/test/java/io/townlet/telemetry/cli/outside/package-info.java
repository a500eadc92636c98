/** Tests of what others do with the published jars: outside of this build, with nothing but a repository that holds them. */
@NullMarked
package io.townlet.telemetry.cli.outside;

import org.jspecify.annotations.NullMarked;
