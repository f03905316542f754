/**
 * What the program runs in: streams, terminal, environment; and how text is made fit for a terminal.
 *
 * <p>{@link dev.ringside.shell.console.Surroundings} is asked for instead of {@code System}. {@link dev.ringside.shell.console.Visible} is what stands
 * between hostile text and a terminal. Knows nothing of events or queries.
 */
@NullMarked
package dev.ringside.shell.console;

import org.jspecify.annotations.NullMarked;
