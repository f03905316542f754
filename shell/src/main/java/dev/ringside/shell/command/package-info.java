/**
 * The command line: what may be said, what is wrong with what was said, and the commands.
 *
 * <p>{@link dev.ringside.shell.command.CommandLineInterface} is the way in. Each {@link dev.ringside.shell.command.Command} describes itself as
 * a {@link dev.ringside.shell.command.CommandModel}, from which its arguments are read and its help and the completion are made; only the command that
 * is asked for is loaded. Depends on the engine, the outputs and the console, and not on the interactive shell.
 */
@NullMarked
package dev.ringside.shell.command;

import org.jspecify.annotations.NullMarked;
