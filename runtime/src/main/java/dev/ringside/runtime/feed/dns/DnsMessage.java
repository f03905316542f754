package dev.ringside.runtime.feed.dns;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.feed.dns.MessageReader.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question, or its answer.
 *
 * @param id what the answer has in common with its question
 * @param status what became of the question, 0 if it was answered; 0 of a question
 * @param name what was asked for, as {@link MessageReader#name} writes it
 * @param type what kind of records was asked for, by its number
 * @param answers the records of the answer, a text each: an address, or for other records their type and what they say. Of a message that is damaged, or
 *     not all there, those before the damage
 */
public record DnsMessage(int id, boolean isAnswer, int status, String name, int type, List<String> answers) {
    private static final int ANSWER = 0x8000;
    private static final int KIND_OF_QUERY = 0x7800;
    private static final int STATUS = 0xF;
    /** How far the rest of a status, which extended messages have, stands above the first part of it. */
    private static final int STATUS_BITS = 4;

    public DnsMessage {
        answers = List.copyOf(answers);
    }

    /** Reads a message; empty if it is none, or none that asks for a name. */
    public static Optional<DnsMessage> read(byte[] bytes) {
        MessageReader reader = new MessageReader(bytes);
        try {
            int id = reader.unsignedShort();
            int flags = reader.unsignedShort();
            int questions = reader.unsignedShort();
            int records = reader.unsignedShort();
            int others = reader.unsignedShort() + reader.unsignedShort();
            if ((flags & KIND_OF_QUERY) != 0 || questions == 0) {
                return Optional.empty();
            }
            String name = reader.name();
            int type = reader.unsignedShort();
            reader.unsignedShort();
            boolean isAnswer = (flags & ANSWER) != 0;
            List<String> answers = new ArrayList<>();
            int status = flags & STATUS;
            if (isAnswer && questions == 1) {
                status |= records(reader, records, others, answers);
            }
            return Optional.of(new DnsMessage(id, isAnswer, isAnswer ? status : 0, name, type, answers));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the records behind the question, as far as that can be done.
     *
     * @return the part of the status that only an extended message has
     */
    private static int records(MessageReader reader, int records, int others, List<String> answers) {
        int status = 0;
        try {
            for (int i = 0; i < records + others; i++) {
                reader.name();
                int type = reader.unsignedShort();
                reader.unsignedShort();
                long lifetime = reader.unsignedInt();
                int length = reader.unsignedShort();
                int end = reader.position() + length;
                if (i < records) {
                    answers.add(answer(reader, type, length));
                } else if (type == RecordType.OPT) {
                    status = (int) (lifetime >>> 24) << STATUS_BITS;
                }
                reader.skipTo(end);
            }
        } catch (MalformedException e) {
            // What has been read is what there is.
            return status;
        }
        return status;
    }

    private static String answer(MessageReader reader, int type, int length) throws MalformedException {
        if ((type == RecordType.A && length == 4) || (type == RecordType.AAAA && length == 16)) {
            return IpAddress.of(reader.take(length)).toString();
        }
        return RecordType.name(type) + " "
                + switch (type) {
                    case RecordType.CNAME, RecordType.NS, RecordType.PTR, RecordType.DNAME -> reader.name();
                    case RecordType.MX -> reader.unsignedShort() + " " + reader.name();
                    case RecordType.SRV ->
                        reader.unsignedShort() + " " + reader.unsignedShort() + " " + reader.unsignedShort() + " "
                                + reader.name();
                    case RecordType.SOA -> reader.name() + " " + reader.name() + " " + reader.unsignedInt();
                    case RecordType.TXT -> reader.texts(reader.position() + length);
                    default -> reader.unknown(length);
                };
    }
}
