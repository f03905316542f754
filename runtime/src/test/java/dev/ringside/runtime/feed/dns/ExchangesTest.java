package dev.ringside.runtime.feed.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.dns.Exchanges.Answered;
import dev.ringside.runtime.feed.dns.Exchanges.Piece;
import dev.ringside.runtime.feed.dns.Exchanges.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private final Exchanges<String> exchanges = new Exchanges<>();

    @Test
    void anAnswerBelongsToTheQuestionOfItsSocketWithItsNumber() {
        assertThat(exchanges.add(datagram(1, true, message(5, false), 100, "first")))
                .isEmpty();
        assertThat(exchanges.add(datagram(2, true, message(5, false), 200, "second")))
                .isEmpty();
        assertThat(exchanges.add(datagram(1, false, message(6, true), 300, ""))).isEmpty();

        List<Answered<String>> answered = exchanges.add(datagram(1, false, message(5, true), 400, ""));
        assertThat(answered).hasSize(1);
        assertThat(answered.getFirst().question().about()).isEqualTo("first");
        assertThat(answered.getFirst().question().time()).isEqualTo(100);
    }

    @Test
    void anAnswerIsTakenOnceAndAQuestionAskedAgainIsTheSame() {
        exchanges.add(datagram(1, true, message(5, false), 100, "first"));
        exchanges.add(datagram(1, true, message(5, false), 200, "again"));
        assertThat(exchanges.add(datagram(1, false, message(5, true), 300, "")))
                .first()
                .extracting(answered -> answered.question().about())
                .isEqualTo("first");
        assertThat(exchanges.add(datagram(1, false, message(5, true), 400, ""))).isEmpty();
    }

    @Test
    void whatClaimsToBeAnAnswerAndWasSentIsNone() {
        exchanges.add(datagram(1, true, message(5, false), 100, ""));
        assertThat(exchanges.add(datagram(1, true, message(5, true), 200, ""))).isEmpty();
    }

    @Test
    void questionsAreGivenUpOldestFirstWhenTheyHaveWaitedTooLong() {
        for (int i = 1; i <= 3; i++) {
            exchanges.add(datagram(i, true, message(i, false), i * 1_000_000_000L, "q" + i));
        }
        assertThat(exchanges.unanswered(Exchanges.PATIENCE_NANOS + 999_999_999L))
                .isEmpty();
        assertThat(exchanges.unanswered(Exchanges.PATIENCE_NANOS + 2_000_000_000L).stream()
                        .map(Question::about))
                .containsExactly("q1", "q2");
    }

    @Test
    void questionsThatAreTooManyAreGivenUp() {
        for (int i = 0; i < 3000; i++) {
            exchanges.add(datagram(i, true, message(5, false), i, ""));
        }
        assertThat(exchanges.unanswered(3000)).hasSizeGreaterThan(1000).hasSizeLessThan(3000);
    }

    @Test
    void messagesInAStreamAreFoundHoweverItIsCut() {
        SplittableRandom random = new SplittableRandom(3);
        byte[] stream = HexFormat.of()
                .parseHex(framed(message(1, false)) + framed(message(2, false)) + framed(message(3, false)));
        for (int round = 0; round < 200; round++) {
            MessageStream reader = new MessageStream();
            List<byte[]> messages = new ArrayList<>();
            int at = 0;
            while (at < stream.length) {
                int next = Math.min(stream.length, at + 1 + random.nextInt(40));
                messages.addAll(reader.add(Arrays.copyOfRange(stream, at, next), true));
                at = next;
            }
            assertThat(messages.stream()
                            .map(bytes -> DnsMessage.read(bytes).orElseThrow().id()))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void afterAPieceThatIsNotAllThereNothingIsBelievedAnyMore() {
        MessageStream reader = new MessageStream();
        byte[] whole = HexFormat.of().parseHex(framed(message(1, true)));
        assertThat(reader.add(Arrays.copyOf(whole, whole.length - 4), false)).hasSize(1);
        assertThat(reader.add(whole, true)).isEmpty();
    }

    private static Piece<String> datagram(long socket, boolean outgoing, String message, long time, String about) {
        return new Piece<>(socket, outgoing, false, HexFormat.of().parseHex(message), true, time, about);
    }

    private static String framed(String message) {
        return String.format("%04x", message.length() / 2) + message;
    }

    private static String message(int id, boolean isAnswer) {
        return String.format("%04x", id) + (isAnswer ? "8180" : "0100") + "0001000000000000" + "03" + "777777" + "00"
                + "00010001";
    }
}
