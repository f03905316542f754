/**
 * Running queries: plans them against feeds, subscribes, and passes what comes through the query's operators, in event time.
 *
 * <p>{@link dev.ringside.runtime.engine.Engine} is the way in: it gives a {@link dev.ringside.runtime.engine.Plan}, or a {@link
 * dev.ringside.runtime.engine.Subscription} whose rows come to a {@link dev.ringside.runtime.engine.RowSink}, perhaps on a {@link
 * dev.ringside.runtime.engine.Lane}. {@link dev.ringside.runtime.engine.Pipeline} runs operators without a feed.
 *
 * <pre>
 *   feed ── Leaf ── Input ┐
 *                         ├─ Machine: operators ── Handoff ──(lane)── operators ── Delivery ── sink
 *   feed ── Leaf ── Input ┘
 * </pre>
 *
 * <p>A leaf tests what the feed left over of the {@code where}s. Its input knows what time it is at the feed: that of the latest event which was
 * accepted, or what the feed tells; so rows do not depend on what is pushed down. Everything before the handoff runs on the threads of feeds, one at a
 * time; a query without a lane has no handoff, and one with JavaScript where several inputs come together runs on the lane from its inputs on.
 * Depends on feeds and on the operators.
 */
@NullMarked
package dev.ringside.runtime.engine;

import org.jspecify.annotations.NullMarked;
