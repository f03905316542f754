/**
 * Rows as text in the formats of {@code -o}.
 *
 * <p>{@link dev.ringside.shell.output.RowWriter} is what a query writes to, {@link dev.ringside.shell.output.Format} makes one. No format lets a control
 * character of an event reach a terminal. Depends on the engine's rows and on the console.
 */
@NullMarked
package dev.ringside.shell.output;

import org.jspecify.annotations.NullMarked;
