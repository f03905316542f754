/**
 * What is told to the user when something they wrote is wrong.
 *
 * <p>Errors are values: a {@link dev.ringside.dsl.diagnostic.Diagnostic} has a code, a place, a message and hints. They are collected, thrown
 * together in a {@link dev.ringside.dsl.diagnostic.RingsideException}, and rendered once, at the edge. Depends on nothing.
 */
@NullMarked
package dev.ringside.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
