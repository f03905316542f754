package dev.ringside.runtime.feed.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
    /** example.com, for addresses. */
    private static final String QUESTION = "07 6578616d706c65 03 636f6d 00 0001 0001";

    private static final String ANSWER = "1234 8180 0001 0003 0000 0001" + QUESTION
            + "c00c 0005 0001 0000003c 0006 03 777777 c00c"
            + "c029 0001 0001 0000003c 0004 5db8d822"
            + "c029 000f 0001 0000003c 0009 000a 04 6d61696c c00c"
            // Extends the status by 1 << 4.
            + "00 0029 04d0 01000000 0000";

    @Test
    void readsAQuestion() {
        assertThat(DnsMessage.read(bytes("1234 0100 0001 0000 0000 0000" + QUESTION)))
                .contains(new DnsMessage(0x1234, false, 0, "example.com", 1, List.of()));
    }

    @Test
    void readsTheRecordsOfAnAnswerAndItsWholeStatus() {
        assertThat(DnsMessage.read(bytes(ANSWER)))
                .contains(new DnsMessage(
                        0x1234,
                        true,
                        16,
                        "example.com",
                        1,
                        List.of("CNAME www.example.com", "93.184.216.34", "MX 10 mail.example.com")));
    }

    @Test
    void recordsOfOtherTypesAreTextsToo() {
        assertThat(answers(
                        5,
                        record(16, "03 616263 02 2021"),
                        record(33, "0001 0002 01bb 01 78 00"),
                        record(6, "01 6d 00 01 72 00 00000007 00000000 00000000 00000000 00000000"),
                        record(99, "beef"),
                        record(1, "0a")))
                .containsExactly("TXT abc !", "SRV 1 2 443 x", "SOA m r 7", "99 \\# 2 beef", "A \\# 1 0a");
    }

    @Test
    void theRootIsADot() {
        assertThat(DnsMessage.read(bytes("0001 0000 0001 0000 0000 0000 00 0002 0001")))
                .map(DnsMessage::name)
                .contains(".");
    }

    @Test
    void pointersThatLeadAroundInACircleOrForwardAreNoNames() {
        for (String name : List.of("c00c", "01 61 c00c", "c00e c00c", "c0ff", "40", "c010 0000 01 61 00")) {
            assertThat(DnsMessage.read(bytes("0001 0000 0001 0000 0000 0000" + name + "0001 0001")))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void aNameIsNoLongerThanANameCanBe() {
        String label = "3f" + "61".repeat(63);
        assertThat(DnsMessage.read(bytes(
                        "0001 0000 0001 0000 0000 0000" + label.repeat(3) + "3d" + "61".repeat(61) + "00 0001 0001")))
                .isPresent();
        assertThat(DnsMessage.read(bytes("0001 0000 0001 0000 0000 0000" + label.repeat(4) + "00 0001 0001")))
                .isEmpty();
    }

    @Test
    void ofADamagedAnswerThereIsWhatComesBeforeTheDamage() {
        assertThat(answers(3, record(1, "01020304"), "00 0001 0001 0000003c ffff 0102"))
                .containsExactly("1.2.3.4");
    }

    @Test
    void otherKindsOfMessagesAreNone() {
        assertThat(DnsMessage.read(bytes("0001 2800 0001 0000 0000 0000" + QUESTION)))
                .isEmpty();
        assertThat(DnsMessage.read(bytes("0001 8180 0000 0000 0000 0000"))).isEmpty();
        assertThat(DnsMessage.read(new byte[0])).isEmpty();
    }

    @Test
    void whateverIsReadIsShortAndVisible() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] answer = bytes(ANSWER);
        for (int i = 0; i < 100_000; i++) {
            byte[] damaged = Arrays.copyOf(answer, random.nextInt(answer.length + 40));
            for (int k = random.nextInt(8); k > 0 && damaged.length > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            DnsMessage.read(damaged).ifPresent(message -> {
                assertVisible(message.name());
                assertThat(message.answers()).hasSizeLessThanOrEqualTo(damaged.length / 11 + 1);
                message.answers().forEach(DnsMessageTest::assertVisible);
            });
        }
    }

    private static void assertVisible(String text) {
        assertThat(text.length()).isLessThan(5000);
        assertThat(text.chars()).allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static List<String> answers(int count, String... records) {
        String message =
                "0001 8180 0001" + String.format("%04x", count) + "0000 0000" + QUESTION + String.join("", records);
        return DnsMessage.read(bytes(message)).orElseThrow().answers();
    }

    private static String record(int type, String data) {
        return "c00c" + String.format("%04x", type) + "0001 0000003c" + String.format("%04x", bytes(data).length)
                + data;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
