package dev.ringside.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EventRoundTripTest {
    /** Every type of field that events have, of which those of the standard schema use only some so far. */
    private static final StreamType EVERYTHING = new StreamType.Builder("everything", "A field of each type")
            .field("stream", FieldType.ENUM, "The stream")
            .field("os", FieldType.ENUM, "The system")
            .field("text", FieldType.TEXT, "CommandLine", "A text")
            .field("count", FieldType.INT, "A number")
            .field("when", FieldType.TIME, "UtcTime", "A time")
            .field("took", FieldType.DURATION, "A duration")
            .field("yes", FieldType.BOOL, "A truth value")
            .field("from", FieldType.IP, "SourceIp", "An address")
            .field("words", FieldType.LIST, "A list")
            .field("above", FieldType.PROCESSES, "Processes")
            .build();

    private static final EventReader READER = new EventReader(new Schema(List.of(EVERYTHING)));

    @ParameterizedTest
    @EnumSource
    void anyEventReadsBackEqualAndIsUtf8ThatCannotDriveATerminal(Names names) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Event event = randomEvent(random);
            byte[] json = write(event, names);

            assertThat(hostile(utf8(json))).as("seed %d", seed).isEmpty();
            Event back = READER.read(json, 0, json.length, EVERYTHING).orElseThrow();
            assertThat(values(back)).as("seed %d: %s", seed, utf8(json)).isEqualTo(values(event));
        }
    }

    @Test
    void bytesThatAreNotUtf8AreWrittenAsEscapedLoneSurrogates() {
        Event event = builder().set("text", "a\udcffb").build();

        assertThat(utf8(write(event, Names.RINGSIDE)))
                .isEqualTo("{\"stream\":\"everything\",\"os\":\"linux\",\"text\":\"a\\udcffb\"}");
    }

    @Test
    void whatPrintsIsNotEscaped() {
        Event event = builder().set("text", "naïve 漢字 🐚 /x").build();

        assertThat(utf8(write(event, Names.SYSMON)))
                .isEqualTo("{\"Stream\":\"everything\",\"Os\":\"linux\",\"CommandLine\":\"naïve 漢字 🐚 /x\"}");
    }

    @Test
    void selectedFieldsAreWrittenAloneAndInTheirOrder() {
        Event event = builder().set("text", "x").set("count", 3).set("took", 5).build();
        List<Field> selected = List.of(
                EVERYTHING.field("count"), EVERYTHING.field("when"), EVERYTHING.field("text"), EVERYTHING.field("os"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);

        new EventWriter(out, Names.RINGSIDE).write(event, selected);
        out.flush();

        assertThat(utf8(bytes.toByteArray())).isEqualTo("{\"count\":3,\"text\":\"x\",\"os\":\"linux\"}");
    }

    @Test
    void processesAreOfTheSystemThatTheirEventIsOfAndHaveNoneAboveThem() throws Exception {
        StreamType procs = Schema.standard().stream("procs");
        byte[] json = utf8Bytes("{\"stream\":\"procs\",\"os\":\"windows\",\"ancestors\":[{\"pid\":4,\"name\":\"a.exe\","
                + "\"ancestors\":[{\"pid\":0}]},{\"ProcessId\":1,\"what\":[1]}]}");

        Event event = new EventReader(Schema.standard())
                .read(json, 0, json.length, procs)
                .orElseThrow();
        List<Event> above =
                Objects.requireNonNull(event.processes(procs.field("ancestors").slot()));
        assertThat(above).extracting(Event::stream).containsExactly(Schema.process(), Schema.process());
        assertThat(above).extracting(Event::os).containsOnly(Os.WINDOWS);
        assertThat(above)
                .extracting(one -> one.number(procs.field("pid").slot()))
                .containsExactly(4L, 1L);
        assertThat(above)
                .noneMatch(one -> one.has(Schema.process().field("ancestors").slot()));
        assertThat(utf8(write(event, Names.RINGSIDE)))
                .isEqualTo(
                        "{\"stream\":\"procs\",\"os\":\"windows\",\"ancestors\":[{\"pid\":4,\"name\":\"a.exe\"},{\"pid\":1}]}");
    }

    @Test
    void textsLongerThanTheBufferAreWrittenWhole() throws Exception {
        String text = "\u001b漢".repeat(300_000);
        byte[] json = write(builder().set("text", text).build(), Names.RINGSIDE);

        Event back = READER.read(json, 0, json.length, EVERYTHING).orElseThrow();
        assertThat(back.text(EVERYTHING.field("text").slot())).isEqualTo(text);
    }

    @Test
    void noTwoFieldsOfAStreamShareAName() {
        for (StreamType stream : Schema.standard().streams()) {
            for (Names names : Names.values()) {
                assertThat(stream.fields().stream().map(names::of)).doesNotHaveDuplicates();
            }
        }
    }

    private static EventBuilder builder() {
        return new EventBuilder(EVERYTHING, Os.LINUX);
    }

    private static Event randomEvent(Random random) {
        return randomEvent(random, EVERYTHING, random.nextBoolean() ? Os.LINUX : Os.WINDOWS);
    }

    private static Event randomEvent(Random random, StreamType stream, Os os) {
        EventBuilder event = new EventBuilder(stream, os);
        for (Field field : stream.fields()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            switch (field.type()) {
                case INT, PORT, TIME, DURATION -> event.set(field, randomNumber(random));
                case BOOL -> event.set(field, random.nextInt(2));
                case NAME, PATH, TEXT, HASH -> event.set(field, randomText(random));
                case IP -> event.set(field, randomAddress(random));
                case LIST ->
                    event.set(
                            field,
                            Stream.generate(() -> randomText(random))
                                    .limit(random.nextInt(4))
                                    .toList());
                case NUMBER -> event.set(field, Double.longBitsToDouble(random.nextLong()));
                case PROCESSES -> {
                    if (!stream.equals(Schema.process())) {
                        event.setEvents(
                                field,
                                Stream.generate(() -> randomEvent(random, Schema.process(), os))
                                        .limit(random.nextInt(4))
                                        .toList());
                    }
                }
                case ENUM, EVENTS -> {}
            }
        }
        return event.build();
    }

    private static long randomNumber(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(2);
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> random.nextInt(-1000, 1000);
            default -> random.nextLong();
        };
    }

    private static IpAddress randomAddress(Random random) {
        return random.nextBoolean()
                ? IpAddress.v4(random.nextInt())
                : new IpAddress(random.nextLong() & -random.nextInt(2), random.nextLong() & -random.nextInt(2));
    }

    /** Any units at all, with those that make trouble more often than others. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x100));
                case 1 -> text.append((char) random.nextInt(0xD800, 0xE000));
                case 2 -> text.append((char) random.nextInt(0x10000));
                case 3 -> text.appendCodePoint(random.nextInt(0x110000));
                case 4 -> text.append((char) random.nextInt(0x2000, 0x2070));
                default -> text.append((char) random.nextInt(' ', 0x7F));
            }
        }
        return text.toString();
    }

    private static List<Object> values(Event event) {
        return Stream.concat(
                        Stream.<Object>of(event.stream(), event.os()),
                        event.stream().fields().stream()
                                .filter(field -> field.type() != FieldType.ENUM && event.has(field.slot()))
                                .map(field -> List.of(field, value(event, field))))
                .toList();
    }

    private static Object value(Event event, Field field) {
        Object value = switch (field.type().storage()) {
            case NUMBER -> event.number(field.slot());
            case TEXT -> event.text(field.slot());
            case ADDRESS -> event.address(field.slot());
            case LIST -> event.list(field.slot());
            case DECIMAL -> event.decimal(field.slot());
            case PROCESSES -> processes(event.processes(field.slot()));
            case EVENTS -> null;
        };
        return value == null ? "missing" : value;
    }

    private static @Nullable List<List<Object>> processes(@Nullable List<Event> processes) {
        return processes == null
                ? null
                : processes.stream().map(EventRoundTripTest::values).toList();
    }

    private static byte[] write(Event event, Names names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, names).write(event, List.of());
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] utf8Bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        }
    }

    private static List<Integer> hostile(String json) {
        return json.codePoints()
                .filter(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE
                        || point == 0x2028
                        || point == 0x2029)
                .boxed()
                .toList();
    }
}
