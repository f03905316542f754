package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.shared.ProcessGuid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The processes that recordings tell of, machine by machine. A process is found by its guid, or else by its pid and the time: of those that had the pid, the
 * last that had started by then. Of more than a hundred thousand the oldest are forgotten. For one thread.
 *
 * <p>On Windows several logs tell of one start; what Sysmon and Security know of it is put together. A process that no log gives a guid has one made of its host,
 * pid and start.
 */
public final class ProcessHistory {
    /** As many bytes as are kept, about. */
    private static final long MOST = 1 << 26;
    /** What a process takes beside its texts. */
    private static final long EACH = 400;
    /** As many texts are looked at for equal ones. */
    private static final int MOST_SHARED = 1 << 14;

    private static final int LONGEST_CHAIN = 32;
    /** Two logs of a machine write of the same start within this. */
    private static final long SAME_NANOS = 2_000_000_000L;
    /** Clocks of what is logged go in steps: an event may seem to be before the start of its process. */
    private static final long STEP_NANOS = 20_000_000L;

    private static final long NANOS_OF_MILLI = 1_000_000L;

    private final Map<String, Lives> byPid = new HashMap<>();
    private final Map<String, Lives> byGuid = new HashMap<>();
    /** All that are kept, in the order in which they were learned. */
    private final SequencedSet<LearnedProcess> oldest = new LinkedHashSet<>();

    private final Map<String, String> texts = new HashMap<>();
    private long kept;

    /** Learns from an event of {@code procs}. */
    public void learn(Event start) {
        if (!start.has(ProcessFields.PID)) {
            return;
        }
        LearnedProcess process = LearnedProcess.of(start, shared(host(start)), this::shared);
        LearnedProcess twin = twin(process);
        if (twin != null) {
            forget(twin);
            process = process.has(ProcessFields.GUID) ? process.and(twin) : twin.and(process);
        }
        keep(process);
        while (kept > MOST) {
            forget(oldest.getFirst());
        }
    }

    private String shared(String text) {
        if (texts.size() >= MOST_SHARED) {
            texts.clear();
        }
        String same = texts.putIfAbsent(text, text);
        return same == null ? text : same;
    }

    /** The same start, as another log has it: one of the two knows the process's guid. */
    private @Nullable LearnedProcess twin(LearnedProcess process) {
        Lives lives = byPid.get(pid(process));
        if (lives == null) {
            return null;
        }
        LearnedProcess before = lives.before(process.time());
        if (before != null && isTwin(before, process)) {
            return before;
        }
        LearnedProcess after = lives.after(process.time());
        return after != null && isTwin(after, process) ? after : null;
    }

    private static boolean isTwin(LearnedProcess one, LearnedProcess other) {
        return Math.abs(one.time() - other.time()) <= SAME_NANOS
                && one.has(ProcessFields.GUID) != other.has(ProcessFields.GUID)
                && !differ(one, ProcessFields.NAME, other, ProcessFields.NAME);
    }

    /** Whether both are known, and not the same but for upper and lower case. */
    private static boolean differ(Event one, int slot, Event other, int otherSlot) {
        String text = one.text(slot);
        String otherText = other.text(otherSlot);
        return text != null && otherText != null && !text.equalsIgnoreCase(otherText);
    }

    private void keep(LearnedProcess process) {
        oldest.add(process);
        kept += size(process);
        LearnedProcess replaced =
                byPid.computeIfAbsent(pid(process), first -> new Lives()).add(process);
        if (replaced != null) {
            oldest.remove(replaced);
            kept -= size(replaced);
            forgetGuid(replaced);
        }
        String guid = guid(process);
        if (guid != null) {
            byGuid.computeIfAbsent(guid, first -> new Lives()).add(process);
        }
    }

    private void forget(LearnedProcess process) {
        oldest.remove(process);
        String pid = pid(process);
        Lives lives = byPid.get(pid);
        if (lives != null && lives.remove(process)) {
            kept -= size(process);
            forgetGuid(process);
            if (lives.isEmpty()) {
                byPid.remove(pid);
            }
        }
    }

    private void forgetGuid(LearnedProcess process) {
        String guid = guid(process);
        Lives lives = guid == null ? null : byGuid.get(guid);
        if (lives != null && lives.remove(process) && lives.isEmpty()) {
            byGuid.remove(guid);
        }
    }

    private static long size(LearnedProcess process) {
        return EACH + process.length();
    }

    private static String pid(LearnedProcess process) {
        return key(process.host(), String.valueOf(process.pid()));
    }

    private static @Nullable String guid(LearnedProcess process) {
        String guid = process.text(ProcessFields.GUID);
        return guid == null ? null : guid(process.host(), guid);
    }

    /** Shippers write guids with braces or without. */
    private static String guid(String host, String guid) {
        boolean braces = guid.startsWith("{") && guid.endsWith("}");
        return key(host, braces ? guid.substring(1, guid.length() - 1) : guid);
    }

    private static String key(String host, String id) {
        return (host + '\n' + id).toLowerCase(Locale.ROOT);
    }

    /** The event with what is known of its process and those above it; the same if that is nothing. */
    public Event complete(Event event, ProcessContext wanted) {
        LearnedProcess process = process(event);
        LearnedProcess named = process == null ? null : named(process);
        Event known = new CompletedEvent(event, named, null, null);
        LearnedProcess parent = parent(known, host(event));
        if (named == null && parent == null) {
            return event;
        }
        return new CompletedEvent(
                event,
                named,
                parent == null ? null : named(parent),
                wanted.hasAncestors() && parent != null ? chain(parent) : null);
    }

    /** Processes from a parent up, each with what is known of its own parent. */
    private List<Event> chain(LearnedProcess nearest) {
        List<Event> chain = new ArrayList<>();
        LearnedProcess process = nearest;
        while (process != null) {
            LearnedProcess own = named(process);
            LearnedProcess parent = parent(own, own.host());
            boolean last = chain.size() == LONGEST_CHAIN - 1;
            LearnedProcess marked = last && parent != null ? own.with(ProcessFields.TRUNCATED, 1L) : own;
            chain.add(parent == null ? marked : new CompletedEvent(marked, null, named(parent), null));
            process = last ? null : parent;
        }
        return List.copyOf(chain);
    }

    /** With a guid, if need be one that is made. */
    private static LearnedProcess named(LearnedProcess process) {
        if (process.has(ProcessFields.GUID) || process.os() != Os.WINDOWS || !process.has(ProcessFields.START_TIME)) {
            return process;
        }
        long host = process.host().toLowerCase(Locale.ROOT).hashCode() & 0xFFFF_FFFFL;
        long start = process.number(ProcessFields.START_TIME) / NANOS_OF_MILLI & 0xFFFF_FFFF_FFFFL;
        return process.with(ProcessFields.GUID, ProcessGuid.of(host, process.pid(), start));
    }

    private @Nullable LearnedProcess process(Event event) {
        String host = host(event);
        long time = event.number(ProcessFields.TIME);
        String guid = event.text(ProcessFields.GUID);
        LearnedProcess named = guid == null ? null : byGuid(host, guid, time);
        if (named != null || !event.has(ProcessFields.PID)) {
            return named;
        }
        LearnedProcess found = byPid(host, event.number(ProcessFields.PID), time);
        boolean another = guid != null && found != null && found.has(ProcessFields.GUID);
        return another ? null : found;
    }

    /** The parent of a process or of the one that an event is about: as it was learned, or else as the child knows it. */
    private @Nullable LearnedProcess parent(Event child, String host) {
        long start = child.number(child.has(ProcessFields.START_TIME) ? ProcessFields.START_TIME : ProcessFields.TIME);
        String guid = child.text(ProcessFields.PARENT_GUID);
        LearnedProcess found = guid == null ? null : byGuid(host, guid, start);
        long ppid = child.number(ProcessFields.PPID);
        if (found == null && child.has(ProcessFields.PPID) && ppid != child.number(ProcessFields.PID)) {
            found = byPid(host, ppid, start);
            boolean another = found != null
                    && ((guid != null && found.has(ProcessFields.GUID))
                            || differ(found, ProcessFields.NAME, child, ProcessFields.PARENT));
            found = another ? null : found;
        }
        return found == null ? LearnedProcess.parentOf(child, host) : found;
    }

    private static String host(Event event) {
        String host = event.text(ProcessFields.HOST);
        return host == null ? "" : host;
    }

    /** The one with that guid, as it was at that time: whenever its start was told. */
    private @Nullable LearnedProcess byGuid(String host, String guid, long time) {
        Lives lives = byGuid.get(guid(host, guid));
        if (lives == null) {
            return null;
        }
        LearnedProcess before = lives.before(time);
        return before == null ? lives.after(time) : before;
    }

    private @Nullable LearnedProcess byPid(String host, long pid, long time) {
        Lives lives = byPid.get(key(host, String.valueOf(pid)));
        if (lives == null) {
            return null;
        }
        LearnedProcess before = lives.before(time);
        if (before != null) {
            return before;
        }
        LearnedProcess after = lives.after(time);
        return after != null && after.number(ProcessFields.START_TIME) <= time + STEP_NANOS ? after : null;
    }
}
