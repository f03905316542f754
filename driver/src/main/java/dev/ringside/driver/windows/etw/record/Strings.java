package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts in little-endian buffers. */
final class Strings {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Strings() {}

    /** The text up to the NUL or the end of the buffer; empty if the place is 0, which says that there is none, or outside. */
    static String unicode(ByteBuffer in, int at) {
        return at <= 0 || at >= in.limit() ? "" : unicode(in, at, unicodeLength(in, at));
    }

    /** The bytes of the text up to the NUL or the end of the buffer. */
    static int unicodeLength(ByteBuffer in, int at) {
        int end = at;
        while (end + 1 < in.limit() && in.getShort(end) != 0) {
            end += Character.BYTES;
        }
        return end - at;
    }

    /** That many bytes as a text; lone surrogates stay, which a decoder would replace. */
    static String unicode(ByteBuffer in, int at, int bytes) {
        CharBuffer chars = in.slice(at, bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer();
        return chars.toString();
    }

    /** The bytes of the text up to the NUL or the end of the buffer. */
    static int ansiLength(ByteBuffer in, int at) {
        int end = at;
        while (end < in.limit() && in.get(end) != 0) {
            end++;
        }
        return end - at;
    }

    /** That many bytes as a text: UTF-8 if they are, else of the code page that most of the world's Windows has. */
    static String ansi(ByteBuffer in, int at, int bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(in.slice(at, bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return WINDOWS.decode(in.slice(at, bytes)).toString();
        }
    }

    /** Texts up to one that is empty. */
    static List<String> list(ByteBuffer in, int at) {
        List<String> texts = new ArrayList<>();
        int next = at;
        String text = unicode(in, next);
        while (!text.isEmpty()) {
            texts.add(text.strip());
            next += Character.BYTES * (text.length() + 1);
            text = unicode(in, next);
        }
        return texts;
    }
}
