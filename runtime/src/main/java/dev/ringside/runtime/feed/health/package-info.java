/**
 * Ringside's own state as a stream, on every system.
 *
 * <p>{@link dev.ringside.runtime.feed.health.HealthFeed} serves {@code health}: whoever runs Ringside tells it what happens ({@link
 * dev.ringside.runtime.feed.health.Occurrence}), and it finds out by itself what the other feeds of the machine lose, and what a driver says of itself.
 * Depends on the feed interface and the synthetic feed, through which it gives its events.
 */
@NullMarked
package dev.ringside.runtime.feed.health;

import org.jspecify.annotations.NullMarked;
