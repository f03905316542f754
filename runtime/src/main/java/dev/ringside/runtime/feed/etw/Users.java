package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.ExtendedItem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** On whose behalf a process wrote an event: the security id that Windows adds to it. */
final class Users {
    private static final int HEAD = 8;
    private static final int COUNT = 1;

    private Users() {}

    /** The user's name; empty if Windows added no id, or nobody knows it. */
    static Optional<String> of(EtwEvent event) {
        return event.record().extended(ExtendedItem.SID).flatMap(Users::text).flatMap(event.surroundings()::user);
    }

    /** A security id as text; empty if it is none. */
    private static Optional<String> text(ByteBuffer sid) {
        if (sid.remaining() < HEAD || sid.remaining() < HEAD + (sid.get(COUNT) & 0xFF) * Integer.BYTES) {
            return Optional.empty();
        }
        long authority = sid.slice(0, HEAD).order(ByteOrder.BIG_ENDIAN).getLong(0) & 0xFFFF_FFFF_FFFFL;
        StringBuilder text = new StringBuilder("S-" + sid.get(0) + "-" + authority);
        for (int i = 0; i < (sid.get(COUNT) & 0xFF); i++) {
            text.append('-').append(Integer.toUnsignedString(sid.getInt(HEAD + i * Integer.BYTES)));
        }
        return Optional.of(text.toString());
    }
}
