/**
 * Regular expressions of JavaScript, matched to the letter of ECMA-262 and within bounded time, stack and memory.
 *
 * <p>{@link dev.ringside.dsl.regex.JsRegex} is the way in. The parser makes a tree of nodes, the compiler a program for a backtracking
 * machine with a stack of its own, and {@link dev.ringside.dsl.regex.Requirement} says which plain searches a match implies, for feeds that
 * cannot run an expression.
 *
 * <p>Why not {@code java.util.regex}: it takes whole code points where JavaScript takes UTF-16 units, folds case by other rules, fails on
 * references to groups that took no part, refuses unbounded look-behind, and overflows the stack or runs for years on a value that a hostile
 * process chose. Depends on the diagnostics and on how texts fold.
 */
@NullMarked
package dev.ringside.dsl.regex;

import org.jspecify.annotations.NullMarked;
