package dev.ringside.runtime.feed.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Makes a {@link Content} of binary XML in a chunk. For one thread; what it gave is overwritten by the next.
 *
 * <p>Of a record that is written out without a template, texts become substitutions, as if it had one: then those records that differ by nothing else are of
 * one template. Names of providers and of data stay.
 */
final class ContentWriter {
    /** Elements in each other. */
    static final int DEEPEST = 64;
    /** Tokens, in a definition or a record that is written out. Real ones have hundreds. */
    private static final int MOST_TOKENS = 1 << 14;
    /** Characters of a name. Real ones have some tens. */
    private static final int LONGEST_NAME = 1 << 10;
    /** Bytes of a content. A chunk has fewer, but may name one long name often. */
    private static final int LONGEST = 1 << 18;

    private static final int SIZE = 4;
    private static final int DEPENDENCY = 2;
    /** Of a name: the next one with the same hash, the hash, and how many characters; then these and a 0. */
    private static final int NAME = 8;

    private static final byte[] NAME_ATTRIBUTE = "Name".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] GUID_ATTRIBUTE = "Guid".getBytes(StandardCharsets.UTF_16LE);
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private final byte[] in;
    private byte[] out = new byte[1 << 12];
    private int size;

    private int at;
    private int end;
    private int depth;
    private boolean inStartTag;
    /** Whether the value of the attribute stays as it is. */
    private boolean isName;

    /** Takes the places of texts of a record that is written out. */
    interface Texts {
        /** Its number among the record's values; negative if it stays where it is. */
        int text(int offset, int bytes);
    }

    ContentWriter(byte[] in) {
        this.in = in;
    }

    /** The content of a definition. */
    Content definition(int from, int to) throws UnreadableRecordException {
        return write(from, to, DEPENDENCY, (offset, bytes) -> -1);
    }

    /** The content of what is written out. */
    Content literal(int from, int to, Texts texts) throws UnreadableRecordException {
        return write(from, to, 0, texts);
    }

    private Content write(int from, int to, int dependency, Texts texts) throws UnreadableRecordException {
        size = 0;
        at = from;
        end = to;
        depth = 0;
        inStartTag = false;
        isName = false;
        int tokens = 0;
        int token = next();
        while (token != Token.END_OF_FRAGMENT) {
            if (++tokens > MOST_TOKENS) {
                throw new UnreadableRecordException("it has more elements than any record has");
            }
            take(token, dependency, texts);
            token = depth == 0 && at == end ? Token.END_OF_FRAGMENT : next();
        }
        if (depth != 0) {
            throw new UnreadableRecordException("an element does not end");
        }
        return new Content(out, size);
    }

    private void take(int token, int dependency, Texts texts) throws UnreadableRecordException {
        switch (token & ~Token.MORE) {
            case Token.FRAGMENT -> skip(3);
            case Token.OPEN_ELEMENT -> {
                expect(!inStartTag && ++depth <= DEEPEST, "elements stand in each other too deep");
                skip(dependency + SIZE);
                put(Token.OPEN_ELEMENT);
                name();
                if ((token & Token.MORE) != 0) {
                    skip(SIZE);
                }
                inStartTag = true;
                isName = true;
            }
            case Token.ATTRIBUTE -> {
                expect(inStartTag, "an attribute is outside of a start tag");
                put(Token.ATTRIBUTE);
                int begin = size;
                name();
                isName = isFixed(begin + 2, size);
            }
            case Token.CLOSE_START_TAG -> {
                expect(inStartTag, "a start tag ends that did not begin");
                inStartTag = false;
                isName = false;
                put(Token.CLOSE_START_TAG);
            }
            case Token.CLOSE_EMPTY_ELEMENT -> {
                expect(inStartTag, "a start tag ends that did not begin");
                inStartTag = false;
                isName = false;
                put(Token.CLOSE_START_TAG);
                end();
            }
            case Token.END_ELEMENT -> {
                expect(!inStartTag, "an element ends in its start tag");
                end();
            }
            case Token.TEXT -> {
                expect(next() == ValueType.STRING, "a text of another type");
                text(texts);
            }
            case Token.CDATA -> text(texts);
            case Token.CHARACTER -> {
                room(5);
                put(Token.TEXT);
                out[size++] = 1;
                out[size++] = 0;
                copy(2);
            }
            case Token.ENTITY -> entity();
            case Token.INSTRUCTION_TARGET -> {
                int before = size;
                name();
                size = before;
            }
            case Token.INSTRUCTION_DATA -> skip(2 * count());
            case Token.SUBSTITUTION, Token.OPTIONAL_SUBSTITUTION -> {
                put(token & ~Token.MORE);
                copy(3);
            }
            default -> throw new UnreadableRecordException("no token is 0x" + Integer.toHexString(token));
        }
    }

    private void end() throws UnreadableRecordException {
        expect(--depth >= 0, "more elements end than began");
        put(Token.END_ELEMENT);
    }

    private void text(Texts texts) throws UnreadableRecordException {
        int count = count();
        int value = isName || depth == 0 ? -1 : texts.text(at, 2 * count);
        if (value < 0) {
            put(Token.TEXT);
            putCount(count);
            copy(2 * count);
        } else {
            skip(2 * count);
            put(Token.SUBSTITUTION);
            putCount(value);
            put(ValueType.STRING);
        }
    }

    private void entity() throws UnreadableRecordException {
        int before = size;
        name();
        String entity = Utf16.text(out, before + 2, (size - before - 2) / 2);
        size = before;
        String text = ENTITIES.getOrDefault(entity, '&' + entity + ';');
        put(Token.TEXT);
        putCount(text.length());
        for (int i = 0; i < text.length(); i++) {
            putCount(text.charAt(i));
        }
    }

    /** Writes a name that is said by its offset: it may stand right here, and else stands anywhere in the chunk. */
    private void name() throws UnreadableRecordException {
        expect(end - at >= SIZE, "it ends within a name");
        int offset = Bytes.integer(in, at);
        at += SIZE;
        expect(offset >= 0 && offset <= in.length - NAME, "a name is outside of the chunk");
        int count = Bytes.unsignedShort(in, offset + 6);
        expect(count <= LONGEST_NAME && 2 * count <= in.length - NAME - offset, "a name is longer than any is");
        putCount(count);
        room(2 * count);
        System.arraycopy(in, offset + NAME, out, size, 2 * count);
        size += 2 * count;
        if (offset == at) {
            skip(NAME + 2 * count + 2);
        }
    }

    private boolean isFixed(int from, int to) {
        return Arrays.equals(out, from, to, NAME_ATTRIBUTE, 0, NAME_ATTRIBUTE.length)
                || Arrays.equals(out, from, to, GUID_ATTRIBUTE, 0, GUID_ATTRIBUTE.length);
    }

    private int next() throws UnreadableRecordException {
        expect(at < end, "it ends within an element");
        return Bytes.unsignedByte(in, at++);
    }

    private int count() throws UnreadableRecordException {
        expect(end - at >= 2, "it ends within a text");
        int count = Bytes.unsignedShort(in, at);
        at += 2;
        expect(2 * count <= end - at, "it ends within a text");
        return count;
    }

    private void skip(int bytes) throws UnreadableRecordException {
        expect(bytes <= end - at, "it ends within an element");
        at += bytes;
    }

    private void copy(int bytes) throws UnreadableRecordException {
        int from = at;
        skip(bytes);
        room(bytes);
        System.arraycopy(in, from, out, size, bytes);
        size += bytes;
    }

    private void put(int value) throws UnreadableRecordException {
        room(1);
        out[size++] = (byte) value;
    }

    private void putCount(int value) throws UnreadableRecordException {
        put(value);
        put(value >> 8);
    }

    private void room(int bytes) throws UnreadableRecordException {
        if (bytes > out.length - size) {
            expect(bytes <= LONGEST - size, "it has more text than any template has");
            out = Arrays.copyOf(out, Math.max(2 * out.length, size + bytes));
        }
    }

    private static void expect(boolean holds, String otherwise) throws UnreadableRecordException {
        if (!holds) {
            throw new UnreadableRecordException(otherwise);
        }
    }
}
