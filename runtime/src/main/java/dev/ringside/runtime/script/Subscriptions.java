package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Chain;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.record.Recorder;
import dev.ringside.runtime.script.guest.EventShape;
import dev.ringside.runtime.script.guest.Guest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The running queries of a script. For the script's thread, but for what says otherwise. */
final class Subscriptions {
    private static final int MOST = 1000;

    private final Engine engine;
    private final Lane lane;
    private final Guest guest;
    private final Turns turns;
    private final Complaints complaints;
    private final Tally tally;
    private final ScriptRecordings recordings;
    private final Set<Subscribed> open = ConcurrentHashMap.newKeySet();
    private boolean grown;

    Subscriptions(
            Engine engine,
            Lane lane,
            Sandbox sandbox,
            Turns turns,
            Complaints complaints,
            Tally tally,
            ScriptRecordings recordings) {
        this.engine = engine;
        this.lane = lane;
        this.guest = sandbox.guest();
        this.turns = turns;
        this.complaints = complaints;
        this.tally = tally;
        this.recordings = recordings;
    }

    void addTo(Functions functions, Alarm alarm) {
        functions.add("on", arguments -> {
            Value handler = arguments[1];
            return start(arguments[0].asHostObject(), false, (row, object) -> handler.executeVoid(object));
        });
        functions.add("alert", arguments -> {
            AlertSpec spec = alarm.spec(arguments[1]);
            Query query = arguments[0].<Chain>asHostObject().query();
            String source = engine.plan(query).parts().getFirst().feed();
            return start(arguments[0].asHostObject(), true, (row, object) -> alarm.raise(spec, row, object, source));
        });
        functions.add("record", arguments -> record(arguments[0].asHostObject(), arguments[1], arguments[2]));
        functions.perform("stop", arguments -> of(arguments[0]).subscription().close());
        functions.perform("pause", arguments -> of(arguments[0]).subscription().pause());
        functions.perform("resume", arguments -> of(arguments[0]).subscription().resume());
        functions.perform("lost", arguments -> of(arguments[0]).lose());
        functions.add("stats", arguments -> SubscriptionText.stats(of(arguments[0])));
        functions.add(
                "textOfRunning",
                arguments -> of(arguments[0]).subscription().plan().query().toString());
        functions.perform("ended", arguments -> await(of(arguments[0]), arguments[1], arguments[2]));
    }

    private static Subscribed of(Value handle) {
        return handle.asHostObject();
    }

    private Subscribed start(Chain chain, boolean wantsOrigins, BiConsumer<Row, Object> handler) {
        if (open.size() >= MOST) {
            throw new RingsideException(Diagnostic.of(
                    Code.LIMIT,
                    "a script has at most " + MOST + " subscriptions",
                    "stop those that are not needed, or end them with .for(\"30s\") or .take(1)"));
        }
        Query query = chain.query();
        Subscription subscription = engine.start(query, new Handler(query.type(), wantsOrigins, handler), lane);
        Subscribed subscribed = new Subscribed(subscription);
        open.add(subscribed);
        grown = true;
        var unused = subscription.ended().whenComplete((nothing, error) -> lane.force(() -> end(subscribed, error)));
        return subscribed;
    }

    private Subscribed record(Chain chain, Value file, Value options) {
        Recorder recorder = recordings.recorder(chain.query(), file, options);
        RowSink sink = recorder.sink(chain.query());
        Subscribed subscribed = start(chain, false, (row, object) -> sink.accept(row));
        Subscription subscription = subscribed.subscription();
        // Not by way of the script, which may be over by then.
        var unused = subscription.ended().whenComplete((nothing, error) -> recorder.close());
        recorder.watch(subscription);
        try {
            recorder.begin();
        } catch (RingsideException e) {
            subscription.close();
            throw e;
        }
        return subscribed;
    }

    private void await(Subscribed subscribed, Value resolve, Value reject) {
        Subscribed.Ending ending = new Subscribed.Ending(resolve, reject);
        if (open.contains(subscribed)) {
            subscribed.endings().add(ending);
        } else {
            turns.run(resolve::executeVoid);
        }
    }

    private void end(Subscribed subscribed, @Nullable Throwable error) {
        if (!open.remove(subscribed)) {
            return;
        }
        tally.dropped(subscribed.dropped());
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof RingsideException failure && subscribed.endings().isEmpty()) {
            turns.run(() -> complaints.raise(failure));
        }
        for (Subscribed.Ending ending : List.copyOf(subscribed.endings())) {
            turns.run(() -> {
                if (cause instanceof RingsideException failure) {
                    ending.reject().executeVoid(complaints.error(failure));
                } else {
                    ending.resolve().executeVoid();
                }
            });
        }
    }

    /** Whether there are any that have not ended. From any thread. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Those that have not ended. From any thread. */
    Set<Subscribed> open() {
        return Set.copyOf(open);
    }

    /** Whether there are some that were not there when this was asked last: recordings then have to be begun. */
    boolean takeGrown() {
        boolean result = grown;
        grown = false;
        return result;
    }

    /** Ends all of them. From any thread. */
    void close() {
        for (Subscribed subscribed : List.copyOf(open)) {
            subscribed.subscription().close();
            if (open.remove(subscribed)) {
                tally.dropped(subscribed.dropped());
            }
        }
    }

    /** Takes the rows of one query, on the lane. */
    private final class Handler implements RowSink {
        private final StreamType type;
        private final boolean wantsOrigins;
        private final BiConsumer<Row, Object> handler;
        /** Where the rows' time is, or -1. */
        private final int time;

        private @Nullable EventShape shape;

        Handler(StreamType type, boolean wantsOrigins, BiConsumer<Row, Object> handler) {
            this.type = type;
            this.wantsOrigins = wantsOrigins;
            this.handler = handler;
            this.time = type.find("time").map(Field::slot).orElse(-1);
        }

        @Override
        public void accept(Row row) {
            EventShape known = shape;
            if (known == null) {
                known = guest.shape(type, row.fields());
                shape = known;
            }
            Object object = known.object(row.event());
            tally.event();
            if (time >= 0 && row.event().has(time)) {
                turns.advance(row.event().number(time));
            }
            turns.run(() -> handler.accept(row, object));
        }

        @Override
        public void advance(long now) {
            turns.advance(now);
        }

        @Override
        public boolean wantsOrigins() {
            return wantsOrigins;
        }
    }
}
