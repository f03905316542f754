package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged logs give every record that can be read, and say what cannot. */
@Timeout(60)
final class DamageTest {
    private static final int COUNT = 40;
    /** In a record: where an instance of a template says where its definition is; before that is its id. */
    private static final int INSTANCE_DEFINITION = RecordReader.HEAD + 4 + 6;

    private static final byte[] CHUNK = ChunkBuilder.numbered(100, COUNT);

    private static List<String> numbers(long from, long to) {
        return LongStream.range(from, to).mapToObj(number -> "n" + number).toList();
    }

    /** Where records begin, and where the last one ends. */
    private static int[] places() {
        int[] places = new int[COUNT + 1];
        places[0] = Chunk.RECORDS;
        for (int i = 0; i < COUNT; i++) {
            places[i + 1] = places[i] + Bytes.integer(CHUNK, places[i] + 4);
        }
        return places;
    }

    @Test
    void aWholeChunkIsVerified() {
        Logs.Found found = Logs.chunk(CHUNK);

        assertThat(found.data()).isEqualTo(numbers(100, 140));
        assertThat(found.damage()).isEmpty();
        assertThat(found.records()).allMatch(EvtxRecord::isVerified);
    }

    @Test
    void allWholeRecordsBeforeACutAreRead() throws Exception {
        int[] places = places();
        for (int cut = places[0]; cut < places[COUNT]; cut += 7) {
            int end = cut;
            int whole =
                    (int) Arrays.stream(places).filter(place -> place <= end).count() - 1;
            Logs.Found found = Logs.file(ChunkBuilder.log(Arrays.copyOf(CHUNK, cut)));

            assertThat(found.data()).isEqualTo(numbers(100, 100 + whole));
            assertThat(found.records()).noneMatch(EvtxRecord::isVerified);
            assertThat(found.damage()).hasSize(cut == places[whole] ? 0 : 1);
        }
    }

    @Test
    void aRecordWithOneWrongSizeIsReadByTheOther() {
        int place = places()[5];
        int tail = places()[6] - 4;

        assertThat(Logs.chunk(Logs.with(CHUNK, place + 4, 1, 2, 3, 4)).data()).isEqualTo(numbers(100, 140));
        assertThat(Logs.chunk(Logs.with(CHUNK, tail, 9, 9)).data()).isEqualTo(numbers(100, 140));
        Logs.Found both = Logs.chunk(Logs.with(Logs.with(CHUNK, tail, 9, 9), place + 4, 1, 2, 3, 4));
        assertThat(both.data()).hasSize(COUNT - 1).doesNotContain("n105");
        assertThat(both.damage()).containsExactly(place + ": a record whose size is wrong");
    }

    @Test
    void aHeaderOfGarbageHidesNoRecord() throws Exception {
        byte[] garbage = CHUNK.clone();
        Arrays.fill(garbage, 0, Chunk.RECORDS, (byte) 0xA5);
        Logs.Found found = Logs.file(ChunkBuilder.log(garbage, ChunkBuilder.numbered(140, 3)));

        assertThat(found.data()).isEqualTo(numbers(100, 143));
        assertThat(found.records()).extracting(EvtxRecord::isVerified).containsSequence(false, true);
        assertThat(found.damage()).isEmpty();
    }

    @Test
    void whatLiesInTheFreeSpaceIsNotRead() {
        byte[] stale = ChunkBuilder.numbered(50, COUNT);
        int[] places = places();
        byte[] fresh = Arrays.copyOf(CHUNK, Chunk.BYTES);
        // Twenty records over what was there before: those behind them are old.
        System.arraycopy(stale, places[20], fresh, places[20], places[COUNT] - places[20]);
        byte[] header = Logs.with(fresh, 48, places[20], places[20] >> 8);

        assertThat(Logs.chunk(ChunkBuilder.summed(header)).data()).isEqualTo(numbers(100, 120));
        // Even where nobody says where it begins.
        Arrays.fill(header, 0, Chunk.RECORDS, (byte) 1);
        assertThat(Logs.chunk(header).data()).isEqualTo(numbers(100, 120));
    }

    @Test
    void recordsOfAnotherChunkAreNotReadWithTheTemplatesOfThisOne() {
        byte[] mixed = CHUNK.clone();
        int[] places = places();
        System.arraycopy(ChunkBuilder.numbered(500, COUNT), places[30], mixed, places[30], places[40] - places[30]);
        Logs.Found found = Logs.chunk(mixed);

        assertThat(found.data()).isEqualTo(numbers(100, 130));
        assertThat(found.damage()).hasSize(10).allMatch(damage -> damage.endsWith("a record of another chunk"));
    }

    @Test
    void aTemplateIsFoundByItsIdWhereItIsDamagedItself() {
        int definition = Bytes.integer(CHUNK, places()[0] + INSTANCE_DEFINITION);

        assertThat(Logs.chunk(Logs.with(CHUNK, definition + 4, 9, 9, 9, 9)).data())
                .as("the definition has another id")
                .isEqualTo(numbers(100, 140));
        assertThat(Logs.chunk(Logs.with(CHUNK, places()[7] + INSTANCE_DEFINITION, 1, 2, 3, 4))
                        .data())
                .as("an instance says that it is elsewhere")
                .isEqualTo(numbers(100, 140));
        Logs.Found renamed = Logs.chunk(Logs.with(CHUNK, places()[7] + INSTANCE_DEFINITION - 4, 9, 9, 9, 9));
        assertThat(renamed.data())
                .as("an instance is of another one")
                .hasSize(COUNT - 1)
                .doesNotContain("n107");
        assertThat(renamed.damage()).containsExactly(places()[7] + ": where its template was is another one");
    }

    @Test
    void chunksAreFoundWhereverTheyBegin() throws Exception {
        byte[] second = ChunkBuilder.numbered(140, 10);
        byte[] third = ChunkBuilder.numbered(150, 10);
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        moved.write(ChunkBuilder.log(Arrays.copyOf(CHUNK, 5000)));
        moved.write(second);
        moved.write(new byte[777]);
        moved.write(third);
        List<String> data = Logs.file(moved.toByteArray()).data();

        assertThat(data).containsSequence(numbers(140, 160)).startsWith("n100", "n101");
        // A piece of a log.
        assertThat(Logs.file(third).data()).isEqualTo(numbers(150, 160));
    }

    @Test
    void aRecordThatContradictsItselfIsLeftOutAloneAndNamed() {
        int place = places()[5];
        // Behind record head, fragment, token, byte, id and offset of the template: the number of values.
        Logs.Found found = Logs.chunk(Logs.with(CHUNK, place + 38, 0xFF, 0xFF));

        assertThat(found.data()).hasSize(COUNT - 1).doesNotContain("n105");
        assertThat(found.damage()).containsExactly(place + ": it has fewer values than it says");
    }
}
