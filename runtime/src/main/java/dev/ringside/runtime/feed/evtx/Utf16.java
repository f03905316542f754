package dev.ringside.runtime.feed.evtx;

import java.nio.charset.StandardCharsets;

/** Texts as Windows stores them. What is no valid UTF-16 stays as it is: each half of a pair that stands alone is a character of the text. */
final class Utf16 {
    private Utf16() {}

    /** So many characters. */
    static String text(byte[] in, int at, int count) {
        byte[] narrow = new byte[count];
        for (int i = 0; i < count; i++) {
            char c = Bytes.character(in, at + 2 * i);
            if (c > 0xFF) {
                return wide(in, at, count);
            }
            narrow[i] = (byte) c;
        }
        return new String(narrow, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] in, int at, int count) {
        char[] wide = new char[count];
        for (int i = 0; i < count; i++) {
            wide[i] = Bytes.character(in, at + 2 * i);
        }
        return new String(wide);
    }

    /** How many characters there are without the NULs that end or pad a text. One in the middle stays, and with it what somebody hides behind it. */
    static int trimmed(byte[] in, int at, int count) {
        int left = count;
        while (left > 0 && Bytes.character(in, at + 2 * left - 2) == 0) {
            left--;
        }
        return left;
    }
}
