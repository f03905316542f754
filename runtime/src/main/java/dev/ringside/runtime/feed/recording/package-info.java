/**
 * Recordings as a feed: {@link dev.ringside.runtime.feed.recording.RecordingFeed} reads them one after the other, once for all who have subscribed.
 *
 * <p>How events are stored is a {@link dev.ringside.runtime.feed.recording.RecordingFormat}'s business, which is chosen by what a recording begins with. A format
 * gives what it reads to a {@link dev.ringside.runtime.feed.recording.RecordingSink}, which knows what all subscriptions ask for together: a format may leave out
 * the rest, and counts it. The feed evaluates nothing itself. What is packed, by gzip, zstd, zip and tar in whatever order, is unpacked on the way. Depends on
 * the feed interfaces.
 */
@NullMarked
package dev.ringside.runtime.feed.recording;

import org.jspecify.annotations.NullMarked;
