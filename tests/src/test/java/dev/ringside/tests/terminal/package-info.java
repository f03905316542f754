/**
 * The interactive shell as a person meets it: the real program on a real pseudo-terminal, keys going in and a screen coming out.
 *
 * <p>A {@code Person} sits at a {@code PseudoTerminal} and reads its {@code Display}. Nothing waits for a time; everything waits for what it
 * must see.
 */
@NullMarked
package dev.ringside.tests.terminal;

import org.jspecify.annotations.NullMarked;
