/**
 * What is put on the clipboard of this process's session on Windows: {@link dev.ringside.runtime.feed.clipboard.ClipboardFeed}.
 *
 * <p>One thread listens and calls the sinks. Depends on the driver's part that listens, and on the process context of the Windows feed.
 */
@NullMarked
package dev.ringside.runtime.feed.clipboard;

import org.jspecify.annotations.NullMarked;
