package dev.ringside.tests.evtx;

import dev.ringside.tests.evtx.LogFile.Template;
import dev.ringside.tests.evtx.LogFile.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Event logs that no machine wrote: small, with what the format has. */
public final class Samples {
    private static final int TEXT = 0x01;
    private static final int ANSI = 0x02;
    private static final int UINT8 = 0x04;
    private static final int UINT16 = 0x06;
    private static final int INT32 = 0x07;
    private static final int UINT64 = 0x0a;
    private static final int DOUBLE = 0x0c;
    private static final int BOOL = 0x0d;
    private static final int BINARY = 0x0e;
    private static final int GUID = 0x0f;
    private static final int FILETIME = 0x11;
    private static final int SYSTEMTIME = 0x12;
    private static final int SID = 0x13;
    private static final int HEX32 = 0x14;
    private static final int HEX64 = 0x15;
    private static final int XML = 0x21;
    private static final int ARRAY = 0x80;
    /** How many values System takes of each template. */
    private static final int SYSTEM_VALUES = 3;
    /** S-1-5-18. */
    private static final byte[] SYSTEM = {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0};

    private static final List<Integer> TYPES = List.of(
            TEXT | ARRAY, ANSI, UINT8, INT32, UINT64, DOUBLE, BOOL, BINARY, GUID, FILETIME, SYSTEMTIME, HEX32, HEX64);

    private static final Template PROCESS = new Template(1, event("EventData", xml -> {
        named(xml, "SubjectUserSid", SID, SYSTEM_VALUES);
        named(xml, "NewProcessName", TEXT, SYSTEM_VALUES + 1);
    }));

    private static final Template TYPED = new Template(2, event("EventData", xml -> {
        for (int i = 0; i < TYPES.size(); i++) {
            named(xml, "Value" + i, TYPES.get(i), SYSTEM_VALUES + i);
        }
    }));

    private static final Template NESTED = new Template(3, event("UserData", xml -> xml.value(SYSTEM_VALUES, XML)));

    private Samples() {}

    /** All of them, by what they are called. */
    public static Map<String, byte[]> all() {
        return Map.of("processes", processes(), "types", types(), "nested", nested(), "plain", plain());
    }

    /** Records of one template in two chunks. */
    public static byte[] processes() {
        LogFile file = new LogFile();
        for (int i = 0; i < 6; i++) {
            file.add(
                    PROCESS,
                    values(file, Value.of(SID, SYSTEM), Value.text("C:\\Windows\\System32\\cmd" + i + ".exe")));
        }
        file.nextChunk();
        return file.add(PROCESS, values(file, Value.of(SID, SYSTEM), Value.text("")))
                .bytes();
    }

    /** A value of each type. */
    private static byte[] types() {
        LogFile file = new LogFile();
        ByteBuffer date = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        date.putShort((short) 2026).putShort((short) 1).putShort((short) 4).putShort((short) 1);
        List<Value> typed = List.of(
                Value.of(TEXT | ARRAY, "one\0two\0".getBytes(StandardCharsets.UTF_16LE)),
                Value.of(ANSI, "text\0".getBytes(StandardCharsets.US_ASCII)),
                Value.number(UINT8, 1, 200),
                Value.number(INT32, 4, -1),
                Value.number(UINT64, 8, -1),
                Value.number(DOUBLE, 8, Double.doubleToLongBits(0.5)),
                Value.number(BOOL, 4, 1),
                Value.of(BINARY, new byte[] {1, 2, -1}),
                Value.of(GUID, new byte[16]),
                Value.number(FILETIME, 8, LogFile.time(1)),
                Value.of(SYSTEMTIME, date.array()),
                Value.number(HEX32, 4, 255),
                Value.number(HEX64, 8, 999));
        return file.add(TYPED, values(file, typed.toArray(Value[]::new))).bytes();
    }

    /** A record with XML of a template of its own within a value, and one where that is missing. */
    private static byte[] nested() {
        LogFile file = new LogFile();
        Value inner = new Value(
                XML,
                xml -> xml.fragment()
                        .open("Detail")
                        .open("Path")
                        .text("a")
                        .entity("amp")
                        .character('b')
                        .close()
                        .close()
                        .endOfFragment());
        file.add(NESTED, values(file, inner));
        return file.add(NESTED, values(file, Value.of(0, new byte[0]))).bytes();
    }

    /** A record without a template. */
    private static byte[] plain() {
        return new LogFile()
                .add(xml -> {
                    xml.fragment().open("Event").open("System");
                    xml.open("Provider", "Name", () -> xml.text("Ringside")).close();
                    xml.open("EventID").text("7").close();
                    xml.open("EventRecordID").text("1").close().close();
                    xml.open("EventData");
                    xml.open("Data")
                            .text("one")
                            .close()
                            .open("Data")
                            .text("two")
                            .close();
                    xml.close().close().endOfFragment();
                })
                .bytes();
    }

    /** An event with what every one has, and a part for what its provider says. */
    private static Consumer<BinaryXml> event(String part, Consumer<BinaryXml> content) {
        return xml -> {
            xml.open("Event").open("System");
            xml.open("Provider", "Name", () -> xml.text("Ringside")).close();
            xml.open("EventID").value(0, UINT16).close();
            xml.open("TimeCreated", "SystemTime", () -> xml.value(1, FILETIME)).close();
            xml.open("EventRecordID").value(2, UINT64).close();
            xml.open("Channel")
                    .text("Samples")
                    .close()
                    .open("Computer")
                    .text("here")
                    .close();
            xml.close().open(part);
            content.accept(xml);
            xml.close().close();
        };
    }

    private static void named(BinaryXml xml, String name, int type, int number) {
        xml.open("Data", "Name", () -> xml.text(name))
                .optionalValue(number, type)
                .close();
    }

    /** What System takes of the record that comes next, and others. */
    private static List<Value> values(LogFile file, Value... others) {
        int record = file.records() + 1;
        List<Value> values = new ArrayList<>(List.of(
                Value.number(UINT16, Short.BYTES, 4688),
                Value.number(FILETIME, Long.BYTES, LogFile.time(record)),
                Value.number(UINT64, Long.BYTES, record)));
        values.addAll(List.of(others));
        return values;
    }
}
