/**
 * Live events of Windows' own providers: {@link dev.ringside.runtime.feed.etw.EtwFeed}.
 *
 * <p>Each stream has a provider and a {@code Maker} that makes events of its records: {@code dns}, {@code net}, {@code wmi}, {@code powershell}, and what a
 * query names with {@code etw("…")}. Sessions are Ringside's own, and the kernel's logger for the network; what subscriptions want of a provider is one
 * filter in Windows, the union of theirs, so that user mode decides about each event anew. Depends on the driver's ETW part.
 */
@NullMarked
package dev.ringside.runtime.feed.etw;

import org.jspecify.annotations.NullMarked;
