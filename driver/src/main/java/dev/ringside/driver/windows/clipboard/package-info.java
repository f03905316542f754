/**
 * The clipboard of Windows: {@link
 * dev.ringside.driver.windows.clipboard.ClipboardListener} hears of every change in this process's session, and reads
 * the text.
 */
@NullMarked
package dev.ringside.driver.windows.clipboard;

import org.jspecify.annotations.NullMarked;
