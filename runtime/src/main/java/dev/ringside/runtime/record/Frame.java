package dev.ringside.runtime.record;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.own.Notes;
import dev.ringside.runtime.feed.shared.HostName;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import dev.ringside.runtime.json.Timestamps;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stands around the events in a file: where and how they were recorded and what processes there were, and what became of them. For one thread, but for {@link #startedSince}. */
final class Frame implements AutoCloseable {
    private static final int VERSION = 1;
    /** When a process was started is told less exactly than when an event occurred. */
    private static final long UNSURE_NANOS = 1_000_000_000L;

    private final Compression compression = new Compression();
    private final Timestamps timestamps = new Timestamps();
    private final String by;
    private final List<String> queries;
    private final ProcessTable table;

    /**
     * A frame.
     *
     * @param by who records
     * @param queries what is recorded
     */
    Frame(String by, List<String> queries, ProcessTable table) {
        this.by = by;
        this.queries = queries;
        this.table = table;
    }

    /** What a file begins with; there until the next call. */
    ByteBuffer head() {
        Map<String, Object> begin = new LinkedHashMap<>();
        begin.put("version", VERSION);
        begin.put("time", timestamps.text(TimeOfDay.now()));
        begin.put("by", by);
        begin.put("host", HostName.read());
        begin.put("os", System.getProperty("os.name").toLowerCase(Locale.ROOT));
        begin.put("kernel", System.getProperty("os.version"));
        begin.put("queries", queries);
        Piece piece = new Piece();
        piece.note(Notes.BEGIN, begin);
        table.read().forEach(process -> piece.addProcess(process, table.fields()));
        return compression.compress(piece);
    }

    /**
     * The processes that were started since that time; nothing if there are none.
     *
     * @param time nanoseconds since the epoch
     */
    Optional<Piece> startedSince(long time) {
        Piece piece = new Piece();
        List<Event> started = table.read().stream()
                .filter(process ->
                        process.number(process.stream().fields().get(0).slot()) > time - UNSURE_NANOS)
                .toList();
        started.forEach(process -> piece.addProcess(process, table.fields()));
        return started.isEmpty() ? Optional.empty() : Optional.of(piece);
    }

    /**
     * What a file ends with; there until the next call.
     *
     * @param piece what is to be told before that
     * @param recorded how many events were written since the recording began, to this file and those before
     * @param accounts of each stream
     */
    ByteBuffer tail(Piece piece, long recorded, Map<String, Accounts> accounts) {
        Map<String, Object> streams = new LinkedHashMap<>();
        accounts.forEach((stream, account) -> streams.put(stream, numbers(account)));
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("time", timestamps.text(TimeOfDay.now()));
        end.put("events", recorded);
        end.put("streams", streams);
        piece.note(Notes.END, end);
        return compression.compress(piece);
    }

    private static Map<String, Object> numbers(Accounts account) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("seen", account.seen());
        numbers.put("filtered", account.filtered());
        numbers.put("delivered", account.delivered());
        numbers.put("lost", account.lost());
        return numbers;
    }

    @Override
    public void close() {
        compression.close();
    }
}
