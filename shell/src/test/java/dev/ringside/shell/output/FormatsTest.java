package dev.ringside.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.Timestamps;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings.Size;
import dev.ringside.shell.console.Width;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FormatsTest {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final StreamType EXITS = Schema.standard().stream("exits");
    private static final long TIME =
            Timestamps.parse("2026-11-23T06:01:17.123456789Z").orElseThrow();

    private static final Event PLAIN = new EventBuilder(PROCS, Os.LINUX)
            .set("time", TIME)
            .set("pid", 4242)
            .set("ppid", 1)
            .set("user", "root")
            .set("parent", "bash")
            .set("cmdline", "id -u")
            .set("args", List.of("id", "-u"))
            .set("signed", 1)
            .build();

    private static final Event HOSTILE = new EventBuilder(PROCS, Os.LINUX)
            .set("time", TIME)
            .set("pid", 7)
            .set("user", "a user with a name that is long")
            .set("parent", "\u001b]0;title\u0007\u202e")
            .set("cmdline", "say \"漢字\", \\ and\r\nthen =cmd|' \udcff\u009b2J")
            .set("args", List.of("\"\\", "\u001b", ""))
            .build();

    @Test
    void aTableForATerminalIsAsWideAsTheTerminal() {
        assertThat(write(Format.TABLE, query(PROCS), screen(80), PLAIN, HOSTILE))
                .isEqualTo("""
                        time              pid     ppid  user        parent           cmdline
                        06:01:17.123     4242        1  root        bash             id -u
                        06:01:17.123        7        -  a user wi…  \\x1b]0;title\\x…  say "漢字", \\ and\\…
                        """);
    }

    @Test
    void aTableForAFileIsNotCutAndHasTheDateOfARecording() {
        assertThat(write(
                        Format.TABLE,
                        query(PROCS),
                        new Layout(Names.RINGSIDE, new Palette(false), Optional.empty(), false),
                        PLAIN,
                        HOSTILE))
                .isEqualTo("""
                        time                         pid     ppid  user        parent           cmdline
                        2026-11-23 06:01:17.123     4242        1  root        bash             id -u
                        2026-11-23 06:01:17.123        7        -  a user with a name that is long \\x1b]0;title\\x07\\u202e say "漢字", \\ and\\r\\nthen =cmd|' \\xff\\u009b2J
                        """);
    }

    @Test
    void theHeaderComesAgainWithEachScreenful() {
        Event[] events = Stream.generate(() -> PLAIN).limit(20).toArray(Event[]::new);
        String table = write(Format.TABLE, query(PROCS), screen(80), events);

        assertThat(table.lines().filter(line -> line.startsWith("time"))).hasSize(3);
    }

    @Test
    void aNumberIsNeverCut() {
        Event event = new EventBuilder(EXITS, Os.LINUX)
                .set("pid", Long.MAX_VALUE)
                .set("name", "x")
                .set("exitCode", -1)
                .set("duration", 1_500_000_000)
                .build();

        assertThat(write(Format.TABLE, query(EXITS), screen(120), event)).isEqualTo("""
                        time              pid     ppid  user        name             exitCode   signal  duration
                        -             9223372036854775807 - -       x                      -1        -      1.5s
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"TABLE", "LINE", "CSV", "JSON", "JSONL"})
    void nothingOfAnEventDrivesATerminal(Format format) {
        String text = write(format, query(PROCS), screen(80), HOSTILE);

        assertThat(text.codePoints())
                .noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r')
                .noneMatch(point -> Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE);
        if (format == Format.CSV) {
            assertThat(text.replace("\r\n", "")).doesNotContain("\r");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TABLE"})
    void noLineIsWiderThanTheTerminalHoweverNarrow(Format format) {
        for (int columns = 10; columns < 200; columns += 7) {
            int width = columns;
            assertThat(write(format, query(PROCS), screen(columns), PLAIN, HOSTILE)
                            .lines())
                    .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void linesAreKeysAndValuesQuotedWhereTheyMustBe() {
        assertThat(write(
                        Format.LINE,
                        query(PROCS, "pid", "user", "cmdline", "args", "signed", "tty"),
                        screen(80),
                        PLAIN,
                        HOSTILE))
                .isEqualTo("""
                        pid=4242 user=root cmdline="id -u" args="[\\"id\\",\\"-u\\"]" signed=true
                        pid=7 user="a user with a name that is long" cmdline="say \\"漢字\\", \\\\ and\\r\\nthen =cmd|' \\xff\\u009b2J" args="[\\"\\\\\\"\\\\\\\\\\",\\"\\x1b\\",\\"\\"]"
                        """);
        Event exit = new EventBuilder(EXITS, Os.LINUX)
                .set("duration", 90_000_000_000L)
                .set("name", "")
                .build();
        assertThat(write(Format.LINE, query(EXITS, "name", "duration"), screen(80), exit))
                .isEqualTo("name=\"\" duration=1m30s\n");
    }

    @Test
    void csvHasAHeaderAndQuotesAndItsLinesEndAsTheStandardSays() {
        assertThat(write(Format.CSV, query(PROCS, "pid", "user", "cmdline", "args"), screen(80), PLAIN, HOSTILE))
                .isEqualTo("pid,user,cmdline,args\r\n"
                        + "4242,root,id -u,\"[\"\"id\"\",\"\"-u\"\"]\"\r\n"
                        + "7,a user with a name that is long,\"say \"\"漢字\"\", \\ and\\r\nthen =cmd|' \\xff\\u009b2J\","
                        + "\"[\"\"\\\"\"\\\\\"\",\"\"\\x1b\"\",\"\"\"\"]\"\r\n");
        assertThat(write(Format.CSV, query(PROCS, "pid", "user"), screen(80))).isEqualTo("pid,user\r\n");
    }

    @Test
    void jsonIsAnArrayEvenWithoutRows() {
        assertThat(write(Format.JSON, query(PROCS, "pid"), screen(80))).isEqualTo("[]\n");
        assertThat(write(Format.JSON, query(PROCS, "pid"), screen(80), PLAIN, HOSTILE))
                .isEqualTo("[\n{\"pid\":4242},\n{\"pid\":7}\n]\n");
    }

    @Test
    void sysmonsNamesAreUsedWhereTheyAreAskedFor() {
        Layout layout = new Layout(Names.SYSMON, new Palette(false), Optional.empty(), true);

        assertThat(write(Format.JSONL, query(PROCS, "pid", "cmdline"), layout, PLAIN))
                .isEqualTo("{\"ProcessId\":4242,\"CommandLine\":\"id -u\"}\n");
        assertThat(write(Format.CSV, query(PROCS, "pid", "uid"), layout)).isEqualTo("ProcessId,Uid\r\n");
        assertThat(write(Format.TABLE, query(PROCS, "pid", "cmdline"), layout, PLAIN))
                .startsWith("ProcessId  CommandLine\n");
        assertThat(write(Format.LINE, query(PROCS, "pid"), layout, PLAIN)).isEqualTo("ProcessId=4242\n");
    }

    private static Query query(StreamType stream, String... fields) {
        List<Field> selected = Stream.of(fields).map(stream::field).toList();
        return new Query(stream, selected.isEmpty() ? List.of() : List.of(new Operator.Select(selected)));
    }

    private static Layout screen(int columns) {
        return new Layout(Names.RINGSIDE, new Palette(false), Optional.of(new Size(columns, 10)), true);
    }

    private static String write(Format format, Query query, Layout layout, Event... events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowWriter writer = format.writer(query, bytes, layout);
        List<Field> fields = query.operators().stream()
                .filter(Operator.Select.class::isInstance)
                .flatMap(select -> ((Operator.Select) select).fields().stream())
                .toList();
        for (Event event : events) {
            writer.accept(new Row(event, fields));
        }
        writer.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
