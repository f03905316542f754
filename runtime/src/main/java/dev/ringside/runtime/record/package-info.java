/**
 * Makes recordings: what queries give goes into files that {@code feed.own} reads.
 *
 * <p>A {@link dev.ringside.runtime.record.Recorder} runs the queries and has a thread that writes. Events are made JSON where they arrive and compressed and
 * written in pieces there, a second later at most; who brings events waits only if the disk is that far behind, and then the kernel counts what it had no
 * room for. A {@link dev.ringside.runtime.record.Target} says which files, and how much of them is kept. Depends on the engine, on JSON and on the format.
 */
@NullMarked
package dev.ringside.runtime.record;

import org.jspecify.annotations.NullMarked;
