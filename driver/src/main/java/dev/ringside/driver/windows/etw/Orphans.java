package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of sessions say whose they are, so that those of processes that have died can be told from those of others that run, the service and a shell for
 * instance.
 */
public final class Orphans {
    private static final Pattern NAME = Pattern.compile("Ringside-(\\d{1,10})");
    /** More than Windows can be told to allow. */
    private static final int MOST_SESSIONS = 256;

    private Orphans() {}

    /** What the session of a process is called. */
    public static String nameOf(long pid) {
        return "Ringside-" + pid;
    }

    /**
     * Stops the sessions of dead processes, and with them the kernel's logger if it reports exactly what one of them would have asked it for.
     *
     * @param isAlive whether a process with that id runs
     * @return the names of those that were stopped
     */
    public static List<String> stop(LongPredicate isAlive) {
        List<String> stopped = new ArrayList<>();
        List<SessionProperties> sessions = all();
        for (SessionProperties session : sessions) {
            OptionalLong owner = owner(session.name());
            if (owner.isPresent() && !isAlive.test(owner.getAsLong())) {
                EtwSession.stop(session.name());
                stopped.add(session.name());
            }
        }
        boolean ours = !stopped.isEmpty();
        for (SessionProperties session : sessions) {
            if (ours
                    && session.name().equals(EtwSession.KERNEL_LOGGER)
                    && session.kernelFlags() == EtwSession.NETWORK
                    && session.isRealTime()) {
                EtwSession.stop(session.name());
                stopped.add(session.name());
            }
        }
        return List.copyOf(stopped);
    }

    private static OptionalLong owner(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** All sessions there are; none if Windows does not tell. */
    private static List<SessionProperties> all() {
        List<SessionProperties> sessions = new ArrayList<>();
        Memory array = new Memory((long) MOST_SESSIONS * Long.BYTES);
        Memory found = new Memory(Integer.BYTES);
        found.setInt(0, 0);
        for (int i = 0; i < MOST_SESSIONS; i++) {
            SessionProperties session = new SessionProperties();
            array.setPointer((long) i * Long.BYTES, session.pointer());
            sessions.add(session);
        }
        int error = Tracing.QueryAllTracesW(array, MOST_SESSIONS, found);
        return error == 0 ? sessions.subList(0, Math.min(found.getInt(0), MOST_SESSIONS)) : List.of();
    }
}
