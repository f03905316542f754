package dev.ringside.runtime.feed.own;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a recording says of itself, in lines among its events that nobody takes for events, also where they were decompressed by something else. Each is a JSON
 * object that begins with the member {@value #MARK}, a word: {@value #BEGIN} with who records what, {@value #PROCESS} with a process that there was when the
 * file was begun, {@value #LOSS} with how many events of a stream are missing before it, {@value #END} with what became of all. Those of other words are
 * passed over. For one thread.
 */
public final class Notes {
    public static final String MARK = "recording";
    public static final String BEGIN = "begin";
    public static final String PROCESS = "process";
    public static final String LOSS = "loss";
    public static final String END = "end";

    /** How the note of a process begins; its event follows, and a brace. */
    public static final String BEFORE_PROCESS = "{\"" + MARK + "\":\"" + PROCESS + "\",\"event\":";

    private static final String PROCS = "procs";
    private static final byte[] ANY = bytes("{\"" + MARK + "\":\"");
    private static final byte[] OF_PROCESS = bytes(BEFORE_PROCESS);
    private static final byte[] OF_LOSS = bytes("{\"" + MARK + "\":\"" + LOSS + "\"");

    private final EventReader reader;
    private final Map<String, Long> lost = new TreeMap<>();

    /** @param reader reads the events that notes hold */
    public Notes(EventReader reader) {
        this.reader = reader;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a line is a note. */
    public static boolean isOne(byte[] bytes, int start, int length) {
        return startsWith(bytes, start, length, ANY);
    }

    private static boolean startsWith(byte[] bytes, int start, int length, byte[] begin) {
        if (length < begin.length) {
            return false;
        }
        for (int i = 0; i < begin.length; i++) {
            if (bytes[start + i] != begin[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes a line that is a note.
     *
     * @throws UnreadableEventException if it is not what its word says
     */
    public void take(byte[] bytes, int start, int length, RecordingSink sink) throws UnreadableEventException {
        if (startsWith(bytes, start, length, OF_PROCESS)) {
            int begin = OF_PROCESS.length;
            Optional<Event> process = reader.read(
                    bytes,
                    start + begin,
                    length - begin - 1,
                    stream -> stream.name().equals(PROCS));
            process.ifPresent(sink::learn);
        } else if (startsWith(bytes, start, length, OF_LOSS)) {
            loss(JsonValue.parse(new String(bytes, start, length, StandardCharsets.UTF_8)));
        }
    }

    private void loss(JsonValue note) {
        if (note instanceof JsonValue.Members members
                && members.member("stream").orElse(note) instanceof JsonValue.Text stream
                && members.member("count").orElse(note) instanceof JsonValue.Numeral count) {
            lost.merge(stream.value(), count.value().longValue(), Long::sum);
        }
    }

    /** Says what had been lost when the recording was made, if something had. */
    public void report(Recording recording, RecordingSink sink) {
        if (!lost.isEmpty()) {
            String streams = lost.entrySet().stream()
                    .map(entry -> entry.getValue() + " of " + entry.getKey())
                    .collect(Collectors.joining(", "));
            sink.complain(Diagnostic.of(
                    Code.RECORDING,
                    "events had been lost when " + recording.title() + " was recorded: " + streams,
                    "let the recording filter more, or give it a larger --ring-size or more room on the disk"));
        }
    }
}
