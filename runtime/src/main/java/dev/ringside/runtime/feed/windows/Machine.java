package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.Accounts;
import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.runtime.enrich.FileFacts;
import dev.ringside.runtime.feed.shared.HostName;
import dev.ringside.runtime.feed.shared.ProcessGuid;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What all events of this machine have in common, and what their values are looked up in. For any thread. */
final class Machine {
    /** A machine of many users has some hundreds; one whose ids never end must not take all memory. */
    private static final int MOST_USERS = 10_000;
    /** A process's start is told in milliseconds: what 48 bits hold of the time since 1601. */
    private static final long TICKS_OF_MILLISECOND = 1_000_000 / FileTime.TICK;

    private static final long START_BITS = (1L << 48) - 1;

    private final String name = HostName.read();
    private final long identity = identity();
    private final Map<String, Optional<String>> users = new ConcurrentHashMap<>();
    private final FileFacts files = new FileFacts();
    private final ProcessTree tree = new ProcessTree();

    String name() {
        return name;
    }

    /** What images say of themselves. */
    FileFacts files() {
        return files;
    }

    /** Who made whom. */
    ProcessTree tree() {
        return tree;
    }

    /** The user's name, looked up once; null if nobody knows it, or there is no id. */
    @Nullable
    String userOf(@Nullable String sid) {
        if (sid == null) {
            return null;
        }
        Optional<String> known = users.get(sid);
        if (known == null) {
            // Not under the map's lock: asking a domain controller may take seconds.
            known = Accounts.name(sid);
            if (users.size() >= MOST_USERS) {
                users.clear();
            }
            users.put(sid, known);
        }
        return known.orElse(null);
    }

    /**
     * An id for a process that no other one ever had or will have: of the machine, the process's start, and its pid.
     *
     * @param start 100 ns since 1601
     */
    String guid(long pid, long start) {
        return ProcessGuid.of(identity, pid, Long.divideUnsigned(start, TICKS_OF_MILLISECOND) & START_BITS);
    }

    private long identity() {
        CRC32 crc = new CRC32();
        crc.update(Accounts.machine().orElse(name).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
