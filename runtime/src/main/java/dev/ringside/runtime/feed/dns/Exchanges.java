package dev.ringside.runtime.feed.dns;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Questions that wait for their answers. A question that is asked again through the same socket is the same one. For one thread.
 *
 * @param <T> what is known of a question beside what it says
 */
public final class Exchanges<T> {
    /** How long an answer is waited for, in ns: as long as resolvers do. */
    public static final long PATIENCE_NANOS = 5_000_000_000L;

    private static final int MOST_QUESTIONS = 1024;
    private static final int MOST_STREAMS = 1024;

    /** Oldest first. */
    private final Map<Key, Question<T>> questions = new LinkedHashMap<>();

    private final Map<Direction, MessageStream> streams = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Direction, MessageStream> eldest) {
            return size() > MOST_STREAMS;
        }
    };

    private record Key(long socket, int id, String name, int type) {}

    private record Direction(long socket, boolean outgoing) {}

    /**
     * A question.
     *
     * @param time when it was asked, ns since boot
     */
    public record Question<T>(DnsMessage message, long time, T about) {}

    /** An answer, and the question that it belongs to. */
    public record Answered<T>(DnsMessage answer, Question<T> question) {}

    /**
     * What was moved through a socket.
     *
     * @param socket tells it from all others
     * @param isWhole whether the bytes are all that was moved
     * @param time ns since boot
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Piece<T>(
            long socket, boolean outgoing, boolean isStream, byte[] bytes, boolean isWhole, long time, T about) {}

    /** The answers that are complete with a piece; an answer to nothing that was asked is none. */
    public List<Answered<T>> add(Piece<T> piece) {
        List<Answered<T>> answered = new ArrayList<>();
        for (byte[] bytes : messages(piece)) {
            DnsMessage.read(bytes).flatMap(message -> add(piece, message)).ifPresent(answered::add);
        }
        return answered;
    }

    private List<byte[]> messages(Piece<T> piece) {
        return piece.isStream()
                ? streams.computeIfAbsent(
                                new Direction(piece.socket(), piece.outgoing()), direction -> new MessageStream())
                        .add(piece.bytes(), piece.isWhole())
                : List.of(piece.bytes());
    }

    private Optional<Answered<T>> add(Piece<T> piece, DnsMessage message) {
        // The case of letters may come back as another one.
        String name = message.name().toLowerCase(Locale.ROOT);
        Key key = new Key(piece.socket(), message.id(), name, message.type());
        if (message.isAnswer() != piece.outgoing()) {
            if (message.isAnswer()) {
                return Optional.ofNullable(questions.remove(key)).map(question -> new Answered<>(message, question));
            }
            questions.putIfAbsent(key, new Question<>(message, piece.time(), piece.about()));
        }
        return Optional.empty();
    }

    /**
     * Gives up questions that have waited too long, or are more than can be remembered.
     *
     * @param now ns since boot
     */
    public List<Question<T>> unanswered(long now) {
        List<Question<T>> given = new ArrayList<>();
        Iterator<Question<T>> oldest = questions.values().iterator();
        while (oldest.hasNext()) {
            Question<T> question = oldest.next();
            if (now - question.time() < PATIENCE_NANOS && questions.size() <= MOST_QUESTIONS) {
                break;
            }
            given.add(question);
            oldest.remove();
        }
        return given;
    }
}
