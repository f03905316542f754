package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.driver.linux.trace.KernelRecord.Presence;
import dev.ringside.runtime.feed.dns.Exchanges;
import dev.ringside.runtime.feed.dns.Exchanges.Answered;
import dev.ringside.runtime.feed.dns.Exchanges.Piece;
import java.util.List;
import java.util.Set;

/** What the kernel has recorded of traffic with name servers, as questions with their answers. For the reading thread only. */
final class NameQueries {
    /** What must be recorded of each message, whatever fields are wanted. */
    static final Set<Datum> DATA = Set.of(Datum.PROTO, Datum.SOCKET, Datum.OUTGOING, Datum.MESSAGE);

    private final Exchanges<KernelRecord> exchanges = new Exchanges<>();

    /**
     * A question that is to be told.
     *
     * @param record of its answer; of the question itself if none has come
     */
    record Told(NameQuery query, KernelRecord record) {}

    /** The questions that are answered with a record. */
    List<Told> add(KernelRecord record) {
        byte[] bytes = record.bytes(Datum.MESSAGE);
        if (bytes == null) {
            return List.of();
        }
        Piece<KernelRecord> piece = new Piece<>(
                record.number(Datum.SOCKET),
                record.number(Datum.OUTGOING) != 0,
                "tcp".equals(record.text(Datum.PROTO)),
                bytes,
                record.presence(Datum.MESSAGE) == Presence.WHOLE,
                record.bootTime(),
                record);
        return exchanges.add(piece).stream()
                .map(answered -> new Told(query(answered, record.bootTime()), record))
                .toList();
    }

    private static NameQuery query(Answered<KernelRecord> answered, long time) {
        return new NameQuery(
                answered.question().message(),
                answered.answer(),
                time - answered.question().time());
    }

    /** The questions that nobody has answered in time. */
    List<Told> unanswered(long now) {
        return exchanges.unanswered(now).stream()
                .map(question ->
                        new Told(new NameQuery(question.message(), null, now - question.time()), question.about()))
                .toList();
    }
}
