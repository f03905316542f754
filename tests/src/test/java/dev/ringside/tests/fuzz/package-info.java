/**
 * Fuzz targets: what must be true of every input that somebody could write, send or record, tried on inputs that Jazzer grows out of seeds.
 *
 * <p>Each {@code …Target} has one method that takes the bytes, and throws when something is not true. {@code Fuzzing} runs one of them in a
 * JVM of its own; {@code tests/fuzz} has the seeds and the command for long runs.
 */
@NullMarked
package dev.ringside.tests.fuzz;

import org.jspecify.annotations.NullMarked;
