/**
 * Events as JSON: one event, one object.
 *
 * <p>Keys are field names, in the order of the schema; a field that the event does not have is absent. Numbers, ports and durations (in
 * nanoseconds) are numbers; times are texts like {@code "2026-11-23T06:01:17.123456789Z"}; addresses are texts, lists are arrays, truth values
 * are {@code true} and {@code false}. {@code stream} and {@code os} tell how to read the rest. What is written is ASCII-safe towards
 * terminals: control and format characters are escaped, and so are lone surrogates, which stand for bytes that are not UTF-8; what was
 * written reads back equal.
 *
 * <p>{@link dev.ringside.runtime.json.EventWriter} writes over {@link dev.ringside.runtime.json.JsonOutput}, {@link
 * dev.ringside.runtime.json.EventReader} reads. Depends on dsl.
 */
@NullMarked
package dev.ringside.runtime.json;

import org.jspecify.annotations.NullMarked;
