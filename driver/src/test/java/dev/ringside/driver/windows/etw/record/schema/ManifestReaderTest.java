package dev.ringside.driver.windows.etw.record.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Extent;
import dev.ringside.driver.windows.etw.record.Property;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Manifests of providers. */
class ManifestReaderTest {
    private static final UUID PROVIDER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Test
    void whatAProviderSaysOfAnEventIsRead() {
        EventSchema schema = only("""
                <provider name="P" guid="{11111111-2222-3333-4444-555555555555}">
                  <keywords><keyword name="Net" mask="0x8000000000000010"/></keywords>
                  <tasks><task name="T" value="3" message="$(string.task)"/></tasks>
                  <opcodes><opcode name="Go" value="11"/></opcodes>
                  <events>
                    <event value="5" version="1" level="win:Error" task="T" opcode="Go" keywords="Net" template="D" message="%1 is here"/>
                  </events>
                  <maps><bitMap name="M"><map value="0x1" message="a"/><map value="0x2" message="b"/></bitMap></maps>
                  <templates><template tid="D">
                    <data name="n" inType="win:UInt16"/>
                    <struct name="s" count="n"><data name="size" inType="win:UInt8"/><data name="raw" inType="win:Binary" length="size"/></struct>
                    <data name="bits" inType="win:UInt32" map="M"/>
                  </template></templates>
                </provider>
                """);

        assertThat(schema.providerName()).isEqualTo("P");
        assertThat(schema.name()).isEqualTo("the task/Go");
        assertThat(schema.descriptor()).isEqualTo(new EventDescriptor(5, 1, 0, 2, 11, 3, 0x8000_0000_0000_0010L));
        assertThat(schema.keywordNames()).containsExactly("Net");
        Property structure = schema.properties().get(1);
        assertThat(structure.count()).isEqualTo(new Extent.Told(0));
        assertThat(structure.members().get(1).length()).isEqualTo(new Extent.Told(2));
        EventData data = new EventData(event(new byte[] {2, 0, 1, 7, 2, 8, 9, 3, 0, 0, 0}), schema);
        assertThat(data.find("s").map(Object::toString)).contains("[{size=1, raw=07}, {size=2, raw=0809}]");
        assertThat(data.find("bits").map(Object::toString)).contains("a|b");
    }

    @Test
    void anEventSourceCallsItsEventsByTheirSymbols() {
        assertThat(only("""
                <provider name="P" guid="{11111111-2222-3333-4444-555555555555}">
                  <events><event value="1" version="0" symbol="RequestStart"/></events>
                </provider>
                """).name()).isEqualTo("RequestStart");
    }

    @Test
    void whatIsNoManifestGivesNone() {
        for (String text : List.of("", "nonsense", "<a>", "<provider guid='x'/>", "<a>".repeat(10_000))) {
            assertThat(read(text))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isEmpty();
        }
    }

    @Test
    void noFileIsReadForAnEntity() {
        assertThat(read("""
                <!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]>
                <provider name="&file;" guid="{11111111-2222-3333-4444-555555555555}"><events><event value="1"/></events></provider>
                """)).isEmpty();
    }

    @Test
    void whatComesWithRingsideIsWhole() {
        WindowsManifests windows = new WindowsManifests();
        EventSchema schema = windows.find(new EventRecord(
                        header("1c95126e-7eea-49a9-a3fe-a378b03ddb4d", 3008), ByteBuffer.allocate(0), List.of()))
                .orElseThrow();

        assertThat(schema.providerName()).isEqualTo("Microsoft-Windows-DNS-Client");
        assertThat(schema.properties())
                .extracting(Property::name)
                .containsExactly("QueryName", "QueryType", "QueryOptions", "QueryStatus", "QueryResults");
    }

    private static EventSchema only(String provider) {
        List<Manifest> manifests = read("<m>" + provider
                + "<localization><resources><stringTable><string id='task' value='the task'/></stringTable></resources>"
                + "</localization></m>");
        assertThat(manifests).hasSize(1);
        EventHeader header = header(PROVIDER.toString(), provider.contains("value=\"5\"") ? 5 : 1);
        return manifests
                .get(0)
                .find(new EventRecord(header, ByteBuffer.allocate(0), List.of()))
                .orElseThrow();
    }

    private static List<Manifest> read(String xml) {
        return ManifestReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static EventRecord event(byte[] data) {
        return new EventRecord(header(PROVIDER.toString(), 5), ByteBuffer.wrap(data), List.of());
    }

    private static EventHeader header(String provider, int id) {
        return new EventHeader(
                EventHeader.POINTERS_64,
                0,
                1,
                2,
                0,
                UUID.fromString(provider),
                new EventDescriptor(id, id == 5 ? 1 : 0, 0, 4, 0, 0, 0),
                0,
                null);
    }
}
