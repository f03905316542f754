package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.TimeText;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.UnreadableEventException;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.AlertWriter;
import dev.ringside.runtime.script.guest.Guest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;

/** The events that a script makes for itself: {@code ringside:test}. A script that imports it sees only these. For the script's thread. */
final class TestFeed implements AutoCloseable {
    private static final Pattern IMPORT = Pattern.compile("[\"']ringside:test[\"']");
    /** When the first event happens unless it says: the first second of 2026. */
    private static final long BEGINNING = 1_767_225_600_000_000_000L;

    private static final long BETWEEN_EVENTS = 1_000_000_000L;

    private final Schema schema;
    private final SyntheticFeed feed;
    private final Engine engine;
    private final EventReader reader;
    private final List<String> alerts = new ArrayList<>();
    private long time = BEGINNING;

    TestFeed(Schema schema) {
        this.schema = schema;
        this.feed = new SyntheticFeed(schema, Os.LINUX);
        this.engine = new Engine(List.of(feed));
        this.reader = new EventReader(schema);
    }

    /** Whether a script imports the module. */
    static boolean isWantedBy(String text) {
        return IMPORT.matcher(text).find();
    }

    Engine engine() {
        return engine;
    }

    void addTo(Functions functions, Guest guest, Lane lane, Turns turns) {
        functions.add("testTime", arguments -> TimeText.format(time));
        functions.add("event", arguments -> guest.object(event(Coercion.text(arguments[0]), arguments[1].asString())));
        functions.perform("emit", arguments -> {
            Event event = guest.event(arguments[0])
                    .map(Guest.Seen::event)
                    .orElseThrow(() -> wrong("this is no event", "make one: event(\"procs\", {name: \"bash\"})"));
            feed.emit(event);
            time = Math.max(time, Alarm.timeOf(event).orElse(time)) + BETWEEN_EVENTS;
        });
        functions.perform("advance", arguments -> {
            advance(arguments[0]);
            long reached = time;
            lane.force(() -> turns.advance(reached));
        });
        functions.perform("endEvents", arguments -> feed.end());
        functions.add("alerts", arguments -> "[" + String.join(",", alerts) + "]");
        functions.perform("settled", arguments -> lane.force(arguments[0]::executeVoid));
    }

    /** The script has raised an alert, which it may look at. */
    void raised(Alert alert) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new AlertWriter(out, Names.RINGSIDE).write(alert);
        out.flush();
        alerts.add(bytes.toString(StandardCharsets.UTF_8));
    }

    private Event event(String stream, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return reader.read(
                            bytes,
                            0,
                            bytes.length,
                            schema.find(stream)
                                    .orElseThrow(() ->
                                            wrong("there is no stream '" + stream + "'", "see `ringside streams`")))
                    .orElseThrow(() -> wrong("the event is of another stream", "leave out its stream"));
        } catch (UnreadableEventException e) {
            throw wrong(
                    "this is no event of " + stream + ": " + e.getMessage(), "see `ringside streams " + stream + "`");
        }
    }

    private void advance(Value duration) {
        OptionalLong nanos = duration.isString() ? DurationText.parse(duration.asString()) : OptionalLong.empty();
        time += nanos.orElseThrow(
                () -> wrong(Coercion.text(duration) + " is no length of time", "write it as a text: \"10s\""));
        feed.tick(time);
    }

    private static RingsideException wrong(String message, String hint) {
        return new RingsideException(Diagnostic.of(Code.SCRIPT, message, hint));
    }

    @Override
    public void close() {
        engine.close();
    }
}
