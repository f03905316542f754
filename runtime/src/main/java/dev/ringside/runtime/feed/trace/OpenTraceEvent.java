package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.OpenEvent;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event of ETW with its data under the names that the provider gave them. The members of a structure follow its name and a dot. */
final class OpenTraceEvent extends OpenEvent {
    private static final char MEMBER = '.';

    private final TraceEvent event;

    OpenTraceEvent(TraceEvent event) {
        super(event);
        this.event = event;
    }

    @Override
    public List<Datum> data() {
        List<Datum> data = new ArrayList<>();
        Optional<EventSchema> schema = event.schema();
        Optional<EventData> values = event.values();
        if (schema.isPresent() && values.isPresent()) {
            List<Property> properties = schema.get().properties();
            for (int i = 0; i < properties.size(); i++) {
                String name = properties.get(i).name();
                values.get().get(i).ifPresent(value -> add(name, value, data));
            }
        }
        return List.copyOf(data);
    }

    private static void add(String name, Value value, List<Datum> data) {
        if (value instanceof Value.Structure structure) {
            structure.members().forEach((member, inner) -> add(name + MEMBER + member, inner, data));
        } else {
            data.add(datum(name, value));
        }
    }

    @Override
    protected @Nullable Datum find(String name) {
        return value(name).map(value -> datum(name, value)).orElse(null);
    }

    private Optional<Value> value(String name) {
        Optional<Value> whole = event.value(name).filter(value -> !(value instanceof Value.Structure));
        // Names may have dots of their own.
        for (int dot = name.indexOf(MEMBER); whole.isEmpty() && dot > 0; dot = name.indexOf(MEMBER, dot + 1)) {
            String rest = name.substring(dot + 1);
            whole = event.value(name.substring(0, dot)).flatMap(value -> member(value, rest));
        }
        return whole;
    }

    private static Optional<Value> member(Value value, String name) {
        if (!(value instanceof Value.Structure structure)) {
            return Optional.empty();
        }
        Optional<Value> whole = Optional.ofNullable(structure.members().get(name))
                .filter(member -> !(member instanceof Value.Structure));
        for (int dot = name.indexOf(MEMBER); whole.isEmpty() && dot > 0; dot = name.indexOf(MEMBER, dot + 1)) {
            String rest = name.substring(dot + 1);
            whole = Optional.ofNullable(structure.members().get(name.substring(0, dot)))
                    .flatMap(member -> member(member, rest));
        }
        return whole;
    }

    private static Datum datum(String name, Value value) {
        return switch (value) {
            case Value.Whole number -> new Datum(name, FieldType.INT, number.value());
            case Value.Decimal number -> new Datum(name, FieldType.NUMBER, number.value());
            case Value.Truth truth -> new Datum(name, FieldType.BOOL, truth.value());
            case Value.Moment moment -> new Datum(name, FieldType.TIME, moment.nanos());
            case Value.Address address -> new Datum(name, FieldType.IP, address.value());
            case Value.Items items ->
                new Datum(
                        name,
                        FieldType.LIST,
                        items.values().stream().map(Value::toString).toList());
            case Value.Text text -> new Datum(name, FieldType.TEXT, text.value());
            case Value.Data data -> new Datum(name, FieldType.TEXT, data.toString());
            case Value.Endpoint endpoint -> new Datum(name, FieldType.TEXT, endpoint.toString());
            case Value.Named named -> new Datum(name, FieldType.TEXT, named.label());
            case Value.Structure structure -> new Datum(name, FieldType.TEXT, structure.toString());
        };
    }
}
