/**
 * Ringside and others measured side by side; started by {@code tests/bench/run}, not by the build.
 *
 * <p>{@link dev.ringside.tests.bench.Benchmarks} is the program. Both sides of a comparison run in one go, in interleaved rounds, because
 * absolute times of a shared machine mean little.
 */
@NullMarked
package dev.ringside.tests.bench;

import org.jspecify.annotations.NullMarked;
