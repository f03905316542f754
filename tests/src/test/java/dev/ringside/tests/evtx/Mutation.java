package dev.ringside.tests.evtx;

import dev.ringside.tests.evtx.Layout.Chunk;
import dev.ringside.tests.evtx.Layout.Slot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A way in which a file is damaged. */
public enum Mutation {
    /** Eight bytes, anywhere in the headers or records. */
    BYTES,
    /** The file ends within a chunk's records. */
    CUT,
    /** A record's header states another size. */
    SIZE,
    /** A part of a chunk's header, which is followed by its tables of strings and templates, is something else. */
    CHUNK_HEADER,
    /** The file's header states other chunks than there are, and that it was not closed. */
    FILE_HEADER,
    /** A few bytes within one record, behind its header. */
    BINARY_XML;

    private static final int FLIPPED = 8;
    private static final int MOST_XML_BYTES = 8;
    private static final int LEAST_GARBAGE = 16;
    /** As much of the file's header as is used. */
    private static final int HEADER = 128;

    private static final int FIRST_CHUNK_NUMBER = 8;
    private static final int LAST_CHUNK_NUMBER = 16;
    private static final int CHUNK_COUNT = 42;
    private static final int FLAGS = 120;
    private static final int DIRTY = 1;

    /** How tables and command lines call it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A damaged copy of a file. The same state of the generator makes the same. */
    Mutant of(byte[] file, Layout layout, SplittableRandom random) {
        byte[] copy = file.clone();
        return switch (this) {
            case BYTES -> bytes(copy, layout, random);
            case CUT -> cut(copy, layout, random);
            case SIZE -> size(copy, layout, random);
            case CHUNK_HEADER -> chunkHeader(copy, layout, random);
            case FILE_HEADER -> fileHeader(copy, random);
            case BINARY_XML -> binaryXml(copy, layout, random);
        };
    }

    private Mutant bytes(byte[] copy, Layout layout, SplittableRandom random) {
        int[] places = new int[FLIPPED];
        for (int i = 0; i < FLIPPED; i++) {
            places[i] = used(layout, random);
            flip(copy, places[i], random);
        }
        Arrays.sort(places);
        return new Mutant(this, copy, places[0], places[FLIPPED - 1] + 1);
    }

    /** A place where there is something. */
    private static int used(Layout layout, SplittableRandom random) {
        int size = HEADER;
        for (Chunk chunk : layout.chunks()) {
            size += chunk.end() - chunk.offset();
        }
        int place = random.nextInt(size);
        if (place < HEADER) {
            return place;
        }
        place -= HEADER;
        for (Chunk chunk : layout.chunks()) {
            int length = chunk.end() - chunk.offset();
            if (place < length) {
                return chunk.offset() + place;
            }
            place -= length;
        }
        throw new AssertionError(place);
    }

    private Mutant cut(byte[] copy, Layout layout, SplittableRandom random) {
        Chunk chunk = one(layout.chunks(), random);
        int place = random.nextInt(chunk.offset() + Layout.CHUNK_HEADER, chunk.end());
        return new Mutant(this, Arrays.copyOf(copy, place), place, copy.length);
    }

    private Mutant size(byte[] copy, Layout layout, SplittableRandom random) {
        Slot slot = one(layout.records(), random);
        int other = switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(Layout.CHUNK);
            case 2 -> slot.size() + random.nextInt(-64, 64);
            default -> 0;
        };
        int place = slot.offset() + Integer.BYTES;
        little(copy).putInt(place, other == slot.size() ? ~other : other);
        return new Mutant(this, copy, place, place + Integer.BYTES);
    }

    private Mutant chunkHeader(byte[] copy, Layout layout, SplittableRandom random) {
        Chunk chunk = one(layout.chunks(), random);
        int length = random.nextInt(LEAST_GARBAGE, Layout.CHUNK_HEADER);
        int place = chunk.offset() + random.nextInt(Layout.CHUNK_HEADER - length);
        for (int i = place; i < place + length; i++) {
            copy[i] = (byte) random.nextInt();
        }
        return new Mutant(this, copy, place, place + length);
    }

    private Mutant fileHeader(byte[] copy, SplittableRandom random) {
        ByteBuffer bytes = little(copy);
        bytes.putLong(FIRST_CHUNK_NUMBER, random.nextInt(Short.MAX_VALUE));
        bytes.putLong(LAST_CHUNK_NUMBER, random.nextInt(Short.MAX_VALUE));
        bytes.putShort(CHUNK_COUNT, (short) random.nextInt());
        bytes.putInt(FLAGS, bytes.getInt(FLAGS) | DIRTY);
        return new Mutant(this, copy, FIRST_CHUNK_NUMBER, HEADER);
    }

    private Mutant binaryXml(byte[] copy, Layout layout, SplittableRandom random) {
        Slot slot = one(layout.records(), random);
        int count = random.nextInt(1, MOST_XML_BYTES + 1);
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(slot.offset() + Layout.RECORD_HEADER, slot.end() - Integer.BYTES);
            flip(copy, place, random);
            first = Math.min(first, place);
        }
        return new Mutant(this, copy, first, slot.end());
    }

    private static void flip(byte[] copy, int place, SplittableRandom random) {
        copy[place] ^= (byte) random.nextInt(1, 256);
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
