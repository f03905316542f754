package dev.ringside.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.record.LiveRecording;
import dev.ringside.runtime.record.Recorder;
import dev.ringside.runtime.record.RecorderListener;
import dev.ringside.runtime.record.Target;
import dev.ringside.runtime.record.Target.Rotation;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on a disk of 256 KiB. */
@NeedsKernel
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final int DISK = 256 << 10;
    private static final Schema SCHEMA = Schema.standard();
    private static final StreamType PROCS = SCHEMA.stream("procs");
    private static final List<Query> QUERIES = List.of(new QueryParser(SCHEMA).query("procs", "query"));

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private final SyntheticFeed feed = new SyntheticFeed(SCHEMA, Os.LINUX);
    private final Engine engine = new Engine(List.of(feed));
    private final List<String> told = new CopyOnWriteArrayList<>();
    private long emitted;

    @BeforeEach
    void mount() throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", folder.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        engine.close();
        run("umount", folder.toString());
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    private Recorder recorder(Rotation rotation) {
        Target target = new Target(folder.resolve("x.rec"), Target.Existing.REFUSE, rotation);
        return new Recorder(engine, QUERIES, "test", target, new RecorderListener() {
            @Override
            public void failed(String reason) {
                told.add(reason);
            }

            @Override
            public void recovered(Map<String, Long> lost) {
                told.add(lost.toString());
            }
        });
    }

    private LiveRecording start(Recorder recorder) {
        return LiveRecording.start(engine, QUERIES, Long.MAX_VALUE, recorder, (query, reason) -> {
            throw reason;
        });
    }

    /** Lets events happen that take a tenth of the disk, and waits until it is known what became of them. */
    private void emit(Recorder recorder) {
        byte[] noise = new byte[2600];
        for (int i = 0; i < 10; i++) {
            random.nextBytes(noise);
            feed.emit(new EventBuilder(PROCS, Os.LINUX)
                    .set("time", ++emitted)
                    .set("pid", emitted)
                    .set("cmdline", HexFormat.of().formatHex(noise))
                    .build());
        }
        await().until(() -> recorder.events() + recorder.unwritten() == emitted);
    }

    @Test
    void aFullDiskIsToldOnceAndItGoesOnWhenThereIsRoom() throws Exception {
        Path filler = Files.write(folder.resolve("filler"), new byte[DISK / 2]);
        Recorder recorder = recorder(Rotation.NONE);
        long missing;
        try (LiveRecording recording = start(recorder)) {
            assertThat(recording.subscriptions()).hasSize(1);
            while (recorder.unwritten() < 20) {
                emit(recorder);
            }
            missing = recorder.unwritten();
            assertThat(told).containsExactly("No space left on device");
            Files.delete(filler);
            emit(recorder);
            assertThat(recorder.unwritten()).isEqualTo(missing);
        }

        assertThat(told).containsExactly("No space left on device", "{procs=" + missing + "}");
        List<Diagnostic> complaints = new ArrayList<>();
        assertThat(read(complaints, folder.resolve("x.rec"))).hasSize((int) (emitted - missing));
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst().message()).contains("events had been lost", missing + " of procs");
    }

    @Test
    void withALimitTheDiskIsNeverFull() throws Exception {
        Rotation rotation = new Rotation(
                OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.of(DISK * 3 / 4));
        Recorder recorder = recorder(rotation);
        try (LiveRecording recording = start(recorder)) {
            assertThat(recording.subscriptions()).hasSize(1);
            while (recorder.size().bytes() < 3 * DISK) {
                emit(recorder);
                assertThat(used()).isLessThanOrEqualTo(DISK * 3 / 4);
            }
        }

        assertThat(told).isEmpty();
        assertThat(recorder.events()).isEqualTo(emitted);
        List<Diagnostic> complaints = new ArrayList<>();
        List<Long> left = read(complaints, files());
        assertThat(complaints).isEmpty();
        assertThat(left)
                .hasSizeGreaterThan(10)
                .isEqualTo(Stream.iterate(left.getFirst(), pid -> pid + 1)
                        .limit(left.size())
                        .toList());
        assertThat(left.getLast()).isEqualTo(emitted);
    }

    private Path[] files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toArray(Path[]::new);
        }
    }

    private long used() throws Exception {
        long used = 0;
        for (Path file : files()) {
            used += Files.size(file);
        }
        return used;
    }

    private static List<Long> read(List<Diagnostic> complaints, Path... files) throws Exception {
        List<Long> pids = new ArrayList<>();
        int pid = PROCS.field("pid").slot();
        List<String> names = Stream.of(files).map(Path::toString).toList();
        try (Engine reading = new Engine(List.of(Feeds.recordings(SCHEMA, names, complaints::add)));
                Subscription all = reading.start(
                        QUERIES.getFirst(), row -> pids.add(row.event().number(pid)))) {
            all.ended().get(60, TimeUnit.SECONDS);
        }
        return pids;
    }
}
