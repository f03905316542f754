package dev.ringside.shell.output;

import dev.ringside.runtime.json.Names;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings.Size;
import java.util.Optional;

/**
 * How rows are laid out.
 *
 * @param names what fields are called
 * @param palette how to paint
 * @param screen the size of the terminal that a table must fit, nothing if it is written somewhere else
 * @param live whether the events happen now, so that a table need not show the date
 */
public record Layout(Names names, Palette palette, Optional<Size> screen, boolean live) {}
