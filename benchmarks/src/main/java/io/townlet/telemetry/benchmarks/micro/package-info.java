/** JMH benchmarks of the pipeline's single steps. */
@NullMarked
package io.townlet.telemetry.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
