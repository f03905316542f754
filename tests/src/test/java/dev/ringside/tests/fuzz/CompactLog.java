package dev.ringside.tests.fuzz;

import dev.ringside.tests.evtx.Checksums;
import dev.ringside.tests.evtx.Layout;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An event log without what fills its headers and chunks up, so that most changes of a byte change something: a byte of {@link #REPAIR options}, the file's
 * header, and each chunk after its length in two bytes.
 */
final class CompactLog {
    /** The checksums are made right, so that the content alone is to blame. */
    static final int REPAIR = 1;
    /** The last chunk ends where its content does. */
    static final int CUT = 2;
    /** What follows is the file as it is. */
    static final int RAW = 4;

    private static final int FILE_HEADER = 4096;
    private static final int USED_HEADER = 128;
    private static final int CHUNK = 65_536;
    private static final int MOST_CHUNKS = 4;

    /** Behind the options in their byte. */
    private static final int CHOICE = 3;

    private CompactLog() {}

    /** A number that an input chooses beside its file, from 0 to 31. */
    static int choice(byte[] input) {
        return input.length == 0 ? 0 : (input[0] & 0xff) >> CHOICE;
    }

    /** An input that stands for an undamaged file. */
    static byte[] of(byte[] file) {
        ByteArrayOutputStream compact = new ByteArrayOutputStream();
        compact.write(0);
        compact.write(file, 0, USED_HEADER);
        for (Layout.Chunk chunk : Layout.of(file).chunks()) {
            int length = Math.min(chunk.end() - chunk.offset(), CHUNK - 1);
            compact.write(length);
            compact.write(length >> Byte.SIZE);
            compact.write(file, chunk.offset(), length);
        }
        return compact.toByteArray();
    }

    /** The file that an input stands for. */
    static byte[] expand(byte[] input) {
        int options = input.length == 0 ? RAW : input[0];
        if ((options & RAW) != 0 || input.length < 1 + USED_HEADER) {
            return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        }
        ByteBuffer rest = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).position(1 + USED_HEADER);
        ByteBuffer file = ByteBuffer.allocate(FILE_HEADER + MOST_CHUNKS * CHUNK);
        file.put(input, 1, USED_HEADER);
        int end = FILE_HEADER;
        for (int chunk = 0; chunk < MOST_CHUNKS && rest.remaining() >= Short.BYTES; chunk++) {
            int length = Math.min(Short.toUnsignedInt(rest.getShort()), rest.remaining());
            int start = FILE_HEADER + chunk * CHUNK;
            file.put(start, input, rest.position(), length);
            rest.position(rest.position() + length);
            end = start + ((options & CUT) != 0 && rest.remaining() < Short.BYTES ? length : CHUNK);
        }
        byte[] content = Arrays.copyOf(file.array(), end);
        if ((options & REPAIR) != 0) {
            Checksums.repair(content);
        }
        return content;
    }
}
