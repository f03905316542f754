package dev.ringside.driver.windows.clipboard;

import java.util.Optional;

/**
 * A text was put on the clipboard.
 *
 * @param owner pid of the process that put it there; 0 if no process owns up to it
 * @param ownerThread id of its thread; 0 likewise
 * @param text what it is; empty if the clipboard could not be read, because others held it open all the time
 */
public record ClipboardChange(long owner, long ownerThread, Optional<ClipboardText> text) {}
