package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.TextForm;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.filter.TextPlace.Alignment;
import dev.ringside.driver.linux.MappedArray;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType.Storage;
import dev.ringside.dsl.schema.StreamType;
import java.util.Arrays;

/**
 * Fields of an event that a test has put into a map. Every second text touches the right end of its room, and the blanks of every third one are NULs, so that
 * all that the programs of the hooks have to deal with occurs.
 */
final class MemorySource implements FieldSource {
    static final int MEMORY = 1;

    private static final int CAPACITY = 2048;
    private static final int MISSING = -1;
    private static final int UNKNOWN = -2;

    private final StreamType stream;
    private final Os os;
    private final Search search;

    MemorySource(StreamType stream, Os os, Search search) {
        this.stream = stream;
        this.os = os;
        this.search = search;
    }

    /** Bytes of memory for an event; the last are for the search, whose steps are checked to the longest text there is. */
    static int size(StreamType stream) {
        return textOffset(stream.fields().size()) + Datum.CMDLINE.capacity();
    }

    @Override
    public Os os() {
        return os;
    }

    @Override
    public void number(Assembler out, Field field, Label missing, Label unknown) {
        out.load(Size.DOUBLE, Reg.R1, BASE, stateOffset(field)).jump(Jump.NE, Reg.R1, 0, missing);
        out.load(Size.DOUBLE, Reg.R0, BASE, stateOffset(field) + Long.BYTES);
    }

    @Override
    public void address(Assembler out, Field field, int place, Label missing, Label unknown) {
        out.load(Size.DOUBLE, Reg.R1, BASE, stateOffset(field)).jump(Jump.NE, Reg.R1, 0, missing);
        for (int half = 0; half < 2 * Long.BYTES; half += Long.BYTES) {
            out.load(Size.DOUBLE, Reg.R0, BASE, textOffset(field.slot()) + half);
            out.store(Size.DOUBLE, Reg.R10, place + half, Reg.R0);
        }
    }

    @Override
    public TextPlace text(Assembler out, Field field, TextForm form, Label missing, Label unknown) {
        out.load(Size.DOUBLE, Reg.R0, BASE, stateOffset(field)).jump(Jump.EQ, Reg.R0, MISSING, missing);
        out.jump(Jump.GT, Reg.R0, CAPACITY, unknown);
        return place(field);
    }

    static TextPlace place(Field field) {
        return new TextPlace(textOffset(field.slot()), CAPACITY, alignment(field), isNulBlank(field));
    }

    @Override
    public boolean length(Assembler out, Field field, Label missing, Label ask) {
        if (field.slot() % 5 == 0) {
            return false;
        }
        out.load(Size.DOUBLE, Reg.R0, BASE, stateOffset(field)).jump(Jump.EQ, Reg.R0, MISSING, missing);
        out.jump(Jump.GT, Reg.R0, CAPACITY, ask);
        return true;
    }

    @Override
    public void search(Assembler out, TextPlace place, int table, int accept, Label found, Label absent) {
        search.call(place, table, accept, found, absent);
    }

    /** Puts an event where the programs will look for it. */
    void write(Event event, MappedArray memory) {
        for (Field field : stream.fields()) {
            if (field.type().storage() == Storage.NUMBER) {
                memory.set(0, stateOffset(field), event.has(field.slot()) ? 0 : MISSING);
                memory.set(0, stateOffset(field) + Long.BYTES, event.number(field.slot()));
            } else if (field.type().storage() == Storage.ADDRESS) {
                IpAddress address = event.address(field.slot());
                memory.set(0, stateOffset(field), address == null ? MISSING : 0);
                memory.set(0, textOffset(field.slot()), address == null ? 0 : address.high());
                memory.set(0, textOffset(field.slot()) + Long.BYTES, address == null ? 0 : address.low());
            } else {
                String text = event.text(field.slot());
                byte[] bytes = text == null ? new byte[0] : RawText.encode(text);
                boolean fits = bytes.length <= CAPACITY;
                memory.set(0, stateOffset(field), text == null ? MISSING : fits ? bytes.length : UNKNOWN);
                if (fits) {
                    write(field, bytes, memory);
                }
            }
        }
    }

    private void write(Field field, byte[] bytes, MappedArray memory) {
        byte[] room = new byte[CAPACITY];
        // What is left of another event must not count.
        Arrays.fill(room, (byte) '?');
        int start = alignment(field) == Alignment.RIGHT ? CAPACITY - bytes.length : 0;
        for (int i = 0; i < bytes.length; i++) {
            room[start + i] = isNulBlank(field) && bytes[i] == ' ' && i % 2 == 0 ? 0 : bytes[i];
        }
        for (int i = 0; i < CAPACITY; i += Long.BYTES) {
            long word = 0;
            for (int k = Long.BYTES - 1; k >= 0; k--) {
                word = word << 8 | (room[i + k] & 0xFF);
            }
            memory.set(0, textOffset(field.slot()) + i, word);
        }
    }

    private static Alignment alignment(Field field) {
        return field.slot() % 2 == 0 ? Alignment.LEFT : Alignment.RIGHT;
    }

    private static boolean isNulBlank(Field field) {
        return field.slot() % 3 == 0;
    }

    static int stateOffset(Field field) {
        return field.slot() * 2 * Long.BYTES;
    }

    private static int textOffset(int slot) {
        return 1024 + slot * CAPACITY;
    }
}
