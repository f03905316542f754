package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.runtime.script.guest.Guest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a script says that an alert should be: a text, a function of the row that gives one, or an object with some of the alert's parts, each of
 * which may be a function too.
 */
final class AlertSpec {
    private static final List<String> PARTS =
            List.of("title", "level", "technique", "tags", "message", "event", "events", "rule");
    /** Other spellings of them. */
    private static final Set<String> ALSO = Set.of("techniques", "tag");

    private final Value what;
    private final Guest guest;

    /** @throws RingsideException if it is none of these */
    AlertSpec(Value what, Guest guest) {
        this.what = what;
        this.guest = guest;
        boolean isObject = what.hasMembers() && !what.canExecute();
        if (isObject) {
            check(what);
        } else if (!what.isNull() && !what.isString() && !what.canExecute()) {
            throw wrong("an alert cannot be made of " + what);
        }
    }

    private static void check(Value object) {
        for (String part : object.getMemberKeys()) {
            if (!PARTS.contains(part) && !ALSO.contains(part)) {
                throw wrong("an alert has no '" + part + "'");
            }
        }
        Value level = object.getMember("level");
        if (level != null && !level.canExecute()) {
            level(level);
        }
    }

    private static Level level(Value word) {
        return Level.parse(Coercion.text(word))
                .orElseThrow(() -> new RingsideException(Diagnostic.of(
                        Code.LITERAL,
                        "there is no level '" + Coercion.text(word) + "'",
                        "the levels are " + String.join(", ", Level.words()))));
    }

    private static RingsideException wrong(String message) {
        return new RingsideException(Diagnostic.of(
                Code.TYPE,
                message,
                "give it a text, a function like e => `${e.name} ran`, or an object with " + String.join(", ", PARTS)));
    }

    /**
     * What it comes to for a row.
     *
     * @param row the row as JavaScript sees it; null where there is none
     */
    Content of(Object row) {
        Value said = what.canExecute() ? what.execute(row) : what;
        if (said.isNull()) {
            return new Content(null, null, row);
        }
        if (said.isString() || said.isNumber()) {
            return new Content(said, null, row);
        }
        if (!said.hasMembers()) {
            throw wrong("an alert cannot be made of " + said);
        }
        if (what.canExecute()) {
            check(said);
        }
        return new Content(null, said, row);
    }

    /** The parts of one alert, as far as the script says. */
    final class Content {
        private final @Nullable Value text;
        private final @Nullable Value object;
        private final Object row;

        private Content(@Nullable Value text, @Nullable Value object, Object row) {
            this.text = text;
            this.object = object;
            this.row = row;
        }

        private Optional<Value> part(String name) {
            Value part = object == null ? null : object.getMember(name);
            if (part != null && part.canExecute()) {
                part = part.execute(row);
            }
            return Optional.ofNullable(part).filter(value -> !value.isNull());
        }

        String message() {
            return text != null
                    ? Coercion.text(text)
                    : part("message").map(Coercion::text).orElse("");
        }

        /** The rule, with what this alert says otherwise. */
        RuleInfo rule(RuleInfo rule) {
            RuleInfo result =
                    part("rule").map(id -> rule.withId(Coercion.text(id))).orElse(rule);
            result = result.withTitle(part("title").map(Coercion::text).orElse(result.title()));
            result = result.withLevel(part("level").map(AlertSpec::level).orElse(result.level()));
            result = result.withTechniques(part("technique")
                    .or(() -> part("techniques"))
                    .map(Coercion::texts)
                    .orElse(result.techniques()));
            return result.withTags(
                    part("tags").or(() -> part("tag")).map(Coercion::texts).orElse(result.tags()));
        }

        Optional<Event> event() {
            return part("event").flatMap(guest::event).map(Guest.Seen::event);
        }

        Optional<List<Event>> events() {
            return part("events")
                    .map(list -> Coercion.elements(list)
                            .flatMap(value -> guest.event(value).stream())
                            .map(Guest.Seen::event)
                            .toList());
        }
    }
}
