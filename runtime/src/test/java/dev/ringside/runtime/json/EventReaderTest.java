package dev.ringside.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventReaderTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final EventReader READER = new EventReader(Schema.standard());

    @Test
    void streamAndOsMayStandAnywhereInTheObject() throws Exception {
        Event event = read("{'pid':7,'nested':{'os':'no'},'os':'windows','name':'x','stream':'procs'}")
                .orElseThrow();

        assertThat(event.os()).isEqualTo(Os.WINDOWS);
        assertThat(event.number(PROCS.field("pid").slot())).isEqualTo(7);
        assertThat(event.text(PROCS.field("os").slot())).isEqualTo("windows");
    }

    @Test
    void sysmonsNamesAreUnderstood() throws Exception {
        Event event = read("{'Stream':'procs','Os':'linux','ProcessId':7,'CommandLine':'id -u','Uid':0}")
                .orElseThrow();

        assertThat(event.number(PROCS.field("pid").slot())).isEqualTo(7);
        assertThat(event.text(PROCS.field("cmdline").slot())).isEqualTo("id -u");
        assertThat(event.has(PROCS.field("uid").slot())).isTrue();
    }

    @Test
    void unknownKeysAreIgnoredAndNullIsMissing() throws Exception {
        Event event = read("{'stream':'procs','os':'linux','pid':null,'later':{'a':[1,{}]},'ppid':1}")
                .orElseThrow();

        assertThat(event.has(PROCS.field("pid").slot())).isFalse();
        assertThat(event.number(PROCS.field("ppid").slot())).isEqualTo(1);
    }

    @Test
    void eventsOfOtherStreamsAreLeftOut() throws Exception {
        assertThat(read("{'stream':'exits','os':'linux','pid':1}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'stream':'procs','os':'linux','pid':'7'}            | 'pid' is not a whole number of 64 bits
                    {'stream':'procs','os':'linux','pid':7.0}            | 'pid' is not a whole number of 64 bits
                    {'stream':'procs','os':'linux','pid':9223372036854775808} | 'pid' is not a whole number of 64 bits
                    {'stream':'procs','os':'linux','cmdline':7}          | 'cmdline' is not a text
                    {'stream':'procs','os':'linux','cmdline':['a']}      | 'cmdline' is not a text
                    {'stream':'procs','os':'linux','args':'a'}           | 'args' is not a list of texts
                    {'stream':'procs','os':'linux','args':['a',[]]}      | 'args' is not a list of texts
                    {'stream':'procs','os':'linux','ancestors':{}}       | 'ancestors' is not a list of processes
                    {'stream':'procs','os':'linux','ancestors':[1]}      | 'ancestors' is not a list of processes
                    {'stream':'procs','os':'linux','signed':1}           | 'signed' is not true or false
                    {'stream':'procs','os':'linux','time':1}             | 'time' is not a time
                    {'stream':'procs','os':'linux','time':'yesterday'}   | 'time' is not a time
                    {'stream':'procs','os':'linux','time':'9999-01-01T00:00:00Z'} | 'time' is not a time
                    {'stream':'procs','os':'linux'} {}                   | something follows the object
                    {'stream':'procs','os':'linux'                       | no valid JSON at byte 31
                    {'stream':'procs','os':'linux',}                     | no valid JSON at byte 32
                    {'stream':'procs'}                                   | it does not say on which `os` it happened
                    {'os':'linux'}                                       | it does not say which `stream` it belongs to
                    {'stream':'prosc','os':'linux'}                      | there is no stream 'prosc'
                    {'stream':'procs','os':'beos'}                       | there is no os 'beos'
                    ['stream','procs']                                   | it is not a JSON object
                    procs                                                | no valid JSON at byte 1
                    """)
    void whatIsNotAnEventIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(reason);
    }

    @Test
    void deepNestingAndHugeTokensAreRefusedAndNotFollowed() {
        String prefix = "{'stream':'procs','os':'linux','x':";
        assertThatThrownBy(() -> read(prefix + "[".repeat(1_000_000))).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read(prefix.replace("'x'", "'pid'") + "1".repeat(1_000_000) + "}"))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read("{'stream':'" + "x".repeat(1_000_000) + "','os':'linux'}"))
                .isInstanceOf(UnreadableEventException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
    }

    private static Optional<Event> read(String json) throws UnreadableEventException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return READER.read(bytes, 0, bytes.length, PROCS);
    }
}
