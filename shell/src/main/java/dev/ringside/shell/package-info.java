/**
 * The program: what runs when Ringside is started. {@link dev.ringside.shell.Main} is its entry.
 */
@NullMarked
package dev.ringside.shell;

import org.jspecify.annotations.NullMarked;
