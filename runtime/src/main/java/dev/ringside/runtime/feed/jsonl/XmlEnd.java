package dev.ringside.runtime.feed.jsonl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds where an element of XML that is called {@code Event} ends, or the next one begins. For one thread. */
final class XmlEnd {
    private static final byte TAG = '<';
    private static final byte[] BEGIN = "<Event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "</Event>".getBytes(StandardCharsets.US_ASCII);

    private final Window window;

    XmlEnd(Window window) {
        this.window = window;
    }

    /** Whether such an element begins here. */
    boolean begins() throws IOException {
        return begins(0);
    }

    private boolean begins(int offset) throws IOException {
        if (!window.has(offset, BEGIN)) {
            return false;
        }
        int next = window.at(offset + BEGIN.length);
        return next == '>' || next >= 0 && next <= ' ';
    }

    /** How far ahead the element that begins here ends, or {@link Window#TOO_FAR}. */
    int find() throws IOException {
        int offset = window.seek(1, TAG, TAG, TAG);
        while (offset >= 0) {
            if (window.has(offset, END)) {
                return offset + END.length;
            }
            if (begins(offset)) {
                return offset;
            }
            offset = window.seek(offset + 1, TAG, TAG, TAG);
        }
        return offset == Window.END ? window.loaded() : offset;
    }
}
