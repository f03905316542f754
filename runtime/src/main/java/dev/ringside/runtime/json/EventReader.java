package dev.ringside.runtime.json;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads events from JSON objects as {@link EventWriter} writes them, with either set of names. Keys that are not a field's are the data of an event of
 * an open stream, and are ignored else; a {@code null} is a missing value. For one thread.
 */
public final class EventReader {
    private static final String STREAM = "stream";
    private static final String OS = "os";
    private static final String ETW = "etw";
    /** What says which provider an event is from. */
    private static final Set<String> PROVIDERS = Set.of("provider", "providerId");

    private static final int LONGEST_QUOTED = 40;
    /** Stands for the streams of providers that nobody asks for. */
    private static final StreamType NOBODYS =
            StreamType.Builder.derived("nobody's", "What nobody asks for").build();

    private final Schema schema;
    private final JsonFactory json = new JsonFactory();
    private final Map<StreamType, Map<String, Field>> fields = new HashMap<>();

    public EventReader(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads one event.
     *
     * @param wanted the stream that is asked for
     * @return the event, or nothing if it belongs to another stream; such an object is read no further than is needed to know that
     * @throws UnreadableEventException if the bytes are not one JSON object in UTF-8, or a value is not of its field's type
     */
    public Optional<Event> read(byte[] bytes, int offset, int length, StreamType wanted)
            throws UnreadableEventException {
        return read(bytes, offset, length, wanted::equals);
    }

    /** As {@link #read(byte[], int, int, StreamType)}, of any of the streams that are asked for. */
    public Optional<Event> read(byte[] bytes, int offset, int length, Predicate<StreamType> wanted)
            throws UnreadableEventException {
        try {
            Origin origin = origin(
                    bytes,
                    offset,
                    length,
                    provider -> schema.asked(provider).stream()
                            .filter(wanted)
                            .findFirst()
                            .orElse(NOBODYS));
            if (origin.stream.equals(NOBODYS) || !wanted.test(origin.stream)) {
                return Optional.empty();
            }
            return Optional.of(event(bytes, offset, length, origin));
        } catch (JacksonException e) {
            throw new UnreadableEventException(reason(e));
        }
    }

    /**
     * Reads an event of whatever stream. Whoever does this for texts of others keeps every provider that they name.
     *
     * @throws UnreadableEventException as {@link #read(byte[], int, int, StreamType)}
     */
    public Event readAny(byte[] bytes, int offset, int length) throws UnreadableEventException {
        try {
            return event(bytes, offset, length, origin(bytes, offset, length, schema::etw));
        } catch (JacksonException e) {
            throw new UnreadableEventException(reason(e));
        }
    }

    /** Why a text is no JSON, in words. */
    static String reason(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        // A limit of the parser that was exceeded has no place.
        return location == null ? "no JSON of a reasonable size" : "no valid JSON at byte " + location.getColumnNr();
    }

    /** Which fields there are and what values mean, wherever in the object it stands. */
    private record Origin(StreamType stream, Os os) {}

    /** @param etw the stream of a provider, or {@link #NOBODYS} */
    private Origin origin(byte[] bytes, int offset, int length, Function<String, StreamType> etw)
            throws UnreadableEventException {
        String stream = "";
        String os = "";
        List<String> providers = new ArrayList<>();
        try (JsonParser parser = open(bytes, offset, length)) {
            while ((stream.isEmpty() || os.isEmpty() || stream.equals(ETW))
                    && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equalsIgnoreCase(STREAM) && value == JsonToken.VALUE_STRING) {
                    stream = parser.getString();
                } else if (key.equalsIgnoreCase(OS) && value == JsonToken.VALUE_STRING) {
                    os = parser.getString();
                } else if (PROVIDERS.contains(key) && value == JsonToken.VALUE_STRING) {
                    providers.add(parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Origin(stream.equals(ETW) ? provided(providers, etw) : stream(stream), os(os));
    }

    /**
     * The stream of a provider under the name or GUID that somebody asks for it by. A recording may name any number of providers: those that nobody
     * asks for are not kept.
     */
    private static StreamType provided(List<String> providers, Function<String, StreamType> etw)
            throws UnreadableEventException {
        if (providers.isEmpty()) {
            throw new UnreadableEventException("it does not say which `provider` it is from");
        }
        return providers.stream()
                .map(etw)
                .filter(stream -> !stream.equals(NOBODYS))
                .findFirst()
                .orElse(NOBODYS);
    }

    private StreamType stream(String name) throws UnreadableEventException {
        if (name.isEmpty()) {
            throw new UnreadableEventException("it does not say which `stream` it belongs to");
        }
        return schema.find(name)
                .orElseThrow(() -> new UnreadableEventException("there is no stream '" + shortened(name) + "'"));
    }

    private static Os os(String name) throws UnreadableEventException {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "linux" -> Os.LINUX;
            case "windows" -> Os.WINDOWS;
            case "" -> throw new UnreadableEventException("it does not say on which `os` it happened");
            default -> throw new UnreadableEventException("there is no os '" + shortened(name) + "'");
        };
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_QUOTED ? name : name.substring(0, LONGEST_QUOTED) + "…";
    }

    private Event event(byte[] bytes, int offset, int length, Origin origin) throws UnreadableEventException {
        Event event;
        try (JsonParser parser = open(bytes, offset, length)) {
            event = object(parser, origin);
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("something follows the object");
            }
        }
        return event;
    }

    /** What follows the beginning of an object, up to its end. */
    private Event object(JsonParser parser, Origin origin) throws UnreadableEventException {
        Map<String, Field> known = fields.computeIfAbsent(origin.stream, EventReader::keys);
        EventBuilder event = new EventBuilder(origin.stream, origin.os);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Field field = known.get(name);
            JsonToken value = parser.nextToken();
            if (field == null && origin.stream.isOpen()) {
                DataReader.read(StreamType.dataName(name), parser, value, event);
            } else if (field == null || value == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else if (field.type() == FieldType.PROCESSES && origin.stream.equals(Schema.process())) {
                // A process of a chain has none of its own: the chain goes on instead.
                parser.skipChildren();
            } else {
                set(event, field, parser, value, origin.os);
            }
        }
        return event.build();
    }

    private JsonParser open(byte[] bytes, int offset, int length) throws UnreadableEventException {
        JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, offset, length);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableEventException("it is not a JSON object");
        }
        return parser;
    }

    private void set(EventBuilder event, Field field, JsonParser parser, JsonToken value, Os os)
            throws UnreadableEventException {
        switch (field.type()) {
            case INT, PORT, DURATION -> {
                boolean whole = value == JsonToken.VALUE_NUMBER_INT;
                require(
                        whole && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER,
                        field,
                        "a whole number of 64 bits");
                event.set(field, parser.getLongValue());
            }
            case NUMBER -> {
                require(value.isNumeric(), field, "a number");
                event.set(field, parser.getDoubleValue());
            }
            case BOOL -> {
                require(value.isBoolean(), field, "true or false");
                event.set(field, value == JsonToken.VALUE_TRUE ? 1 : 0);
            }
            case TIME -> {
                require(value == JsonToken.VALUE_STRING, field, "a time");
                event.set(field, Timestamps.parse(parser.getString()).orElseThrow(() -> wrong(field, "a time")));
            }
            case NAME, PATH, TEXT, HASH, ENUM -> {
                require(value == JsonToken.VALUE_STRING, field, "a text");
                event.set(field, parser.getString());
            }
            case IP -> {
                require(value == JsonToken.VALUE_STRING, field, "an address");
                event.set(field, IpAddress.parse(parser.getString()).orElseThrow(() -> wrong(field, "an address")));
            }
            case LIST -> event.set(field, list(field, parser, value));
            case PROCESSES -> event.setEvents(field, processes(field, parser, value, os));
            case EVENTS -> parser.skipChildren();
        }
    }

    private List<Event> processes(Field field, JsonParser parser, JsonToken value, Os os)
            throws UnreadableEventException {
        require(value == JsonToken.START_ARRAY, field, "a list of processes");
        Origin origin = new Origin(Schema.process(), os);
        List<Event> processes = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            require(next == JsonToken.START_OBJECT, field, "a list of processes");
            processes.add(object(parser, origin));
        }
        return processes;
    }

    private static List<String> list(Field field, JsonParser parser, JsonToken value) throws UnreadableEventException {
        require(value == JsonToken.START_ARRAY, field, "a list of texts");
        List<String> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            require(next == JsonToken.VALUE_STRING, field, "a list of texts");
            list.add(parser.getString());
        }
        return list;
    }

    private static void require(boolean right, Field field, String what) throws UnreadableEventException {
        if (!right) {
            throw wrong(field, what);
        }
    }

    private static UnreadableEventException wrong(Field field, String what) {
        return new UnreadableEventException("'" + field + "' is not " + what);
    }

    /** Every name a field may have been written with; where two fields would share one, a field's own name goes first. */
    private static Map<String, Field> keys(StreamType stream) {
        Map<String, Field> keys = new HashMap<>();
        stream.fields().forEach(field -> keys.putIfAbsent(field.name(), field));
        stream.fields().forEach(field -> field.aliases().forEach(alias -> keys.putIfAbsent(alias, field)));
        if (!stream.isOpen()) {
            stream.fields().forEach(field -> keys.putIfAbsent(field.sysmonName(), field));
        }
        return keys;
    }
}
