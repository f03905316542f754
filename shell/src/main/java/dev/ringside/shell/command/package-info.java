/**
 * The command line: what may be said, what is wrong with what was said, and the commands.
 *
 * <p>{@link dev.ringside.shell.command.CommandLineInterface} is the way in. picocli reads the command line and writes the help and the completion. Each
 * {@link dev.ringside.shell.command.Command} describes itself to it, in code and not in annotations, and only the command that is asked for is
 * loaded: both for the sake of a short command's time. Its {@link dev.ringside.shell.command.Argument}s hold what was said; what picocli finds wrong
 * becomes a diagnostic with a place in {@link dev.ringside.shell.command.Misuse}. Depends on the engine, the outputs and the console, and not on the
 * interactive shell.
 */
@NullMarked
package dev.ringside.shell.command;

import org.jspecify.annotations.NullMarked;
