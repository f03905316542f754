package dev.ringside.runtime.script;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.syntax.Captured;
import dev.ringside.dsl.syntax.Chain;
import dev.ringside.dsl.syntax.Scope;
import dev.ringside.runtime.script.guest.Guest;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What the values of JavaScript mean to a query that names them. */
final class Variables {
    private static final Captured NOTHING = new Captured.Nothing();
    private static final int MOST_ITEMS = 100_000;

    private final Sandbox sandbox;
    private final Guest guest;

    Variables(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.guest = sandbox.guest();
    }

    /**
     * The variables at a place of a script.
     *
     * @param captures an object with a function for each name, which gives the value or throws because there is no such variable
     */
    Scope scope(Value captures) {
        return name -> {
            Value capture = captures.getMember(name);
            if (capture == null || !capture.canExecute()) {
                return Optional.empty();
            }
            Value value;
            try {
                value = capture.execute();
            } catch (PolyglotException e) {
                if (e.isInterrupted() || e.isCancelled()) {
                    throw e;
                }
                return Optional.empty();
            }
            return Optional.of(of(value));
        };
    }

    /** The function that a variable holds, if a text is nothing but the name of one. */
    Optional<Value> function(String text, Value captures) {
        Value capture = captures.getMember(text);
        if (capture == null || !capture.canExecute()) {
            return Optional.empty();
        }
        try {
            return Optional.of(capture.execute()).filter(Value::canExecute);
        } catch (PolyglotException e) {
            return Optional.empty();
        }
    }

    /** A value. */
    Captured of(Value value) {
        Optional<Guest.Seen> event = guest.event(value);
        if (event.isPresent()) {
            return event(event.get(), value);
        }
        Value described = sandbox.function("describe").execute(value);
        Value content = described.getArraySize() > 1 ? described.getArrayElement(1) : described;
        String kind = described.getArrayElement(0).asString();
        return switch (kind) {
            case "text" -> new Captured.Text(content.asString());
            case "number" -> Captured.number(content.asDouble());
            case "bigint" -> whole(content.asString());
            case "truth" -> new Captured.Truth(content.asBoolean());
            case "nothing" -> NOTHING;
            case "moment" -> moment(content.asString());
            case "pattern" ->
                new Captured.Pattern(
                        content.asString(), described.getArrayElement(2).asString());
            case "items" -> items(content);
            case "query" -> new Captured.Rows(content.<Chain>asHostObject().query());
            case "members" -> members(content, described.getArrayElement(2));
            case "function" -> new Captured.Foreign("a function");
            default -> new Captured.Foreign(content.asString());
        };
    }

    private static Captured whole(String digits) {
        try {
            return new Captured.Whole(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return new Captured.Decimal(Double.parseDouble(digits));
        }
    }

    private static Captured moment(String digits) {
        return whole(digits) instanceof Captured.Whole nanos
                ? new Captured.Moment(nanos.value())
                : new Captured.Foreign("a time too far away");
    }

    private Captured items(Value list) {
        long size = list.getArraySize();
        if (size > MOST_ITEMS) {
            return new Captured.Foreign("a list of " + size);
        }
        return new Captured.Items(Coercion.elements(list).map(this::of).toList());
    }

    private Captured members(Value object, Value keys) {
        return new Captured.Members(Coercion.texts(keys), name -> {
            Value member = object.getMember(name);
            return Optional.ofNullable(member).map(this::of);
        });
    }

    private Captured event(Guest.Seen seen, Value object) {
        return new Captured.Members(seen.shape().names(), name -> {
            Optional<Field> field = seen.shape().field(name);
            if (field.isPresent()) {
                return Optional.of(value(seen.event(), field.get()));
            }
            Value member = object.getMember(name);
            return Optional.ofNullable(member).map(this::of);
        });
    }

    private Captured value(Event event, Field field) {
        int slot = field.slot();
        return switch (field.type()) {
            case NAME, PATH, TEXT, HASH, ENUM -> text(event.text(slot));
            case IP -> address(event.address(slot));
            case LIST -> texts(event.list(slot));
            case EVENTS, PROCESSES -> new Captured.Foreign("a list of events");
            case INT, PORT, DURATION, TIME, BOOL, NUMBER -> event.has(slot) ? number(event, field) : NOTHING;
        };
    }

    private static Captured number(Event event, Field field) {
        long number = event.number(field.slot());
        return switch (field.type()) {
            case TIME -> new Captured.Moment(number);
            case DURATION -> new Captured.Duration(number);
            case BOOL -> new Captured.Truth(number != 0);
            case NUMBER -> Captured.number(event.decimal(field.slot()));
            default -> new Captured.Whole(number);
        };
    }

    private static Captured text(@Nullable String text) {
        return text == null ? NOTHING : new Captured.Text(text);
    }

    private static Captured address(@Nullable IpAddress address) {
        return address == null ? NOTHING : new Captured.Text(address.toString());
    }

    private static Captured texts(@Nullable List<String> texts) {
        return texts == null
                ? NOTHING
                : new Captured.Items(
                        texts.stream().<Captured>map(Captured.Text::new).toList());
    }
}
