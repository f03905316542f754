package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LogStreamsTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final StreamType EVENTS = Schema.standard().stream("events");
    private static final StreamType SERVICES = Schema.standard().etw("service control manager");

    private static TestRecord service() {
        return TestRecord.of("Service Control Manager", 7045)
                .with(LogRecord.SystemText.PROVIDER_ID, "{555908D1-A6D7-4695-8E1E-26931D2012F4}");
    }

    @Test
    void aRecordIsInThoseOfItsStreamsThatSomebodyWants() {
        TestRecord process = TestRecord.sysmon(1);

        assertThat(LogStreams.of(process, Set.of(PROCS))).containsExactly(PROCS);
        assertThat(LogStreams.of(process, Set.of(EVENTS))).containsExactly(EVENTS);
        assertThat(LogStreams.of(process, Set.of(EVENTS, PROCS, SERVICES))).containsExactly(PROCS, EVENTS);
        assertThat(LogStreams.of(process, Set.of(SERVICES))).isEmpty();
        assertThat(LogStreams.of(TestRecord.sysmon(5), Set.of(PROCS))).isEmpty();
        assertThat(LogStreams.of(TestRecord.sysmon(99), Set.of(PROCS, EVENTS))).containsExactly(EVENTS);
    }

    @Test
    void theRecordsOfAProviderAreAskedForByItsNameOrItsGuid() {
        StreamType byGuid = Schema.standard().etw("{555908d1-a6d7-4695-8e1e-26931d2012f4}");

        assertThat(LogStreams.of(service(), Set.of(SERVICES))).containsExactly(SERVICES);
        assertThat(LogStreams.of(service(), Set.of(byGuid))).containsExactly(byGuid);
        assertThat(LogStreams.of(service(), Set.of(byGuid, SERVICES, EVENTS)))
                .containsExactlyInAnyOrder(byGuid, SERVICES, EVENTS);
        assertThat(LogStreams.of(TestRecord.sysmon(1), Set.of(byGuid, PROCS))).containsExactly(PROCS);
        StreamType sysmon = Schema.standard().etw(SysmonMappings.WINDOWS);
        assertThat(LogStreams.of(TestRecord.sysmon(1), Set.of(sysmon, PROCS))).containsExactly(PROCS, sysmon);
    }

    @Test
    void whatIsWantedMayChangeBetweenRecords() {
        for (int i = 0; i < 40; i++) {
            Set<StreamType> wanted = Set.of(i % 2 == 0 ? PROCS : EVENTS);
            assertThat(LogStreams.of(TestRecord.sysmon(1), wanted)).hasSameElementsAs(wanted);
        }
    }

    @Test
    void anyRecordHasFixedFieldsAndItsOwnData() {
        TestRecord record = service()
                .with(LogRecord.SystemText.CHANNEL, "System")
                .with(LogRecord.SystemNumber.LEVEL, 4)
                .with(LogRecord.SystemNumber.TASK, 0)
                .with(LogRecord.SystemNumber.KEYWORDS, Long.MIN_VALUE)
                .with(LogRecord.SystemNumber.RECORD_ID, 99)
                .with("ServiceName", "x", "Channel", "hidden", "Threat Name", "y")
                .with(new Datum("Data", FieldType.LIST, List.of("a", "b")));
        Event event = LogStreams.event(EVENTS, record, 3);

        assertThat(event.text(slot("provider"))).isEqualTo("Service Control Manager");
        assertThat(event.text(slot("channel"))).isEqualTo("System");
        assertThat(event.text(slot("computer"))).isEqualTo("pc.example.org");
        assertThat(event.text(slot("task"))).isEqualTo("0");
        assertThat(event.number(slot("eventId"))).isEqualTo(7045);
        assertThat(event.number(slot("level"))).isEqualTo(4);
        assertThat(event.number(slot("keywords"))).isEqualTo(Long.MIN_VALUE);
        assertThat(event.number(slot("recordId"))).isEqualTo(99);
        assertThat(event.number(slot("seq"))).isEqualTo(3);
        assertThat(event.number(slot("time"))).isEqualTo(TestRecord.TIME);
        assertThat(event.has(slot("opcode"))).isFalse();
        assertThat(event.text(slot("ServiceName"))).isEqualTo("x");
        assertThat(event.text(slot("data.Channel"))).isEqualTo("hidden");
        assertThat(event.text(slot("Threat Name"))).isEqualTo("y");
        assertThat(event.text(slot("Data"))).isEqualTo("a, b");
        assertThat(event.data()).hasSize(4);
    }

    private static int slot(String field) {
        return EVENTS.resolve(field).map(Field::slot).orElseThrow();
    }

    @Test
    void aRecordOfAProviderHasTheProcessThatWroteIt() {
        TestRecord record = service().with(LogRecord.SystemNumber.PID, 7).with(LogRecord.SystemNumber.TID, 8);
        Event event = LogStreams.event(SERVICES, record, 1);

        assertThat(event.number(SERVICES.field("pid").slot())).isEqualTo(7);
        assertThat(event.number(SERVICES.field("tid").slot())).isEqualTo(8);
        assertThat(event.has(SERVICES.field("image").slot())).isFalse();
    }

    @Test
    void aRecordCannotBeMadeWhatItIsNot() {
        assertThatThrownBy(() -> LogStreams.event(PROCS, TestRecord.sysmon(5), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("procs");
    }
}
