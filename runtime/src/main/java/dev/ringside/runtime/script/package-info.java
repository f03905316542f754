/**
 * Scripts in JavaScript: they query, are called with what is found, change their filters, and raise alerts.
 *
 * <ul>
 *   <li>{@link dev.ringside.runtime.script.ScriptHost} loads {@link dev.ringside.runtime.script.Script}s and opens {@link
 *       dev.ringside.runtime.script.ScriptConsole}s; {@link dev.ringside.runtime.script.ScriptListener} is told what they do
 *   <li>{@code Run} is one running of a script: its thread, with {@code WorkQueue} in front and {@code Budget} beside it, which {@code Watch} looks at
 *   <li>{@code Realm} is what the thread has: {@code Sandbox} is the context of GraalJS, and {@code Calls}, {@code Subscriptions}, {@code Alarm}, {@code
 *       Timers}, {@code Log}, {@code Response} are what its names lead to, through {@code Functions}
 *   <li>{@code Variables} gives values of JavaScript a meaning in queries, {@code Complaints} carries what is wrong through JavaScript, and {@code
 *       Errors} says it in terms of what the user wrote
 * </ul>
 *
 * <p>The names themselves are made by the prelude, JavaScript that runs before a script does: {@code values.js}, {@code queries.js}, {@code
 * globals.js}, and {@code lockdown.js}, which freezes all of it.
 *
 * <p>Only here and in {@code guest} and {@code module} is GraalJS known. Depends on the engine, on the language, on {@code rewrite}, {@code
 * module}, {@code guest} and {@code alert}; knows no terminal.
 */
@NullMarked
package dev.ringside.runtime.script;

import org.jspecify.annotations.NullMarked;
