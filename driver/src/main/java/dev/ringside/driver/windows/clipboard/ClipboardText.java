package dev.ringside.driver.windows.clipboard;

/**
 * A text on the clipboard.
 *
 * @param format the first of those in which its owner put it there
 * @param text as Windows made Unicode of it, by the code page that goes with it
 * @param isCut whether it is only the beginning, because there was too much
 */
public record ClipboardText(ClipboardFormat format, String text, boolean isCut) {}
