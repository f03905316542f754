/**
 * The process tree as recordings tell it: {@link dev.ringside.runtime.feed.recording.process.ProcessHistory} learns from events that a process started, and
 * completes others with what is known of their process, its parent and those above, by the host that they are from.
 *
 * <p>{@link dev.ringside.runtime.feed.recording.process.ProcessContext} says what of that somebody reads, so that nothing is learned for nothing. Depends on dsl.
 */
@NullMarked
package dev.ringside.runtime.feed.recording.process;

import org.jspecify.annotations.NullMarked;
