package dev.ringside.runtime.feed.jsonl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8 without a byte order mark, whichever of Unicode's encodings its mark says it is in. */
final class Utf8 {
    private static final int MARK = 3;

    private Utf8() {}

    /** The same text; without a mark it is taken to be UTF-8. */
    static InputStream of(InputStream in) throws IOException {
        InputStream text = in.markSupported() ? in : new BufferedInputStream(in);
        text.mark(MARK);
        int first = text.read();
        int second = first < 0 ? first : text.read();
        if (first == 0xFF && second == 0xFE) {
            return new Transcoded(new InputStreamReader(text, StandardCharsets.UTF_16LE));
        }
        if (first == 0xFE && second == 0xFF) {
            return new Transcoded(new InputStreamReader(text, StandardCharsets.UTF_16BE));
        }
        if (first != 0xEF || second != 0xBB || text.read() != 0xBF) {
            text.reset();
        }
        return text;
    }

    /** Characters as UTF-8. What is none in their encoding is a replacement character. */
    private static final class Transcoded extends InputStream {
        private static final int BUFFER = 1 << 13;
        private static final Charset TARGET = StandardCharsets.UTF_8;

        private final Reader reader;
        private final CharsetEncoder encoder = TARGET.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        private final CharBuffer characters = CharBuffer.allocate(BUFFER).flip();
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER * 3).flip();
        private boolean ended;

        Transcoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(target, offset, count);
            return count;
        }

        private boolean fill() throws IOException {
            while (!bytes.hasRemaining() && !ended) {
                characters.compact();
                ended = reader.read(characters) < 0;
                characters.flip();
                bytes.clear();
                encoder.encode(characters, bytes, ended);
                if (ended) {
                    encoder.flush(bytes);
                }
                bytes.flip();
            }
            return bytes.hasRemaining();
        }

        @Override
        public int available() throws IOException {
            return bytes.hasRemaining() ? bytes.remaining() : reader.ready() ? 1 : 0;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
