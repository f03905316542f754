package dev.ringside.tests.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes a small event log. A template is stored in each chunk once. */
final class LogFile {
    private static final byte[] FILE_SIGNATURE = "ElfFile\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNK_SIGNATURE = "ElfChnk\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 128;
    private static final int TEMPLATE_TABLE = 384;
    private static final int TEMPLATES = 32;
    private static final int GUID = 16;
    private static final int ALIGNMENT = 8;
    /** 2026-01-01, as Windows counts: 100 ns since 1601. */
    private static final long NEW_YEAR = 134_116_992_000_000_000L;

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private BinaryXml xml = new BinaryXml(chunk);
    /** Where those of the chunk are, by their numbers. */
    private final Map<Integer, Integer> templates = new HashMap<>();

    private int firstInChunk;
    private int records;
    private int chunkCount;

    LogFile() {
        begin();
    }

    /**
     * What records have in common.
     *
     * @param number what it is known by
     */
    record Template(int number, Consumer<BinaryXml> content) {}

    /**
     * A value that a template has a place for.
     *
     * @param type as the format numbers it
     */
    record Value(int type, Consumer<BinaryXml> content) {
        static Value of(int type, byte[] content) {
            return new Value(type, xml -> xml.bytes(content));
        }

        static Value text(String text) {
            return of(1, text.getBytes(StandardCharsets.UTF_16LE));
        }

        /** A number of so many bytes. */
        static Value number(int type, int length, long number) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            return of(type, Arrays.copyOf(bytes.putLong(0, number).array(), length));
        }
    }

    /** How many records there are so far. */
    int records() {
        return records;
    }

    /** When a record was written. */
    static long time(int record) {
        return NEW_YEAR + record * 10_000_000L;
    }

    /** Adds a record that is a template's text with these values. */
    LogFile add(Template template, List<Value> values) {
        return add(writer -> {
            writer.fragment();
            instance(template, values);
            writer.endOfFragment();
        });
    }

    /** Adds a record that is whatever is written. */
    LogFile add(Consumer<BinaryXml> content) {
        int start = chunk.position();
        records++;
        chunk.putInt(0x2a2a).putInt(0).putLong(records).putLong(time(records));
        content.accept(xml);
        int rest = (chunk.position() + Integer.BYTES) % ALIGNMENT;
        chunk.position(chunk.position() + (rest == 0 ? 0 : ALIGNMENT - rest));
        int size = chunk.position() + Integer.BYTES - start;
        chunk.putInt(size).putInt(start + Integer.BYTES, size);
        // Where the last record is.
        chunk.putInt(44, start);
        return this;
    }

    private void instance(Template template, List<Value> values) {
        chunk.put(new byte[] {0x0c, 1}).putInt(template.number());
        Integer known = templates.get(template.number());
        chunk.putInt(known == null ? chunk.position() + Integer.BYTES : known);
        if (known == null) {
            define(template);
        }
        chunk.putInt(values.size());
        int sizes = chunk.position();
        values.forEach(value -> chunk.putShort((short) 0).putShort((short) value.type()));
        for (int i = 0; i < values.size(); i++) {
            int start = chunk.position();
            values.get(i).content().accept(xml);
            chunk.putShort(sizes + i * Integer.BYTES, (short) (chunk.position() - start));
        }
    }

    private void define(Template template) {
        int start = chunk.position();
        templates.put(template.number(), start);
        int list = TEMPLATE_TABLE + template.number() % TEMPLATES * Integer.BYTES;
        chunk.putInt(chunk.getInt(list)).putInt(list, start);
        chunk.putInt(template.number()).put(new byte[GUID - Integer.BYTES]);
        int size = chunk.position();
        chunk.putInt(0);
        xml.fragment();
        template.content().accept(xml);
        xml.endOfFragment();
        chunk.putInt(size, chunk.position() - size - Integer.BYTES);
    }

    /** What follows comes into a chunk of its own. */
    LogFile nextChunk() {
        end();
        begin();
        return this;
    }

    private void begin() {
        chunk = ByteBuffer.allocate(Layout.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        chunk.position(Layout.CHUNK_HEADER);
        xml = new BinaryXml(chunk);
        templates.clear();
        firstInChunk = records + 1;
    }

    private void end() {
        int end = chunk.position();
        chunk.put(0, CHUNK_SIGNATURE);
        List<Integer> numbers = new ArrayList<>(List.of(firstInChunk, records, firstInChunk, records));
        for (int i = 0; i < numbers.size(); i++) {
            chunk.putLong(CHUNK_SIGNATURE.length + i * Long.BYTES, numbers.get(i));
        }
        chunk.putInt(40, HEADER).putInt(48, end);
        chunks.writeBytes(chunk.array());
        chunkCount++;
    }

    /** The file. Nothing can be added afterwards. */
    byte[] bytes() {
        end();
        ByteBuffer file =
                ByteBuffer.allocate(Layout.FILE_HEADER + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put(FILE_SIGNATURE).putLong(0).putLong(chunkCount - 1).putLong(records + 1);
        file.putInt(HEADER).putShort((short) 1).putShort((short) 3);
        file.putShort((short) Layout.FILE_HEADER).putShort((short) chunkCount);
        file.put(Layout.FILE_HEADER, chunks.toByteArray());
        Checksums.repair(file.array());
        return file.array();
    }
}
