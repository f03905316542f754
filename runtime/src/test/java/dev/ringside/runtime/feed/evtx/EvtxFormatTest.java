package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs as whoever listens gets them. */
@Timeout(60)
final class EvtxFormatTest {
    private static final int CHUNKS = 50;
    private static final int EACH = 20;
    private static final EvtxFormat FORMAT = new EvtxFormat(RecordFilters.NONE, 3);

    @TempDir
    private Path folder;

    private Path file(byte[]... chunks) throws IOException {
        return Files.write(folder.resolve("test.evtx"), ChunkBuilder.log(chunks));
    }

    private static byte[][] chunks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ChunkBuilder.numbered(1000 + (long) EACH * i, EACH))
                .toArray(byte[][]::new);
    }

    private static List<String> numbers(long from, long to) {
        return LongStream.range(from, to).mapToObj(number -> "n" + number).toList();
    }

    @Test
    void theOrderIsThatOfTheFileHoweverManyRead() throws Exception {
        TestSink sink = Logs.read(FORMAT, file(chunks(CHUNKS)), new TestSink());

        assertThat(sink.data()).isEqualTo(numbers(1000, 1000 + CHUNKS * EACH));
        assertThat(sink.events())
                .extracting(event -> event.number(TestSink.EVENTS.field("seq").slot()))
                .isEqualTo(LongStream.rangeClosed(1, CHUNKS * EACH).boxed().toList());
        assertThat(sink.complaints()).isEmpty();
    }

    @Test
    void whatComesFromAStreamIsReadToo() throws Exception {
        byte[] log = ChunkBuilder.log(chunks(3));
        TestSink sink = new TestSink();
        FORMAT.read(new Recording("-"), new BufferedInputStream(new ByteArrayInputStream(log)), sink);

        assertThat(sink.data()).isEqualTo(numbers(1000, 1060));
        assertThat(FORMAT.isOf(Arrays.copyOf(log, 128))).isTrue();
        assertThat(FORMAT.isOf(Arrays.copyOfRange(log, 4096, 4200))).isTrue();
        assertThat(FORMAT.isOf(new byte[] {'E', 'l', 'f'})).isFalse();
    }

    @Test
    void aLogIsToldByWhatElseItsHeaderSaysWhereItsMagicIsDamaged() throws Exception {
        byte[] log = ChunkBuilder.log(chunks(3));
        log[0] = 'X';
        Path file = Files.write(folder.resolve("damaged.evtx"), log);

        assertThat(FORMAT.isOf(Arrays.copyOf(log, 128))).isTrue();
        assertThat(Logs.read(FORMAT, file, new TestSink()).data()).isEqualTo(numbers(1000, 1060));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4095, 4096 + 200})
    void aLogThatEndsWithinAHeaderIsSaidToBeCutOff(int length) throws Exception {
        byte[] log = Arrays.copyOf(ChunkBuilder.log(chunks(1)), length);
        Path file = Files.write(folder.resolve("cut.evtx"), log);
        TestSink sink = new TestSink();

        assertThatThrownBy(() -> Logs.read(FORMAT, file, sink))
                .isInstanceOfSatisfying(
                        RingsideException.class,
                        failure -> assertThat(failure.diagnostics().toString()).contains("cut off in its header"));
        assertThat(sink.complaints()).isEmpty();
    }

    @Test
    void aLogThatWentOnAtItsBeginningBeginsWithTheOldest() throws Exception {
        byte[][] chunks = chunks(5);
        byte[][] wrapped = {chunks[3], chunks[4], chunks[0], chunks[1], chunks[2]};

        assertThat(Logs.read(FORMAT, file(wrapped), new TestSink()).data()).isEqualTo(numbers(1000, 1100));
        // Anything else is read as it stands.
        byte[][] mixed = {chunks[3], chunks[0], chunks[4], chunks[1]};
        assertThat(Logs.read(FORMAT, file(mixed), new TestSink()).data().subList(0, 2 * EACH))
                .endsWith("n1019")
                .startsWith("n1060");
    }

    /** Keeps what it was made for. */
    private static RecordFilters odd(AtomicInteger made) {
        return (stream, asked, template) -> {
            made.incrementAndGet();
            return asked.pushed().equals(Predicate.Constant.TRUE)
                    ? RecordFilter.NONE
                    : record -> record.data().get(0).text().charAt(4) % 2 == 1;
        };
    }

    @Test
    void aFilterLeavesOutWhatNobodyWantsAndIsMadeOncePerTemplate() throws Exception {
        AtomicInteger made = new AtomicInteger();
        TestSink sink = new TestSink();
        sink.ask(Predicate.Constant.FALSE);
        Logs.read(new EvtxFormat(odd(made), 1), file(chunks(CHUNKS)), sink);

        assertThat(sink.data()).hasSize(CHUNKS * EACH / 2).startsWith("n1000", "n1002");
        assertThat(sink.filtered()).isEqualTo(CHUNKS * EACH / 2);
        assertThat(made).hasValue(1);
    }

    @Test
    void whoAsksForMoreGetsItFromTheNextRecordOn() throws Exception {
        TestSink sink = new TestSink((own, event) -> {
            if (event.data().get(0).text().equals("n1110")) {
                own.ask(Predicate.Constant.TRUE);
            }
        });
        sink.ask(Predicate.Constant.FALSE);
        Logs.read(new EvtxFormat(odd(new AtomicInteger()), 3), file(chunks(CHUNKS)), sink);

        assertThat(sink.data()).containsSequence("n1106", "n1108", "n1110", "n1111", "n1112", "n1113");
        assertThat(sink.filtered()).isEqualTo(55);
        assertThat(sink.events()).hasSize(CHUNKS * EACH - 55);
    }

    @Test
    void readingStopsWithTheRecordAfterWhichNobodyListens() throws Exception {
        TestSink sink = new TestSink((own, event) -> own.end());
        Logs.read(FORMAT, file(chunks(CHUNKS)), sink);

        assertThat(sink.data()).containsExactly("n1000");
    }

    @Test
    void whatIsWrittenAheadIsWhatWouldBeWritten() throws Exception {
        Path file = file(chunks(CHUNKS));
        String whole = written(new EvtxFormat(RecordFilters.NONE, 0), file);

        assertThat(whole.lines()).hasSize(CHUNKS * EACH);
        assertThat(written(FORMAT, file)).isEqualTo(whole);
    }

    private static String written(EvtxFormat format, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        EventWriter writer = new EventWriter(out, Names.RINGSIDE);
        Logs.read(format, file, new TestSink((own, event) -> {
            writer.write(event, List.of());
            out.raw('\n');
        }));
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void noMoreIsReadAheadThanTheThreadsNeed() throws Exception {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger atFirst = new AtomicInteger(-1);
        ByteArrayInputStream in = new ByteArrayInputStream(ChunkBuilder.log(chunks(CHUNKS))) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                int count = super.read(bytes, from, length);
                read.addAndGet(Math.max(count, 0));
                return count;
            }
        };
        TestSink sink = new TestSink((own, event) -> atFirst.compareAndSet(-1, read.get()));
        FORMAT.read(new Recording("-"), new BufferedInputStream(in), sink);

        assertThat(atFirst.get()).isLessThan(16 * Chunk.BYTES);
        assertThat(sink.events()).hasSize(CHUNKS * EACH);
    }

    @Test
    void recordsThatAreNotVerifiedAreDeliveredAndSaidToBeSo() throws Exception {
        byte[] wrong = Logs.with(ChunkBuilder.numbered(1, 3), 52, 1);
        byte[] absent = ChunkBuilder.summed(Logs.with(ChunkBuilder.numbered(4, 2), 52, 0, 0, 0, 0));
        byte[] cut = Arrays.copyOf(ChunkBuilder.numbered(6, EACH), Chunk.RECORDS + 1000);
        TestSink sink = Logs.read(FORMAT, file(ChunkBuilder.summed(wrong), absent, cut), new TestSink());

        assertThat(sink.data()).startsWith("n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(sink.complaints())
                .anyMatch(text -> text.contains("3 records of"))
                .anyMatch(text -> text.contains("2 records of"))
                .anyMatch(text -> text.contains("end is missing"));
    }

    @Test
    void aLogOfWhichNothingCanBeReadFails() throws Exception {
        byte[] chunk = ChunkBuilder.numbered(1, 3);
        Arrays.fill(chunk, Chunk.RECORDS, Chunk.BYTES, (byte) 0x5A);
        Path file = file(chunk);

        assertThatThrownBy(() -> Logs.read(FORMAT, file, new TestSink()))
                .isInstanceOf(RingsideException.class)
                .hasMessageContaining("no record of");
        // One without records is none.
        assertThat(Logs.read(FORMAT, file(), new TestSink()).events()).isEmpty();
    }
}
