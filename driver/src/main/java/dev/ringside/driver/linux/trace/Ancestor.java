package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.event.RawText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process above the one of an event, as it was when the event occurred, or, if it had ended, when it forked the one below.
 *
 * @param startTime ns since boot
 * @param uid the real user id
 * @param argumentsAt {@link Datum#ARGUMENTS_AT}; 0 if it had ended
 * @param name the file name of its program, of a thread of the kernel its own name; null if it could not be read
 * @param image the path of its program; null if it could not be read, or there is none
 * @param cut whether there is a path, but no room was left for it
 */
public record Ancestor(
        long pid,
        long startTime,
        long uid,
        long argumentsAt,
        @Nullable String name,
        @Nullable String image,
        boolean cut) {

    /** What {@link Ancestry} has written there. */
    static List<Ancestor> read(byte[] bytes, int from, int length) {
        ByteBuffer chain = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        List<Ancestor> ancestors = new ArrayList<>();
        int at = from;
        while (at < from + length) {
            int size = chain.getInt(at + Ancestry.LENGTH);
            int kind = chain.getInt(at + Ancestry.KIND);
            String text = size == 0 ? null : RawText.decode(bytes, at + Ancestry.HEADER, size);
            String image = kind == Ancestry.PATH ? text : null;
            ancestors.add(new Ancestor(
                    Integer.toUnsignedLong(chain.getInt(at + Ancestry.PID)),
                    chain.getLong(at + Ancestry.START),
                    Integer.toUnsignedLong(chain.getInt(at + Ancestry.UID)),
                    chain.getLong(at + Ancestry.ARGUMENTS_AT),
                    image == null ? text : fileName(image),
                    image,
                    kind == Ancestry.NAME_FOR_PATH));
            at += Ancestry.HEADER + size;
        }
        return List.copyOf(ancestors);
    }

    /** What is in no directory has its name alone, and that may have slashes in it. */
    private static String fileName(String path) {
        return path.startsWith("/") ? path.substring(path.lastIndexOf('/') + 1) : path;
    }
}
