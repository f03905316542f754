/**
 * The command line: what may be said, what is wrong with what was said, and the commands.
 *
 * <p>{@link dev.ringside.shell.command.CommandLineInterface} is the way in. Each {@link dev.ringside.shell.command.Command} describes itself to
 * picocli as a model, without annotations, since looking those up would take longer than the rest of a short command; only the command that is
 * asked for is described. Depends on the engine, the outputs and the console, and not on the interactive shell.
 */
@NullMarked
package dev.ringside.shell.command;

import org.jspecify.annotations.NullMarked;
