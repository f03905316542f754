/**
 * Live events of Windows' own providers: {@link dev.ringside.runtime.feed.etw.EtwFeed}.
 *
 * <p>Sessions are Ringside's own, and the kernel's logger for the network; what subscriptions want of a provider is one filter in Windows, the union of
 * theirs, so that user mode decides about each event anew. Events are made in {@code feed.trace}, as those of recordings are. Processes are
 * looked at in {@code feed.windows}, by the thread that makes the events. Depends on the driver's ETW part, and on {@code enrich}.
 */
@NullMarked
package dev.ringside.runtime.feed.etw;

import org.jspecify.annotations.NullMarked;
