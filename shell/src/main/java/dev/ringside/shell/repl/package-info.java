/**
 * The interactive shell.
 *
 * <p>{@link dev.ringside.shell.repl.InteractiveShell} is the way in: it reads inputs from a {@link dev.ringside.shell.repl.Screen}, a terminal or a pipe, and gives
 * them to the {@link dev.ringside.shell.repl.Interpreter}. Only the terminal's screen and what it is made of know JLine, so that nothing of it is loaded for a pipe. Depends
 * on the commands, whose answers it shows.
 */
@NullMarked
package dev.ringside.shell.repl;

import org.jspecify.annotations.NullMarked;
