package dev.ringside.runtime.feed.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class JsonlFeedTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final FeedRequest EVERYTHING =
            new FeedRequest(PROCS, Predicate.Constant.TRUE, Set.copyOf(PROCS.fields()));

    @TempDir
    private Path folder;

    private final List<Diagnostic> complaints = new CopyOnWriteArrayList<>();

    @Test
    void recordingsAreReadInOrderAndOnlyTheStreamThatIsAskedFor() throws Exception {
        String first = file("1.jsonl", proc(1), "{\"stream\":\"exits\",\"os\":\"linux\",\"pid\":9}", proc(2));
        String second = file("2.jsonl", proc(3));
        try (RecordingFeed feed = feed(first, second)) {
            Collected collected = new Collected();
            feed.subscribe(EVERYTHING, collected);
            feed.begin();

            assertThat(collected.await()).containsExactly(1L, 2L, 3L);
            assertThat(feed.accounts(PROCS)).isEqualTo(new Accounts(3, 0, 3, 0));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void linesThatCannotBeReadAreCountedAndTheOthersAreRead() throws Exception {
        String name = file("x.jsonl", proc(1), "", "{\"stream\":\"procs\",\"os\":", proc(2), "nonsense", proc(3));
        try (RecordingFeed feed = feed(name)) {
            Collected collected = new Collected();
            feed.subscribe(EVERYTHING, collected);
            feed.begin();

            assertThat(collected.await()).containsExactly(1L, 2L, 3L);
        }
        assertThat(complaints)
                .containsExactly(Diagnostic.of(
                        Code.RECORDING,
                        "2 of 5 lines of '" + name + "' could not be read and were left out",
                        "the first is line 3: no valid JSON at byte 24"));
    }

    @Test
    void aFileWithoutOneReadableLineIsNoRecording() throws Exception {
        String name = file("x.txt", "root:x:0:0:root:/root:/bin/bash", "daemon:x:1:1");
        try (RecordingFeed feed = feed(name)) {
            Collected collected = new Collected();
            feed.subscribe(EVERYTHING, collected);
            feed.begin();

            assertThatThrownBy(collected::await)
                    .hasCauseInstanceOf(RingsideException.class)
                    .hasMessageContaining("nothing in '" + name + "' is an event");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsPushedDownThoughItPushesNothingIsUncertain() throws Exception {
        FeedRequest nothing = new FeedRequest(PROCS, Predicate.Constant.FALSE, Set.copyOf(PROCS.fields()));
        List<Boolean> certain = new CopyOnWriteArrayList<>();
        try (RecordingFeed feed = feed(file("x.jsonl", proc(1)))) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            for (FeedRequest request : List.of(EVERYTHING, nothing)) {
                feed.subscribe(request, new EventSink() {
                    @Override
                    public void accept(Event event, boolean isCertain) {
                        certain.add(isCertain);
                    }

                    @Override
                    public void end() {
                        if (request.equals(nothing)) {
                            ended.complete(null);
                        }
                    }
                });
            }
            feed.begin();
            ended.get(30, TimeUnit.SECONDS);
        }
        assertThat(certain).containsExactly(true, false);
    }

    @Test
    void textMayBeInAnyOfUnicodesEncodings() throws Exception {
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
            Path file = folder.resolve(encoding);
            Files.writeString(file, "\uFEFF" + proc(1) + "\n" + proc(2) + "\n", Charset.forName(encoding));
            try (RecordingFeed feed = feed(file.toString())) {
                Collected collected = new Collected();
                feed.subscribe(EVERYTHING, collected);
                feed.begin();

                assertThat(collected.await()).as(encoding).containsExactly(1L, 2L);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void anEmptyFileHasNoEvents() throws Exception {
        try (RecordingFeed feed = feed(file("empty.jsonl"))) {
            Collected collected = new Collected();
            feed.subscribe(EVERYTHING, collected);
            feed.begin();

            assertThat(collected.await()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "425a6839, is compressed (bzip2)",
        "377abcaf271c0004, is a 7-Zip archive",
        "fd377a585a0000, is compressed (xz)"
    })
    void otherFormatsAreNamedBeforeAnythingIsRead(String hexadecimal, String message) throws Exception {
        Path file = Files.write(folder.resolve("x.bin"), HexFormat.of().parseHex(hexadecimal));
        try (RecordingFeed feed = feed(file.toString())) {
            Diagnostic diagnostic = refusal(feed);

            assertThat(diagnostic.code()).isEqualTo(Code.RECORDING);
            assertThat(diagnostic.message()).contains(message, "this version does not read that");
            assertThat(diagnostic.hints()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeOpenedIsRefusedBeforeAnythingIsRead() throws Exception {
        String good = file("good.jsonl", proc(1));
        try (RecordingFeed feed = feed(good, folder.resolve("missing").toString())) {
            assertThat(refusal(feed).message()).startsWith("there is no file '");
        }
        try (RecordingFeed feed = feed(folder.toString())) {
            assertThat(refusal(feed).message()).endsWith("is a directory");
        }
        try (RecordingFeed feed = feed("a\0b")) {
            assertThat(refusal(feed).message()).endsWith("is not the name of a file");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a named pipe in a folder")
    void aPipeIsReadAsItFillsAndWhatWaitsIsMadeVisible() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (RecordingFeed feed = feed(pipe.toString())) {
            Collected collected = new Collected();
            FeedSubscription subscription = feed.subscribe(EVERYTHING, collected);
            feed.begin();
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write((proc(1) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();

                assertThat(collected.pausedWithEvents.await(30, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(collected.pids).containsExactly(1L);

                // Its thread waits for the pipe, and yet it can be closed.
                subscription.close();
                out.write((proc(2) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            assertThat(collected.pids).containsExactly(1L);
            assertThat(collected.ended).isNotDone();
        }
    }

    @Test
    void aSinkThatThrowsEndsItsSubscription() throws Exception {
        try (RecordingFeed feed = feed(file("x.jsonl", proc(1), proc(2)))) {
            CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
            List<Event> seen = new CopyOnWriteArrayList<>();
            feed.subscribe(EVERYTHING, new EventSink() {
                @Override
                public void accept(Event event, boolean certain) {
                    seen.add(event);
                    throw new UncheckedIOException(new IOException("Broken pipe"));
                }

                @Override
                public void fail(RuntimeException reason) {
                    failure.complete(reason);
                }
            });
            feed.begin();

            assertThat(failure.get(30, TimeUnit.SECONDS)).hasMessageContaining("Broken pipe");
            assertThat(seen).hasSize(1);
        }
    }

    private Diagnostic refusal(RecordingFeed feed) {
        RingsideException refused =
                catchThrowableOfType(RingsideException.class, () -> feed.subscribe(EVERYTHING, new Collected()));
        assertThat(refused.diagnostics()).hasSize(1);
        return refused.diagnostics().getFirst();
    }

    private RecordingFeed feed(String... names) {
        return new RecordingFeed(
                Schema.standard(), List.of(new JsonLines(Schema.standard())), List.of(names), complaints::add);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static String proc(long pid) {
        return "{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":" + pid + "}";
    }

    /** Keeps the process ids. */
    private static final class Collected implements EventSink {
        private final List<Long> pids = new CopyOnWriteArrayList<>();
        private final CompletableFuture<List<Long>> ended = new CompletableFuture<>();
        private final CountDownLatch pausedWithEvents = new CountDownLatch(1);

        @Override
        public void accept(Event event, boolean certain) {
            pids.add(event.number(PROCS.field("pid").slot()));
        }

        @Override
        public void pause() {
            if (!pids.isEmpty()) {
                pausedWithEvents.countDown();
            }
        }

        @Override
        public void end() {
            ended.complete(pids);
        }

        @Override
        public void fail(RuntimeException reason) {
            ended.completeExceptionally(reason);
        }

        List<Long> await() throws Exception {
            return ended.get(30, TimeUnit.SECONDS);
        }
    }
}
