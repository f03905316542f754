/**
 * What live feeds have in common: one filter in a kernel for all the subscriptions of a stream, exchanged while events flow, and events that are made from
 * what it records.
 *
 * <p>{@link dev.ringside.runtime.feed.shared.SharedFilter} keeps who has which bit of which generation of the filter; {@link
 * dev.ringside.runtime.feed.shared.Taker} is what a subscription wants and the sink that gets it. {@link dev.ringside.runtime.feed.shared.RecordedEvent} makes a field when it is asked for, and {@link dev.ringside.runtime.feed.shared.ValueEvent} has one object for each. Knows no kernel: that is behind {@link
 * dev.ringside.runtime.feed.shared.SharedFilter.Place}.
 */
@NullMarked
package dev.ringside.runtime.feed.shared;

import org.jspecify.annotations.NullMarked;
