package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.event.RawText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter recorded of one event: a copy, immutable, decoded when asked. */
public final class KernelRecord {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final RecordLayout layout;
    private final byte[] bytes;

    /** What is known of a text. */
    public enum Presence {
        /** All of it. */
        WHOLE,
        /** Its beginning, or of a path its end: it was too long. */
        CUT,
        /** The event has none. */
        MISSING,
        /** The kernel could not read it. */
        UNKNOWN,
        /** Nobody asked for it. */
        NOT_RECORDED
    }

    KernelRecord(RecordLayout layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = bytes;
    }

    static int layout(ByteBuffer data, int offset) {
        return data.getInt(offset + RecordLayout.LAYOUT);
    }

    public Hook hook() {
        return layout.hook();
    }

    /** Through which generation of the hook's filter it came. */
    public int generation() {
        return (int) INTS.get(bytes, RecordLayout.GENERATION);
    }

    /** Which predicates it satisfies or may satisfy, a bit each. */
    public long takers() {
        return (long) LONGS.get(bytes, RecordLayout.TAKERS);
    }

    /** For which predicates something could not be decided, a bit each. */
    public long uncertain() {
        return (long) LONGS.get(bytes, RecordLayout.UNCERTAIN);
    }

    /** When it happened, ns since boot. */
    public long bootTime() {
        return (long) LONGS.get(bytes, RecordLayout.TIME);
    }

    /** Whether a number was recorded and the event has it. */
    public boolean has(Datum number) {
        int index = layout.numberIndex(number);
        return index >= 0 && ((long) LONGS.get(bytes, RecordLayout.PRESENT) >>> index & 1) != 0;
    }

    /** A number; 0 if the event has none. */
    public long number(Datum number) {
        int index = layout.numberIndex(number);
        return index < 0 ? 0 : (long) LONGS.get(bytes, RecordLayout.numberOffset(index));
    }

    public Presence presence(Datum text) {
        int index = layout.textIndex(text);
        if (index < 0) {
            return Presence.NOT_RECORDED;
        }
        int length = length(index);
        return length == TextLoaders.MISSING
                ? Presence.MISSING
                : length < 0 ? Presence.UNKNOWN : (length & TextLoaders.CUT) != 0 ? Presence.CUT : Presence.WHOLE;
    }

    /** Whether a path is only what was typed, from a directory on that the kernel has found. */
    public boolean isLoose(Datum path) {
        return isFlagged(path, TextLoaders.LOOSE);
    }

    /** Whether a path that was typed leads Ringside to the same file, as long as that is there. */
    public boolean isHere(Datum path) {
        return isFlagged(path, TextLoaders.HERE);
    }

    /** Whether of a path that was typed a link in the last place was followed. */
    public boolean isFollowed(Datum path) {
        return isFlagged(path, TextLoaders.FOLLOWED);
    }

    private boolean isFlagged(Datum path, int flag) {
        int index = layout.textIndex(path);
        return index >= 0 && length(index) >= 0 && (length(index) & flag) != 0;
    }

    /** The bytes of a text, or null if there are none. */
    public byte @Nullable [] bytes(Datum text) {
        int index = layout.textIndex(text);
        if (index < 0 || length(index) < 0) {
            return null;
        }
        int from = start(index);
        return java.util.Arrays.copyOfRange(bytes, from, from + (length(index) & TextLoaders.LENGTH));
    }

    /** A text, or null if there is none. */
    public @Nullable String text(Datum text) {
        int index = layout.textIndex(text);
        if (index < 0 || length(index) < 0) {
            return null;
        }
        return RawText.decode(bytes, start(index), length(index) & TextLoaders.LENGTH);
    }

    /** The processes above, nearest first, as far as they are known; empty if nobody asked for them. */
    public List<Ancestor> ancestors() {
        int index = layout.textIndex(Datum.ANCESTORS);
        return index < 0 || length(index) < 0
                ? List.of()
                : Ancestor.read(bytes, start(index), length(index) & TextLoaders.LENGTH);
    }

    private int length(int index) {
        return (int) INTS.get(bytes, layout.lengthOffset(index));
    }

    private int start(int index) {
        int start = layout.body();
        for (int i = 0; i < index; i++) {
            start += Math.max(0, length(i)) & TextLoaders.LENGTH;
        }
        return start;
    }
}
