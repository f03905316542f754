package dev.ringside.driver.windows.etw.record;

import static dev.ringside.driver.windows.etw.record.Events.bytes;
import static dev.ringside.driver.windows.etw.record.Events.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in an event's data. */
class EventDataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "INT8           | NULL           | FF                               | -1",
                "UINT8          | NULL           | FF                               | 255",
                "INT16          | NULL           | FEFF                             | -2",
                "UINT16         | NULL           | FEFF                             | 65534",
                "INT32          | NULL           | FFFFFFFF                         | -1",
                "UINT32         | NULL           | FFFFFFFF                         | 4294967295",
                "INT64          | NULL           | FFFFFFFFFFFFFFFF                 | -1",
                "UINT64         | NULL           | FFFFFFFFFFFFFFFF                 | 18446744073709551615",
                "HEX_INT32      | NULL           | 340000C0                         | 0xC0000034",
                "HEX_INT64      | NULL           | 0000000000000000                 | 0x0",
                "POINTER        | NULL           | 0010A4F7FF070000                 | 0x7FFF7A41000",
                "INT32          | HRESULT        | 05000780                         | 0x80070005",
                "UINT32         | NT_STATUS      | 220000C0                         | 0xC0000022",
                "UINT32         | WIN32_ERROR    | 05000000                         | 5",
                "INT8           | HEX_INT8       | FF                               | 0xFF",
                "FLOAT          | NULL           | 0000C03F                         | 1.5",
                "DOUBLE         | NULL           | 000000000000F0BF                 | -1.0",
                "BOOLEAN        | NULL           | 01000000                         | true",
                "UINT8          | BOOLEAN        | 00                               | false",
                "UINT16         | PORT           | 01BB                             | 443",
                "UINT32         | IPV4           | 0A796A76                         | 10.121.106.118",
                "BINARY         | IPV6           | FE800000000000000D2D5C45DA2F47A7 | fe80::d2d:5c45:da2f:47a7",
                "BINARY         | SOCKET_ADDRESS | 020001BBC00002010000000000000000 | 192.0.2.1:443",
                "BINARY         | SOCKET_ADDRESS | 17000035000000002001048800000000000000000000000100000000 | [2001:488::1]:53",
                "BINARY         | SOCKET_ADDRESS | 0100                             | 0100",
                "BINARY         | NULL           | 0102FF                           | 0102FF",
                "BINARY         | UTF8           | C3A4                             | ä",
                "GUID           | NULL           | 78563412BC9AF0DE0102030405060708 | {12345678-9abc-def0-0102-030405060708}",
                "FILETIME       | NULL           | 00803ED5DEB19D01                 | 1970-01-01T00:00:00Z",
                "FILETIME       | NULL           | FFFFFFFFFFFFFFFF                 | 18446744073709551615",
                "INT64          | DATE_TIME      | 00803ED5DEB19D01                 | 1970-01-01T00:00:00Z",
                "SYSTEMTIME     | NULL           | E8070200040001000C0022003800E703 | 2024-02-01T12:34:56.999Z",
                "SYSTEMTIME     | NULL           | E8070E00040001000C0022003800E703 | 2024-14-01T12:34:56.999",
                "SID            | NULL           | 010100000000000512000000         | S-1-5-18",
                "WBEM_SID       | NULL           | 00000000                         | ''",
                "WBEM_SID       | NULL           | 01000000000000000000000000000000010100000000000512000000 | S-1-5-18",
                "UNICODE_STRING | NULL           | 410042000000                     | AB",
                "UNICODE_STRING | NULL           | 41004200                         | AB",
                "ANSI_STRING    | NULL           | 414200                           | AB",
                "ANSI_STRING    | NULL           | 4142                             | AB",
                "ANSI_STRING    | NULL           | E400                             | ä",
                "ANSI_STRING    | UTF8           | C3A400                           | ä",
                "MANIFEST_COUNTED_UNICODE | NULL | 040041004200                     | AB",
                "COUNTED_ANSI   | NULL           | 02004142                         | AB",
                "REVERSED_COUNTED_ANSI | NULL    | 00024142                         | AB",
                "MANIFEST_COUNTED_BINARY | NULL  | 020001FF                         | 01FF",
                "REST_UNICODE   | NULL           | 41004200                         | AB",
                "HEX_DUMP       | NULL           | 020000000102                     | 0102",
                "UNICODE_CHAR   | NULL           | 4100                             | A",
                "ANSI_CHAR      | NULL           | 41                               | A",
                "UINT16         | STRING         | 4100                             | A",
                // What is cut off is missing.
                "UINT32         | NULL           | 010203                           | none",
                "UNICODE_STRING | NULL           | ''                               | none",
                "SID            | NULL           | 0102000000000005                 | none",
                "MANIFEST_COUNTED_UNICODE | NULL | 060041004200                     | none",
                "HEX_DUMP       | NULL           | FFFFFFFF01                       | none",
                "NULL           | NULL           | 0102                             | none",
            })
    void everyTypeIsReadAsWhatItMeans(InType in, OutType out, String hex, String shown) {
        EventData data =
                new EventData(Events.withData(HexFormat.of().parseHex(hex)), schema(Property.of(0, "value", in, out)));

        assertThat(data.find("value").map(Value::toString)).isEqualTo(Optional.ofNullable(shown));
        assertThat(data.isTruncated()).isEqualTo(shown == null);
    }

    @Test
    void pointersAreAsLongAsWhereTheyWereWritten() {
        Property pointer = Property.of(0, "at", InType.POINTER, OutType.NULL);
        Property next = Property.of(1, "next", InType.UINT8, OutType.NULL);

        assertThat(new EventData(Events.with32BitPointers(bytes(1, 0, 0, 0, 9)), schema(pointer, next)).find("next"))
                .map(Value::toString)
                .contains("9");
    }

    @Test
    void lengthsAndCountsAreToldByOtherProperties() {
        EventSchema schema = schema(
                Property.of(0, "length", InType.UINT16, OutType.NULL),
                sized(1, "text", InType.UNICODE_STRING, new Extent.Told(0), Extent.NATURAL),
                sized(2, "numbers", InType.UINT8, Extent.NATURAL, new Extent.Told(0)),
                sized(3, "padded", InType.ANSI_STRING, new Extent.Fixed(4), Extent.NATURAL),
                Property.of(4, "last", InType.UINT8, OutType.NULL));
        EventData data = new EventData(Events.withData(bytes(2, 0, "ab", 5, 6, 'x', 0, 0, 0, 7)), schema);

        assertThat(shown(data, "last")).isEqualTo("7");
        assertThat(shown(data, "text")).isEqualTo("ab");
        assertThat(shown(data, "numbers")).isEqualTo("[5, 6]");
        assertThat(shown(data, "padded")).isEqualTo("x");
        assertThat(data.isTruncated()).isFalse();
    }

    @Test
    void structuresHaveMembersAndMayBeInLists() {
        Property structure = new Property(
                1,
                "points",
                InType.NULL,
                OutType.NULL,
                Extent.NATURAL,
                new Extent.Told(0),
                List.of(
                        Property.of(2, "n", InType.UINT8, OutType.NULL),
                        sized(3, "texts", InType.ANSI_STRING, Extent.NATURAL, new Extent.Told(2))),
                Optional.empty());
        EventSchema schema = schema(
                Property.of(0, "count", InType.UINT8, OutType.NULL),
                structure,
                Property.of(4, "last", InType.UINT8, OutType.NULL));
        EventData data = new EventData(Events.withData(bytes(2, 1, 'a', 0, 2, 'b', 0, 'c', 0, 9)), schema);

        assertThat(shown(data, "points")).isEqualTo("[{n=1, texts=[a]}, {n=2, texts=[b, c]}]");
        assertThat(shown(data, "last")).isEqualTo("9");
    }

    @Test
    void charactersSideBySideAreOneText() {
        EventSchema schema = schema(
                sized(0, "chars", InType.ANSI_CHAR, Extent.NATURAL, new Extent.Fixed(4)),
                new Property(
                        1,
                        "script",
                        InType.UINT16,
                        OutType.STRING,
                        Extent.NATURAL,
                        new Extent.Leading(),
                        List.of(),
                        Optional.empty()));
        EventData data = new EventData(Events.withData(bytes('a', 'b', 0, 0, 2, 0, "xy")), schema);

        assertThat(shown(data, "chars")).isEqualTo("ab");
        assertThat(shown(data, "script")).isEqualTo("xy");
    }

    @Test
    void valuesHaveTheNamesOfTheirMap() {
        ValueMap colours = new ValueMap("Colours", false, List.of(new ValueMap.Entry(2, "green")));
        ValueMap rights =
                new ValueMap("Rights", true, List.of(new ValueMap.Entry(1, "read"), new ValueMap.Entry(2, "write")));
        EventSchema schema =
                schema(mapped(0, "colour", colours), mapped(1, "other", colours), mapped(2, "rights", rights));
        EventData data = new EventData(Events.withData(bytes(2, 3, 0x13)), schema);

        assertThat(shown(data, "colour")).isEqualTo("green");
        assertThat(data.find("colour").orElseThrow().asNumber()).hasValue(2);
        assertThat(shown(data, "other")).isEqualTo("3");
        assertThat(shown(data, "rights")).isEqualTo("read|write|0x10");
    }

    @Test
    void whatIsCutOffIsMissingAndWhatStandsBeforeIsNot() {
        EventSchema schema = schema(
                Property.of(0, "first", InType.UINT8, OutType.NULL),
                sized(1, "many", InType.UINT64, Extent.NATURAL, new Extent.Fixed(65_535)),
                Property.of(2, "last", InType.UINT8, OutType.NULL));
        EventData data = new EventData(Events.withData(bytes(1, 2, 3, 4)), schema);

        assertThat(shown(data, "first")).isEqualTo("1");
        assertThat(data.isTruncated()).isFalse();
        assertThat(data.find("last")).isEmpty();
        assertThat(data.find("many")).isEmpty();
        assertThat(data.isTruncated()).isTrue();
    }

    @Test
    void listsOfListsOfNothingEnd() {
        Property nothing = sized(5, "nothing", InType.BINARY, new Extent.Fixed(0), new Extent.Fixed(65_535));
        Property inner = nested(3, "inner", nothing);
        Property middle = nested(2, "middle", inner);
        EventData data = new EventData(Events.withData(bytes(1)), schema(nested(0, "outer", middle)));

        assertThat(data.find("outer")).isEmpty();
        assertThat(data.isTruncated()).isTrue();
    }

    private static Property nested(int index, String name, Property member) {
        return new Property(
                index,
                name,
                InType.NULL,
                OutType.NULL,
                Extent.NATURAL,
                new Extent.Fixed(65_535),
                List.of(member),
                Optional.empty());
    }

    private static Property sized(int index, String name, InType in, Extent length, Extent count) {
        return new Property(index, name, in, OutType.NULL, length, count, List.of(), Optional.empty());
    }

    private static Property mapped(int index, String name, ValueMap map) {
        return new Property(
                index, name, InType.UINT8, OutType.NULL, Extent.NATURAL, Extent.NATURAL, List.of(), Optional.of(map));
    }

    private static String shown(EventData data, String name) {
        return data.find(name).map(Value::toString).orElse("missing");
    }
}
