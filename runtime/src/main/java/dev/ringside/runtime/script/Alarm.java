package dev.ringside.runtime.script;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.runtime.script.guest.Guest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Makes the alerts of a script, and leaves out those of a flood. For the script's thread. */
final class Alarm {
    private static final long MINUTE = 60_000_000_000L;

    private final String script;
    private final ScriptClock clock;
    private final Guest guest;
    private final Tally tally;
    private final Consumer<ScriptEvent> out;
    private final RateLimit limit;
    private final int mostPerMinute;
    private RuleInfo rule;

    Alarm(
            String script,
            RuleInfo rule,
            ScriptClock clock,
            Guest guest,
            Tally tally,
            int mostPerMinute,
            Consumer<ScriptEvent> out) {
        this.script = script;
        this.rule = rule;
        this.clock = clock;
        this.guest = guest;
        this.tally = tally;
        this.out = out;
        this.mostPerMinute = mostPerMinute;
        this.limit = new RateLimit(mostPerMinute, MINUTE);
    }

    /** What the script says of its rule. */
    void setRule(RuleInfo other) {
        rule = other;
    }

    RuleInfo rule() {
        return rule;
    }

    AlertSpec spec(Value what) {
        return new AlertSpec(what, guest);
    }

    /** Raises the alert that a row makes. */
    void raise(AlertSpec spec, Row row, Object object, String source) {
        if (limit.pass(timeOf(row.event()).orElseGet(clock::now))) {
            raise(spec.of(object), Optional.of(row.event()), row.origins(), source);
        } else {
            hold();
        }
    }

    /** {@code alert(what)} and {@code alert(what, event)}. */
    void raise(Value what, Value details) {
        if (limit.pass(clock.now())) {
            Optional<Event> event = guest.event(details).map(Guest.Seen::event);
            raise(spec(what).of(details), event, List.of(), "");
        } else {
            hold();
        }
    }

    private void raise(AlertSpec.Content content, Optional<Event> row, List<Event> origins, String source) {
        RuleInfo said = content.rule(rule);
        Optional<Event> event = content.event().or(() -> row);
        List<Event> events = content.events().orElse(origins);
        boolean alone = events.size() == 1 && event.equals(Optional.of(events.getFirst()));
        Alert alert = new Alert(
                event.flatMap(Alarm::timeOf).orElseGet(clock::now),
                event.flatMap(Alarm::hostOf)
                        .or(() -> events.stream()
                                .flatMap(origin -> hostOf(origin).stream())
                                .findFirst()),
                said.id(),
                said.title(),
                said.level(),
                said.techniques(),
                said.tags(),
                content.message(),
                event,
                alone ? List.of() : events,
                source,
                script);
        tally.alert(alert.level());
        out.accept(new ScriptEvent.Raised(script, alert));
    }

    private void hold() {
        tally.suppressed();
        if (Repeats.isToTell(limit.held())) {
            out.accept(
                    new ScriptEvent.Log(
                            script,
                            ScriptEvent.Severity.WARNING,
                            limit.held() + " alerts were left out: there were more than " + mostPerMinute
                                    + " in a minute; suppress(\"10m\", …) before .alert keeps the first of those that are alike"));
        }
    }

    static Optional<Long> timeOf(Event event) {
        return event.stream()
                .find("time")
                .filter(field -> event.has(field.slot()))
                .map(field -> event.number(field.slot()));
    }

    private static Optional<String> hostOf(Event event) {
        return event.stream().find("host").map(Field::slot).flatMap(slot -> text(event.text(slot)));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text);
    }
}
