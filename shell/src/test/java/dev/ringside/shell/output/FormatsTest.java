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
import dev.ringside.dsl.syntax.QueryParser;
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

    @Test
    void rowsThatAQueryMakesAreShownWithTheirOwnColumns() {
        Query query = new QueryParser(Schema.standard())
                .query(
                        "exits.groupBy(name).aggregate({n: count(), mean: avg(exitCode), times: hist(duration), users: top(2, user)})",
                        "test");
        Event row = grouped(query);

        assertThat(write(Format.TABLE, query, screen(100), row)).isEqualTo("""
                name                   n       mean  times                 users
                bash                   3    1.66667  500ms ▅█· 3s          root 2, eve 1
                """);
        assertThat(write(Format.LINE, query, screen(100), row))
                .isEqualTo("time=2026-11-23T06:01:17.123456789Z name=bash n=3 mean=1.6666666666666667"
                        + " times=\"500ms 2, 1s 3, 2s 0\" users=\"root 2, eve 1\"\n");
        assertThat(write(Format.JSONL, query, screen(100), row))
                .isEqualTo("{\"time\":\"2026-11-23T06:01:17.123456789Z\",\"name\":\"bash\",\"n\":3,"
                        + "\"mean\":1.6666666666666667,\"times\":[{\"from\":500000000,\"to\":1000000000,\"count\":2},"
                        + "{\"from\":1000000000,\"to\":2000000000,\"count\":3},"
                        + "{\"from\":2000000000,\"to\":3000000000,\"count\":0}],"
                        + "\"users\":[{\"value\":\"root\",\"count\":2},{\"value\":\"eve\",\"count\":1}]}\n");
        assertThat(write(Format.CSV, query, screen(100), row))
                .startsWith("time,name,n,mean,times,users\r\n")
                .endsWith(
                        ",\"[{\"\"value\"\":\"\"root\"\",\"\"count\"\":2},{\"\"value\"\":\"\"eve\"\",\"\"count\"\":1}]\"\r\n");
    }

    @Test
    void theEventsOfASequenceAreCountedInATableAndWholeInJson() {
        Query query = new QueryParser(Schema.standard())
                .query("sequence({by: \"pid\", within: \"5m\"}, procs, exits).select(pid, events)", "test");
        Event row = new EventBuilder(query.type(), Os.LINUX)
                .set("pid", 7)
                .setEvents(query.type().field("events"), List.of(PLAIN, PLAIN))
                .build();

        assertThat(write(Format.TABLE, query, screen(80), row)).endsWith("2 events\n");
        assertThat(write(Format.LINE, query, screen(80), row)).isEqualTo("pid=7 events=\"2 events\"\n");
        assertThat(write(Format.JSONL, query, screen(80), row))
                .startsWith("{\"pid\":7,\"events\":[{\"time\":\"2026-11-23T06:01:17.123456789Z\",\"stream\":\"procs\"");
    }

    private static Event grouped(Query query) {
        StreamType type = query.type();
        Operator.GroupBy groupBy = (Operator.GroupBy) query.operators().getFirst();
        StreamType buckets = groupBy.aggregates().get(2).aggregate().rows().orElseThrow();
        StreamType values = groupBy.aggregates().get(3).aggregate().rows().orElseThrow();
        long second = 1_000_000_000L;
        return new EventBuilder(type, Os.LINUX)
                .set("time", TIME)
                .set("name", "bash")
                .set("n", 3)
                .set(type.field("mean"), 5 / 3.0)
                .setEvents(
                        type.field("times"),
                        List.of(
                                bucket(buckets, second / 2, second, 2),
                                bucket(buckets, second, 2 * second, 3),
                                bucket(buckets, 2 * second, 3 * second, 0)))
                .setEvents(type.field("users"), List.of(value(values, "root", 2), value(values, "eve", 1)))
                .build();
    }

    private static Event bucket(StreamType type, long from, long to, long count) {
        return new EventBuilder(type, Os.LINUX)
                .set("from", from)
                .set("to", to)
                .set("count", count)
                .build();
    }

    private static Event value(StreamType type, String value, long count) {
        return new EventBuilder(type, Os.LINUX)
                .set("value", value)
                .set("count", count)
                .build();
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
