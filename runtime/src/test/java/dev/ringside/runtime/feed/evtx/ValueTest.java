package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.feed.evtx.ChunkBuilder.Value;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What values of each type are. */
final class ValueTest {
    private static final int ARRAY = ValueType.ARRAY;

    /** A value, and the datum that it is. */
    record Case(Value value, FieldType type, Object datum) {}

    private static Case text(Value value, String text) {
        return new Case(value, FieldType.TEXT, text);
    }

    private static Case number(int type, long number, int... bytes) {
        return new Case(Value.of(type, bytes), FieldType.INT, number);
    }

    private static Stream<Case> cases() {
        return Stream.of(
                text(Value.of(ValueType.NULL), ""),
                text(Value.text("plain"), "plain"),
                text(Value.text("ends with\0\0"), "ends with"),
                text(Value.text("before\0behind"), "before\0behind"),
                text(Value.text("žluť 🐎"), "žluť 🐎"),
                text(Value.of(ValueType.STRING, 0x3D, 0xD8, 'a', 0), "\uD83Da"),
                text(Value.of(ValueType.ANSI_STRING, 'a', 0x80, 0), "a€"),
                number(ValueType.INT8, -1, 0xFF),
                number(ValueType.UINT8, 255, 0xFF),
                number(ValueType.INT16, -2, 0xFE, 0xFF),
                number(ValueType.UINT16, 0xFFFE, 0xFE, 0xFF),
                number(ValueType.INT32, -2, 0xFE, 0xFF, 0xFF, 0xFF),
                number(ValueType.UINT32, 0xFFFF_FFFEL, 0xFE, 0xFF, 0xFF, 0xFF),
                number(ValueType.INT64, -2, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF),
                number(ValueType.UINT64, 1L << 32, 0, 0, 0, 0, 1, 0, 0, 0),
                text(
                        Value.of(ValueType.UINT64, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF),
                        "18446744073709551615"),
                new Case(Value.of(ValueType.FLOAT, 0, 0, 0xC0, 0x3F), FieldType.NUMBER, 1.5),
                new Case(Value.of(ValueType.DOUBLE, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F), FieldType.NUMBER, 1.5),
                new Case(Value.of(ValueType.BOOLEAN, 0, 1, 0, 0), FieldType.BOOL, true),
                text(Value.of(ValueType.BINARY, 1, 0xAB), "01AB"),
                text(
                        Value.of(ValueType.GUID, 4, 3, 2, 1, 6, 5, 8, 7, 9, 10, 11, 12, 13, 14, 15, 16),
                        "{01020304-0506-0708-090A-0B0C0D0E0F10}"),
                text(Value.of(ValueType.SIZE, 0, 1, 0, 0), "0x100"),
                text(Value.of(ValueType.SIZE, 0, 0, 0, 0, 1, 0, 0, 0), "0x100000000"),
                new Case(
                        Value.of(ValueType.FILE_TIME, 0x00, 0x80, 0x3E, 0xD5, 0xDE, 0xB1, 0x9D, 0x01),
                        FieldType.TIME,
                        0L),
                text(Value.of(ValueType.FILE_TIME, 0, 0, 0, 0, 0, 0, 0, 0), "1601-01-01T00:00:00.000000000Z"),
                new Case(
                        Value.of(ValueType.SYSTEM_TIME, 0xB2, 7, 1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0),
                        FieldType.TIME,
                        ((86_400L + 3 * 3600 + 4 * 60 + 5) * 1000 + 6) * 1_000_000),
                text(
                        Value.of(ValueType.SYSTEM_TIME, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        "00006300000000000000000000000000"),
                text(Value.of(ValueType.SID, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0), "S-1-5-32-544"),
                text(Value.of(ValueType.SID, 1, 9, 0, 0, 0, 0, 0, 5), "0109000000000005"),
                text(Value.of(ValueType.HEX_INT32, 0xE7, 3, 0, 0), "0x3e7"),
                text(Value.of(ValueType.HEX_INT32, 0, 0, 0, 0), "0x0"),
                text(Value.of(ValueType.HEX_INT64, 0, 0, 0, 0, 0, 0, 0, 0x80), "0x8000000000000000"),
                text(Value.of(ValueType.UINT32, 1, 2, 3), "010203"),
                text(Value.of(0x7E, 1), "01"),
                list(Value.of(ValueType.STRING | ARRAY, 'a', 0, 0, 0, 0, 0, 'b', 0), "a", "", "b"),
                list(Value.of(ValueType.ANSI_STRING | ARRAY, 'a', 0, 'b', 0), "a", "b"),
                list(Value.of(ValueType.UINT16 | ARRAY, 1, 0, 2, 1), "1", "258"),
                list(Value.of(ValueType.HEX_INT32 | ARRAY, 1, 0, 0, 0), "0x1"),
                list(Value.of(ValueType.SID | ARRAY, 1), "01"));
    }

    private static Case list(Value value, String... items) {
        return new Case(value, FieldType.LIST, List.of(items));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aValueIsADatumOfItsType(Case one) {
        EvtxRecord record = record(one.value());

        assertThat(record.data()).containsExactly(new Datum("value", one.type(), one.datum()));
        assertThat(record.find("value")).isEqualTo(new Datum("value", one.type(), one.datum()));
        assertThat(record.find("other")).isNull();
        assertThat(record.number(SystemNumber.EVENT_ID)).hasValue(7);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsWrittenAsJsonAsTheDatumIs(Case one) throws Exception {
        EvtxRecord record = record(one.value());

        assertThat(RecordJsonTest.written(record)).isEqualTo(RecordJsonTest.made(record));
    }

    private static EvtxRecord record(Value value) {
        ChunkBuilder out = new ChunkBuilder();
        out.record(1, record -> record.fragment().template(1, ChunkBuilder.event("value"), Value.number(7), value));
        Logs.Found found = Logs.chunk(out.build());
        assertThat(found.damage()).isEmpty();
        return found.records().get(0);
    }

    @Test
    void whatHasNoNameIsOneListAndAttributesHaveThatOfTheirElement() {
        ChunkBuilder out = new ChunkBuilder();
        out.record(1, record -> record.fragment().template(1, ValueTest::unnamed, Value.number(7), Value.text("b")));
        EvtxRecord record = Logs.chunk(out.build()).records().get(0);

        assertThat(record.data())
                .containsExactly(
                        new Datum("Data", FieldType.LIST, List.of("a&<A>&other;", "7b")),
                        new Datum("Channel", FieldType.TEXT, ""),
                        new Datum("Channel.kind", FieldType.TEXT, "k"));
        assertThat(record.find("Channel.none")).isNull();
        assertThat(RecordJsonTest.written(record)).isEqualTo(RecordJsonTest.made(record));
    }

    private static void unnamed(ChunkBuilder out) {
        out.fragment().open("Event", false).closeStart().system("Provider");
        out.open("UserData", false).closeStart();
        out.open("Data", false).closeStart().text("a");
        out.put(Token.ENTITY).name("amp").put(Token.ENTITY).name("lt").put(Token.CHARACTER, 'A', 0);
        out.characters(Token.CDATA, ">").put(Token.ENTITY).name("other").end();
        out.put(Token.INSTRUCTION_TARGET).name("target").characters(Token.INSTRUCTION_DATA, "ignored");
        out.open("Data", false)
                .closeStart()
                .value(0, ValueType.UINT64)
                .value(1, ValueType.STRING)
                .end();
        out.open("Channel", true)
                .attribute("xmlns")
                .text("space")
                .attribute("kind")
                .text("k");
        // There is no such value.
        out.attribute("none").optional(2, ValueType.NULL).put(Token.CLOSE_EMPTY_ELEMENT);
        out.end().end().put(Token.END_OF_FRAGMENT);
    }

    @Test
    void whatIsInAFragmentIsPartOfTheEvent() {
        ChunkBuilder inner = new ChunkBuilder();
        ChunkBuilder out = new ChunkBuilder();
        int[] begin = new int[1];
        out.record(1, record -> {
            record.fragment();
            begin[0] = record.template(
                    1,
                    definition -> definition
                            .fragment()
                            .open("Event", false)
                            .closeStart()
                            .system("Provider")
                            .value(1, ValueType.BINARY_XML)
                            .end()
                            .put(Token.END_OF_FRAGMENT),
                    Value.number(7),
                    Value.of(ValueType.NULL));
        });
        int definition = definition(out);
        out.record(
                2,
                record ->
                        record.fragment().instance(1, begin[0], Value.number(8), fragment(inner, definition, "deep")));
        Logs.Found found = Logs.chunk(out.build());

        assertThat(found.damage()).isEmpty();
        assertThat(found.records().get(0).data()).isEmpty();
        assertThat(found.records().get(2).data()).containsExactly(new Datum("inner", FieldType.TEXT, "deep"));
        assertThat(found.records().get(2).number(SystemNumber.EVENT_ID)).hasValue(8);
    }

    /** A record whose only use is the definition in it. */
    private static int definition(ChunkBuilder out) {
        int[] begin = new int[1];
        out.record(
                1,
                record -> begin[0] = record.fragment()
                        .template(
                                2,
                                definition -> definition
                                        .fragment()
                                        .open("EventData", false)
                                        .closeStart()
                                        .element("inner", 0, ValueType.STRING)
                                        .end()
                                        .put(Token.END_OF_FRAGMENT),
                                Value.text("alone")));
        return begin[0];
    }

    private static Value fragment(ChunkBuilder scratch, int definition, String text) {
        int from = scratch.position();
        scratch.fragment().instance(2, definition, Value.text(text)).put(Token.END_OF_FRAGMENT);
        byte[] all = scratch.build();
        return new Value(ValueType.BINARY_XML, Arrays.copyOfRange(all, from, scratch.position()));
    }

    @Test
    void recordsThatAreWrittenOutHaveOneTemplateWhereTheyDifferInTextsOnly() {
        ChunkBuilder out = new ChunkBuilder();
        for (int i = 1; i <= 2; i++) {
            String text = "text " + i;
            out.record(i, record -> {
                record.fragment().openLiteral("Event", false).closeStart();
                record.openLiteral("System", false).closeStart();
                record.openLiteral("EventID", false)
                        .closeStart()
                        .text("4624")
                        .end()
                        .end();
                record.openLiteral("EventData", false).closeStart();
                record.openLiteral("Data", true)
                        .attribute("Name")
                        .text("n")
                        .closeStart()
                        .text(text)
                        .end();
                record.end().end().put(Token.END_OF_FRAGMENT);
            });
        }
        List<EvtxRecord> records = Logs.chunk(out.build()).records();

        assertThat(records).hasSize(2);
        assertThat(records.get(0).template()).isSameAs(records.get(1).template());
        assertThat(records.get(1).data()).containsExactly(new Datum("n", FieldType.TEXT, "text 2"));
        assertThat(records.get(1).number(SystemNumber.EVENT_ID)).hasValue(4624);
        assertThat(RecordJsonTest.written(records.get(1))).isEqualTo(RecordJsonTest.made(records.get(1)));
    }

    @Test
    void textsAreWrittenAsOtherTextsAre() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        for (String text :
                List.of(all.toString(), "C:\\a\\\"b\"\n", "\u007fabc", "\u202Eexe.txt", "a".repeat(30_000))) {
            assertThat(text.getBytes(StandardCharsets.UTF_16LE)).hasSizeLessThan(61_000);
            EvtxRecord record = record(Value.text(text));
            assertThat(RecordJsonTest.written(record)).isEqualTo(RecordJsonTest.made(record));
        }
    }
}
