package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that there are.
 *
 * @param engine is asked for them; empty if they are not wanted
 * @param fields what is written of each: all but its ancestors, which are in the table themselves
 */
record ProcessTable(Optional<Engine> engine, List<Field> fields) {
    private static final long PATIENCE_SECONDS = 10;
    private static final String PROCS = "procs";

    static ProcessTable of(Engine engine) {
        return new ProcessTable(
                Optional.of(engine),
                Schema.standard().stream(PROCS).fields().stream()
                        .filter(field -> field.type() != FieldType.PROCESSES)
                        .toList());
    }

    /** A table of nothing. */
    static ProcessTable none() {
        return new ProcessTable(Optional.empty(), List.of());
    }

    /** The processes, as {@code procs.now()} gives them; none where that is not known. */
    List<Event> read() {
        return engine.map(this::read).orElse(List.of());
    }

    private List<Event> read(Engine asked) {
        ConcurrentLinkedQueue<Event> processes = new ConcurrentLinkedQueue<>();
        Query query =
                new Query(new Source.State(Schema.standard().stream(PROCS)), List.of(new Operator.Select(fields)));
        try (Subscription reading = asked.start(query, row -> processes.add(row.event()))) {
            reading.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (RingsideException | ExecutionException | TimeoutException e) {
            // Those that came are worth having, and a recording without them is one, too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(processes);
    }
}
