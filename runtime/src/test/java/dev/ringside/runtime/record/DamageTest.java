package dev.ringside.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.feed.own.PieceHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that are not what was written. */
@Timeout(120)
final class DamageTest {
    private static final int PIECES = 4;

    @TempDir
    private Path folder;

    private Path file;
    private byte[] whole;
    /** Where each piece begins: the head, those of the events, and the end. */
    private final List<Integer> starts = new ArrayList<>();

    private final List<Diagnostic> complaints = new ArrayList<>();

    @BeforeEach
    void record() throws Exception {
        file = folder.resolve("x.rec");
        try (Recorded recorded = Recorded.to(file)) {
            for (int i = 0; i < PIECES; i++) {
                recorded.startAndAwait(10 * i + 1, 10 * i + 2);
            }
        }
        whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; ) {
            starts.add(at);
            at += PieceHeader.read(whole, at).orElseThrow().length();
        }
        assertThat(starts).hasSize(PIECES + 2);
    }

    private List<Long> read(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        complaints.clear();
        return Recorded.pids(complaints, file);
    }

    @Test
    void whereverItIsCutAllPiecesBeforeTheCutAreThere() throws Exception {
        int least = starts.get(1);
        for (int length = least; length < whole.length; length += 7) {
            int cut = length;
            int pieces =
                    (int) starts.stream().skip(2).filter(start -> start <= cut).count();
            boolean between = starts.contains(cut);

            assertThat(read(Arrays.copyOf(whole, cut))).as("cut at %d", cut).hasSize(2 * Math.min(pieces, PIECES));

            if (between) {
                assertThat(complaints).isEmpty();
            } else {
                assertThat(complaints).hasSize(1);
                assertThat(complaints.getFirst().message())
                        .contains(
                                "was cut off: its last " + (cut - begin(cut)) + " bytes",
                                "the " + 2 * pieces + " events");
            }
        }
    }

    private int begin(int cut) {
        return starts.stream()
                .filter(start -> start <= cut)
                .mapToInt(start -> start)
                .max()
                .orElse(0);
    }

    @Test
    void aPieceThatWasChangedIsLeftOutAndTheOthersAreRead() throws Exception {
        byte[] bytes = whole.clone();
        bytes[starts.get(2) + PieceHeader.BYTES + 20] ^= 1;

        assertThat(read(bytes)).containsExactly(1L, 2L, 21L, 22L, 31L, 32L);
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst().message())
                .contains((starts.get(3) - starts.get(2)) + " bytes of '" + file + "' could not be read, in 1 place");
        assertThat(complaints.getFirst().hints().getFirst()).contains("at byte " + starts.get(2));
    }

    @Test
    void whatIsBetweenPiecesIsLeftOut() throws Exception {
        int at = starts.get(3);
        byte[] bytes = new byte[whole.length + 1000];
        System.arraycopy(whole, 0, bytes, 0, at);
        System.arraycopy(whole, at, bytes, at + 1000, whole.length - at);

        assertThat(read(bytes)).containsExactly(1L, 2L, 11L, 12L, 21L, 22L, 31L, 32L);
        assertThat(complaints.getFirst().message()).startsWith("1000 bytes");
    }

    @Test
    void aPieceThatSaysItIsLongerThanTheFileHidesNoOther() throws Exception {
        byte[] bytes = whole.clone();
        bytes[starts.get(2) + 19] = 0x02;

        assertThat(read(bytes)).containsExactly(1L, 2L, 21L, 22L, 31L, 32L);
    }

    @Test
    void nothingMakesItFailAndNothingIsMadeUp() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Long> all = read(whole);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                // The beginning says what kind of file it is.
                bytes[PieceHeader.BYTES + random.nextInt(bytes.length - PieceHeader.BYTES)] = (byte) random.nextInt();
            }
            assertThat(all).as("seed %d", seed).containsAll(read(bytes));
        }
    }
}
