package dev.ringside.runtime.feed.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits a stream of bytes into lines without copying them; and where a JSON object spans several lines or shares one with others, into objects, be
 * they elements of one array or not; and elements of XML called {@code Event} likewise. What is no whole object ends with its line, so that what
 * follows is found. A piece that is longer than the limit is passed over up to the next line, but counted like any other. For one thread.
 */
final class Pieces implements Closeable {
    private static final byte[] DECLARATION = ascii("<?xml");
    private static final byte[] ROOT = ascii("<Events>");
    private static final byte[] ROOT_END = ascii("</Events>");

    private final Window window;
    private final JsonEnd json;
    private final XmlEnd xml;
    private boolean inArray;
    private boolean afterObject;
    private long line = 1;
    private int start;
    private int length;
    private long number;
    private boolean tooLong;
    private boolean spanning;

    /**
     * Pieces of that stream.
     *
     * @param limit the longest piece in bytes
     * @param idle called before a read that may have to wait
     */
    Pieces(InputStream in, int limit, Runnable idle) {
        this.window = new Window(in, limit, idle);
        this.json = new JsonEnd(window);
        this.xml = new XmlEnd(window);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Moves on to the next piece; false if there is none. */
    boolean advance() throws IOException {
        int first = window.at(0);
        while (passBlank(first) || passFrame(first)) {
            first = window.at(0);
        }
        if (first == Window.END) {
            return false;
        }
        number = line;
        afterObject = first == '{';
        int end = afterObject ? json.find() : first == '<' && xml.begins() ? xml.find() : window.lineEnd(0);
        piece(end);
        return true;
    }

    byte[] bytes() {
        return window.bytes();
    }

    /** Where in the bytes the piece starts. */
    int start() {
        return start;
    }

    /** How many bytes it has, without what is blank around it. */
    int length() {
        return length;
    }

    /** Whether the piece was longer than the limit and is not there. */
    boolean tooLong() {
        return tooLong;
    }

    /** The number of the line that it begins in, from 1. */
    long number() {
        return number;
    }

    /** Whether there was a piece of several lines. */
    boolean isSpanning() {
        return spanning;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    private boolean passBlank(int first) {
        if (first != ' ' && first != '\t' && first != '\r' && first != '\n') {
            return false;
        }
        if (first == '\n') {
            line++;
        }
        window.pass(1);
        return true;
    }

    /** Passes what stands around objects of an array and elements of a document, and is no event. */
    private boolean passFrame(int first) throws IOException {
        switch (first) {
            case '[' -> {
                if (inArray || !opensArray()) {
                    return false;
                }
                inArray = true;
                window.pass(1);
            }
            case ']', ',' -> {
                if (!inArray && (first == ']' || !afterObject)) {
                    return false;
                }
                inArray &= first == ',';
                window.pass(1);
            }
            case '<' -> {
                return passTag();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Other lines begin with a bracket, too. */
    private boolean opensArray() throws IOException {
        int offset = 1;
        int next = window.at(offset);
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            next = window.at(++offset);
        }
        return next == '{' || next == ']';
    }

    private boolean passTag() throws IOException {
        if (window.has(0, DECLARATION)) {
            int end = window.seek(0, (byte) '>', (byte) '\n', (byte) '\n');
            if (end < 0) {
                return false;
            }
            window.pass(window.at(end) == '>' ? end + 1 : end);
            return true;
        }
        for (byte[] tag : new byte[][] {ROOT, ROOT_END}) {
            if (window.has(0, tag)) {
                window.pass(tag.length);
                return true;
            }
        }
        return false;
    }

    /** @param end how far ahead the piece ends, or {@link Window#TOO_FAR} */
    private void piece(int end) throws IOException {
        tooLong = end == Window.TOO_FAR;
        if (tooLong) {
            length = 0;
            passLine();
            return;
        }
        start = window.start();
        length = end;
        byte[] bytes = window.bytes();
        while (length > 0 && isBlank(bytes[start + length - 1])) {
            length--;
        }
        spanning |= window.lineFeeds(length) > 0;
        pass(end);
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** Passes all that has been looked at, whose beginning is of no use any more, up to the end of the line. */
    private void passLine() throws IOException {
        int end;
        do {
            pass(window.loaded());
            end = window.lineEnd(0);
        } while (end == Window.TOO_FAR);
        pass(end);
    }

    private void pass(int count) {
        line += window.lineFeeds(count);
        window.pass(count);
    }
}
