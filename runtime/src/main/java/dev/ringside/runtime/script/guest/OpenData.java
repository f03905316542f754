package dev.ringside.runtime.script.guest;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data of events of open streams, as members of an object in JavaScript. */
final class OpenData {
    private final Guest guest;
    private final String prefix;
    /** What data are called here. */
    private final Function<String, String> names;

    /** The data whose names begin so, by what follows. */
    OpenData(Guest guest, String prefix) {
        this.guest = guest;
        this.prefix = prefix;
        this.names = Function.identity();
    }

    /** The data whose names begin so, by what they are called beside the fields of the type. */
    OpenData(Guest guest, StreamType type, String prefix) {
        this.guest = guest;
        this.prefix = prefix;
        this.names = type::nameOf;
    }

    List<String> names(Event event) {
        return own(event)
                .map(datum -> names.apply(datum.name().substring(prefix.length())))
                .distinct()
                .toList();
    }

    @Nullable
    Object read(Event event, String name) {
        Optional<Datum> found = own(event)
                .filter(datum ->
                        names.apply(datum.name().substring(prefix.length())).equals(name))
                .findFirst();
        return found.map(datum -> value(datum, guest)).orElse(null);
    }

    private Stream<Datum> own(Event event) {
        return event.data().stream().filter(datum -> datum.name().startsWith(prefix));
    }

    /** A value of the data, as the type that it has there. */
    static Object value(Datum datum, Guest guest) {
        return switch (datum.value()) {
            case Long nanos when datum.type() == FieldType.TIME -> guest.moment(nanos);
            case Long number -> EventShape.whole(number, guest);
            case Double number -> number;
            case Boolean truth -> truth;
            case List<?> list -> new Texts(list.stream().map(Object::toString).toArray(String[]::new));
            default -> datum.text();
        };
    }
}
