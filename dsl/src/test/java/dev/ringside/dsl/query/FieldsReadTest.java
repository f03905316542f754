package dev.ringside.dsl.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query needs what its rows show and what its operators ask for, and nothing else of its source. */
class FieldsReadTest {
    private final QueryParser parser = new QueryParser(Schema.standard());

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "procs.select(pid) -> pid time",
                "procs.select(pid, name).select(uid).take(5).skip(1).sample(2).sample(0.5).limitRate(1, \"1s\").for(\"1s\") -> time uid",
                "procs.where(name == \"sh\" && ancestors.some(uid == 0)).select(pid) -> ancestors name pid time",
                "procs.map({a: pid + ppid, b: name}).select(a).where(a > 5) -> pid ppid time",
                "procs.map({a: pid, b: name}).select(b) -> name time",
                "procs.select(pid).distinct(image.dir(), {within: \"1s\"}).suppress(\"1s\", uid == 0) -> image pid time uid",
                "procs.select(pid).sort(user, desc(cmdline.length)) -> cmdline pid time user",
                "exits.select(pid).top(3) -> duration pid time",
                "exits.select(pid).top(3, maxRss) -> maxRss pid time",
                "procs.groupBy(user, {f: image.dir()}).aggregate({n: count(), d: distinct(name), l: max(uid)}) -> image name time uid user",
                "exits.groupBy(user).aggregate({p: percentile(duration, 5), h: hist(maxRss), t: top(1, pid), s: sum(gid), a: avg(euid), m: min(tid)}) -> duration euid gid maxRss pid tid time user",
                "procs.count() -> time",
                "procs.distinct(name).map({ancestors}).join(net, {on: true, within: \"1s\"}) -> ancestors name time",
                "procs.where(uid == 0).rate() -> time uid",
                "procs.join(net, {by: \"guid\", within: \"1s\"}).select(name, right.dst) -> guid name time",
                "procs.join(net, {on: right.pid == pid && right.dstPort == uid, within: \"1s\"}).map({n: name}) -> name pid time uid",
            })
    void ofAStream(String query, String fields) {
        assertThat(names(parser.query(query, "test").fieldsRead())).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs",
                "procs.where(uid == 0)",
                "procs.select(pid).join(net, {by: \"pid\", within: \"1s\"}).select(events)"
            })
    void everyFieldWhereEverythingIsShown(String query) {
        Query read = parser.query(query, "test");
        assertThat(read.fieldsRead().size()).isEqualTo(read.stream().fields().size());
    }

    @Test
    void ofStepsWhatTheyAndLaterOnesAskFor() {
        Query query = parser.query(
                "sequence({by: \"guid\", within: \"5m\"}, procs.where(name == \"sh\"), none(dns), net.where(dstPort == $1.uid))"
                        + ".until(exits.where(exitCode == 0)).select($3.dst)",
                "test");
        Source.Sequence sequence = (Source.Sequence) query.source();

        assertThat(names(query.fieldsRead())).isEqualTo("$3.dst time");
        assertThat(names(sequence.fieldsRead(0, query.fieldsRead()))).isEqualTo("guid name time uid");
        assertThat(names(sequence.fieldsRead(1, query.fieldsRead()))).isEqualTo("guid time");
        assertThat(names(sequence.fieldsRead(2, query.fieldsRead()))).isEqualTo("dst dstPort guid time");
        assertThat(names(sequence.fieldsReadUntil())).isEqualTo("exitCode guid time");
    }

    @Test
    void allFieldsOfEventsThatAreKeptWhole() {
        Query query = parser.query("sequence({within: \"5m\"}, procs, net).map({n: events.length})", "test");

        assertThat(((Source.Sequence) query.source()).fieldsRead(0, query.fieldsRead()))
                .containsExactlyInAnyOrderElementsOf(
                        Schema.standard().stream("procs").fields());
        assertThat(((Source.Sequence) query.source()).fieldsReadUntil()).isEmpty();
    }

    private static String names(Collection<Field> fields) {
        return String.join(" ", fields.stream().map(Field::name).sorted().toList());
    }
}
