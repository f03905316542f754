package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.NET;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.event;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.net;
import static dev.ringside.runtime.engine.Samples.predicate;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.query;
import static dev.ringside.runtime.engine.Samples.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JoinTest {
    private static final Query OTHER = query(NET);

    @Test
    void eventsThatAreNearAndHaveTheSameValuesArePaired() {
        try (Synthetic run = new Synthetic(query(PROCS, join(OTHER, "pid")))) {
            run.emit(
                            proc(1, "a", 7),
                            net(2, "x", 7, "1.1.1.1"),
                            net(3, "x", 8, "2.2.2.2"),
                            net(11, "x", 7, "3.3.3.3"),
                            net(12, "x", 7, "4.4.4.4"),
                            proc(13, "b", 8),
                            proc(13.5, "c", 8))
                    .end();

            assertThat(run.rows.of("time", "name", "right.time", "right.dst"))
                    .containsExactly("1 a 2 1.1.1.1", "1 a 11 3.3.3.3", "13 b 3 2.2.2.2");
        }
    }

    @Test
    void aRowCarriesBothEvents() {
        Event left = proc(1, "a", 7);
        Event right = net(2, "x", 7, "1.1.1.1");
        Collected traced = new Collected(true);
        try (Synthetic run = new Synthetic(query(PROCS, join(OTHER, "pid")), Limits.DEFAULT, traced)) {
            run.emit(left, right).end();

            Event row = traced.rows().get(0).event();
            assertThat(row.events(row.stream().field("events").slot())).containsExactly(left, right);
            assertThat(traced.rows().get(0).origins()).containsExactly(left, right);
        }
    }

    @Test
    void aRowOfOpenStreamsHasTheDataOfBothWhoeverWantsIt() {
        StreamType events = Samples.SCHEMA.stream("events");
        for (boolean traced : new boolean[] {false, true}) {
            Collected rows = new Collected(traced);
            try (Synthetic run = new Synthetic(query(events, join(query(events), "computer")), Limits.DEFAULT, rows)) {
                // One that is on both sides.
                run.emit(event(events, 1)
                                .set("computer", "desk")
                                .add("User", "kim")
                                .build())
                        .end();

                assertThat(rows.rows()).hasSize(1);
                assertThat(rows.rows().getFirst().event().data())
                        .as("traced: %s", traced)
                        .extracting(Datum::name)
                        .containsExactly("User", "right.User");
            }
        }
    }

    @Test
    void bothSidesAreFilteredByTheFeedAndTheConditionSeesBoth() {
        Query other = query(NET, where(NET, "name == \"x\""));
        Operator.Join by = join(other, "pid");
        Operator.Join on = new Operator.Join(
                other,
                by.by(),
                Optional.of(predicate(by.output(PROCS), "ppid != pid && name == \"a\"")),
                by.within(),
                by.lateness());
        try (Synthetic run = new Synthetic(query(PROCS, where(PROCS, "pid > 6"), on))) {
            assertThat(run.subscription.plan().parts())
                    .hasSize(2)
                    .allMatch(part -> part.split().exact());
            run.emit(
                            proc(1, "a", 7),
                            proc(1, "a", 6),
                            proc(1, "b", 7),
                            net(2, "x", 7, "1.1.1.1"),
                            net(2, "y", 7, "1.1.1.1"),
                            net(2, "x", 6, "1.1.1.1"))
                    .end();

            assertThat(run.rows.of("name", "pid", "right.name")).containsExactly("a 7 x");
            assertThat(run.subscription.accounts().filtered()).isEqualTo(2);
        }
    }

    @Test
    void rowsComeOnceLateEventsHaveBeenWaitedFor() {
        try (Synthetic run = new Synthetic(query(PROCS, join(OTHER, "pid")))) {
            run.emit(net(5, "x", 7, "1.1.1.1"), proc(4, "a", 7), proc(6.9, "b", 1));
            assertThat(run.rows.rows()).isEmpty();
            run.feed.tick(nanos(7));
            assertThat(run.rows.of("name", "right.time")).containsExactly("a 5");
            run.emit(proc(4.9, "late", 7));
            assertThat(run.subscription.late()).isEqualTo(1);
            run.end();

            assertThat(run.rows.rows()).hasSize(1);
        }
    }

    @Test
    void missingValuesAreNotTheSame() {
        try (Synthetic run = new Synthetic(query(PROCS, join(OTHER, "pid")))) {
            run.emit(event(PROCS, 1).build(), event(NET, 1).build()).end();

            assertThat(run.rows.rows()).isEmpty();
        }
    }

    @Test
    void itEndsWhenOneSideHasEndedAndNothingOfItCanBePairedAnyMore() {
        Query first = query(NET, new Operator.Take(1));
        try (Synthetic run = new Synthetic(query(PROCS, join(first, "pid")))) {
            run.emit(net(1, "x", 7, "1.1.1.1"), proc(2, "a", 7), proc(10, "b", 7));
            assertThat(run.subscription.ended()).isNotDone();
            run.emit(proc(14, "c", 7));

            assertThat(run.rows.of("name")).containsExactly("a", "b");
            assertThat(run.subscription.ended()).isDone();
        }
    }

    @Test
    void beyondTheLimitTheOldestAreForgotten() {
        Limits limits = new Limits(100, 2, 10);
        Operator.Join join = new Operator.Join(OTHER, List.of("pid"), Optional.empty(), nanos(10), 0);
        try (Synthetic run = new Synthetic(query(PROCS, join), limits, new Collected())) {
            run.emit(proc(1, "a", 7), proc(2, "b", 7), proc(3, "c", 7), net(4, "x", 7, "1.1.1.1"))
                    .end();

            assertThat(run.rows.of("name")).containsExactly("b", "c");
            assertThat(run.subscription.stats().overflows())
                    .extracting(Stats.Overflow::what)
                    .containsExactly("events were forgotten before their time");
        }
    }

    @Test
    void joinsOfJoinsCarryAllTheirEvents() {
        Query exits = query(Samples.EXITS);
        Operator.Join first = join(OTHER, "pid");
        Operator.Join second = join(exits, "pid");
        Collected traced = new Collected(true);
        try (Synthetic run = new Synthetic(query(PROCS, first, second), Limits.DEFAULT, traced)) {
            run.emit(proc(1, "a", 7), net(2, "x", 7, "1.1.1.1"), Samples.exit(3, "a", 7))
                    .end();

            assertThat(traced.of("name", "right.name", "right2.name")).containsExactly("a x a");
            assertThat(traced.rows().get(0).origins()).hasSize(3);
        }
    }

    private static Operator.Join join(Query other, String... by) {
        return new Operator.Join(other, List.of(by), Optional.empty(), nanos(10), nanos(2));
    }
}
