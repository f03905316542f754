package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged logs are read without an end that is no end. */
@Timeout(300)
final class MutationTest {
    private static final long SEED = 20_261_126;
    private static final int MUTANTS = 2000;
    /** Of a large file its beginning is enough. */
    private static final int LARGEST = 4096 + 2 * Chunk.BYTES;

    private static final List<String> FILES = List.of(
            "omerbenamram+evtx/samples/new-user-security.evtx",
            "omerbenamram+evtx/samples/sysmon.evtx",
            "williballenthin+python-evtx/tests/data/dns_log_malformed.evtx");

    @Test
    void mutantsOfRealLogsAreReadAsFarAsTheyCanBe() throws Exception {
        Random random = new Random(SEED);
        long whole = 0;
        long damaged = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = Files.readAllBytes(Logs.corpus(FILES.get(i % FILES.size())));
            Logs.Found found = Logs.file(mutated(Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST)), random));
            for (EvtxRecord record : found.records()) {
                assertThat(record.data()).allMatch(datum -> record.find(datum.name()) != null);
                assertThat(RecordJsonTest.written(record)).startsWith("{").endsWith("}");
            }
            whole += found.records().size();
            damaged += found.damage().isEmpty() ? 0 : 1;
        }
        // Else the mutants would be none, or nothing would be left of them.
        assertThat(whole).isGreaterThan(MUTANTS);
        assertThat(damaged).isGreaterThan(MUTANTS / 10);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int changes = 1 + random.nextInt(10); changes > 0; changes--) {
            int at = 4096 + random.nextInt(bytes.length - 4096);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                // A length, an offset or a count that is as large as can be.
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                default -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), Math.min(16, bytes.length - at));
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
