package dev.ringside.runtime.feed.evtx.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Samples;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.evtx.EvtxFormat;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.evtx.RecordFilter;
import dev.ringside.runtime.feed.evtx.RecordFilters;
import dev.ringside.runtime.feed.evtx.Template;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;
import dev.ringside.runtime.feed.recording.process.ProcessContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Filters agree with what predicates mean on the events that the records become. */
@Timeout(300)
final class QueryFiltersTest {
    private static final long SEED = 20261126;
    private static final int PREDICATES = 60;
    private static final int FILES = 40;
    private static final long LARGEST = 1_200_000;

    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder passed = new LongAdder();

    /** A predicate, what it means, and its filters. */
    private record Question(
            Predicate predicate, EventPredicate meaning, Set<Field> fields, Map<Template, RecordFilter> filters) {
        static Question of(Predicate predicate) {
            return new Question(
                    predicate,
                    Predicates.interpret(predicate),
                    Set.copyOf(FieldUses.of(predicate)),
                    new ConcurrentHashMap<>());
        }
    }

    @Test
    void whatIsRejectedWouldNotHaveMatchedAndWhatIsCertainIsDecided() throws Exception {
        for (Path file : files()) {
            Random random = new Random(SEED);
            Map<StreamType, List<Question>> questions = new HashMap<>();
            events(file).forEach((stream, events) -> {
                Questions about = new Questions(random, events);
                questions.put(
                        stream,
                        Stream.generate(() -> Question.of(about.next(3)))
                                .limit(PREDICATES)
                                .toList());
            });
            read(file, (stream, asked, template) -> record -> {
                questions.getOrDefault(stream, List.of()).forEach(question -> ask(question, stream, template, record));
                return false;
            });
            assertThat(contradictions).as(file.toString()).isEmpty();
        }
        // Both happen, and often.
        assertThat(rejected.sum()).isGreaterThan(50_000);
        assertThat(passed.sum()).isGreaterThan(50_000);
    }

    private void ask(Question question, StreamType stream, Template template, EvtxRecord record) {
        RecordFilter filter = question.filters.computeIfAbsent(
                template,
                first -> new QueryFilters().filter(stream, new Asked(question.predicate, question.fields), template));
        Event event = LogStreams.event(stream, record, 0);
        boolean matches = question.meaning.test(event);
        boolean rejects = filter.rejects(record);
        boolean certain = question.fields.stream().allMatch(field -> isCertain(field, stream, event));
        if (rejects ? matches : certain && !matches) {
            contradictions.add(question.predicate + (matches ? " matches " : " does not match ") + record.data());
        }
        (rejects ? rejected : passed).increment();
    }

    private static boolean isCertain(Field field, StreamType stream, Event event) {
        return !field.name().equals("seq") && (event.has(field.slot()) || !ProcessContext.mayBeKnown(stream, field));
    }

    /** Some events of each stream in a file. */
    private static Map<StreamType, List<Event>> events(Path file) throws Exception {
        Map<StreamType, List<Event>> events = new ConcurrentHashMap<>();
        read(file, (stream, asked, template) -> record -> {
            List<Event> some = events.computeIfAbsent(stream, first -> new ArrayList<>());
            synchronized (some) {
                if (some.size() < 200) {
                    some.add(LogStreams.event(stream, record, 0));
                }
            }
            return false;
        });
        return events;
    }

    private static void read(Path file, RecordFilters filters) throws Exception {
        RecordingFeed feed = new RecordingFeed(
                Samples.SCHEMA, List.of(new EvtxFormat(filters)), List.of(file.toString()), complaint -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            List<Subscription> all = new ArrayList<>();
            for (StreamType stream : LogStreams.streams()) {
                all.add(engine.start(Samples.query(stream), row -> {}, Lane.DIRECT));
            }
            engine.begin();
            for (Subscription subscription : all) {
                subscription
                        .ended()
                        .handle((end, failure) -> {
                            assertThat(failure == null || failure instanceof RingsideException)
                                    .isTrue();
                            return true;
                        })
                        .get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static List<Path> files() throws IOException {
        Path corpus = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "needs the corpus: " + corpus + " is not there");
        try (Stream<Path> found = Files.walk(corpus)) {
            List<Path> all = found.filter(path -> path.toString().endsWith(".evtx"))
                    .filter(path -> path.toFile().length() <= LARGEST)
                    .sorted()
                    .toList();
            int step = Math.max(1, all.size() / FILES);
            return IntStream.range(0, all.size())
                    .filter(i -> i % step == 0 || all.get(i).toString().contains("sysmon"))
                    .mapToObj(all::get)
                    .toList();
        }
    }
}
