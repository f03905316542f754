/**
 * The interactive shell.
 *
 * <p>{@link dev.ringside.shell.repl.InteractiveShell} is the way in: it reads inputs from a {@link dev.ringside.shell.repl.Screen}, a terminal or a pipe, and
 * gives them to the {@link dev.ringside.shell.repl.Interpreter}. The {@link dev.ringside.shell.repl.InputReader} tells what an input is: queries in the language are
 * run as they are, and only what is none starts {@link dev.ringside.shell.repl.JavaScript}. {@link dev.ringside.shell.repl.Commands} are for the shell itself. Only the
 * terminal's screen and what it is made of know JLine, so that nothing of it is loaded for a pipe. Depends on the commands, whose answers it
 * shows, and on the script host.
 */
@NullMarked
package dev.ringside.shell.repl;

import org.jspecify.annotations.NullMarked;
