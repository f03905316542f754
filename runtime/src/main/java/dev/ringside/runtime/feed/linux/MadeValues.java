package dev.ringside.runtime.feed.linux;

import static dev.ringside.driver.linux.trace.Datum.ARGC;
import static dev.ringside.driver.linux.trace.Datum.CGROUP;
import static dev.ringside.driver.linux.trace.Datum.CMDLINE;
import static dev.ringside.driver.linux.trace.Datum.CWD;
import static dev.ringside.driver.linux.trace.Datum.EXE;
import static dev.ringside.driver.linux.trace.Datum.TAINTS;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.KernelRecord.Presence;
import dev.ringside.dsl.event.RawText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of fields that are put together from what was recorded; null where the event does not have them. */
final class MadeValues {
    /** Letters of the kernel's taints, by their bits (kernel/panic.c). */
    private static final String TAINT_LETTERS = "PFSRMBUDAWCIOELKXTNJ";

    private MadeValues() {}

    static @Nullable String commandLine(LinuxEvent event) {
        String raw = event.record().text(CMDLINE);
        return raw == null ? event.commandLine() : raw.replace('\0', ' ');
    }

    static @Nullable String controlGroup(LinuxEvent event) {
        return event.record().has(CGROUP)
                ? event.host().groups().path(event.record().number(CGROUP)).orElse(null)
                : null;
    }

    static boolean isTruncated(LinuxEvent event) {
        return Arrays.stream(Datum.values())
                .anyMatch(datum -> datum.isText() && event.record().presence(datum) == Presence.CUT);
    }

    /** A letter for each way, as the kernel writes them; null if there is none. */
    static @Nullable String taints(LinuxEvent event) {
        if (!event.record().has(TAINTS)) {
            return null;
        }
        long bits = event.record().number(TAINTS);
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < TAINT_LETTERS.length(); bit++) {
            if ((bits >> bit & 1) == 1) {
                letters.append(TAINT_LETTERS.charAt(bit));
            }
        }
        return letters.isEmpty() ? null : letters.toString();
    }

    /** The arguments; where the list was cut, the last one is what is left of it. */
    static @Nullable List<String> arguments(LinuxEvent event) {
        byte[] raw = event.record().bytes(CMDLINE);
        if (raw == null) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        if (event.record().has(ARGC) && event.record().number(ARGC) == 0) {
            return List.of();
        }
        int start = 0;
        for (int i = 0; i <= raw.length; i++) {
            if (i == raw.length || raw[i] == 0) {
                arguments.add(RawText.decode(raw, start, i - start));
                start = i + 1;
            }
        }
        return List.copyOf(arguments);
    }

    /** A script as it was named, made absolute by the working directory. */
    static @Nullable String executed(LinuxEvent event) {
        String named = event.record().text(EXE);
        String directory = event.record().text(CWD);
        if (named == null || named.startsWith("/") || directory == null) {
            return named;
        }
        String tail = named.startsWith("./") ? named.substring(2) : named;
        return directory.endsWith("/") ? directory + tail : directory + "/" + tail;
    }
}
