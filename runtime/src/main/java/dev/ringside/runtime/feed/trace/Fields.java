package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Ways to make a field of a stream out of what a provider wrote. */
final class Fields {
    private Fields() {}

    /** A number, if there is one. */
    static FieldValue<TraceEvent> number(Function<TraceEvent, OptionalLong> value) {
        return new FieldValue.Numeric<>(
                event -> value.apply(event).isPresent(),
                event -> value.apply(event).orElse(0));
    }

    /** The first of these properties that there is, as a number. */
    static FieldValue<TraceEvent> number(String... properties) {
        return number(event -> numberOf(event, properties));
    }

    static OptionalLong numberOf(TraceEvent event, String... properties) {
        return first(event, properties).map(Value::asNumber).orElse(OptionalLong.empty());
    }

    /** A text, if there is one. */
    static FieldValue<TraceEvent> text(Function<TraceEvent, Optional<String>> value) {
        return new FieldValue.Text<>(event -> value.apply(event).orElse(null));
    }

    /** The first of these properties that there is, as a text; an empty one is none. */
    static FieldValue<TraceEvent> text(String... properties) {
        return text(event -> textOf(event, properties));
    }

    static Optional<String> textOf(TraceEvent event, String... properties) {
        return first(event, properties).map(Value::toString).filter(text -> !text.isEmpty());
    }

    /** An address, if there is one. */
    static FieldValue<TraceEvent> address(Function<TraceEvent, Optional<IpAddress>> value) {
        return new FieldValue.Address<>(event -> value.apply(event).orElse(null));
    }

    private static Optional<Value> first(TraceEvent event, String... properties) {
        for (String property : properties) {
            Optional<Value> value = event.value(property);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
