package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.Arrays;
import java.util.List;

/** Events and pieces of queries for tests. Times are seconds since the epoch. */
public final class Samples {
    public static final Schema SCHEMA = Schema.standard();
    public static final StreamType PROCS = SCHEMA.stream("procs");
    public static final StreamType NET = SCHEMA.stream("net");
    public static final StreamType EXITS = SCHEMA.stream("exits");
    public static final long SECOND = 1_000_000_000L;

    private static final QueryParser PARSER = new QueryParser(SCHEMA);

    private Samples() {}

    public static long nanos(double seconds) {
        return Math.round(seconds * SECOND);
    }

    /** Starts of processes, each written as a name of one letter and a time: {@code "a1 b2.5"}. The pid is the time's whole part. */
    public static List<Event> procs(String events) {
        return Arrays.stream(events.split(" ", -1))
                .map(event -> {
                    double time = Double.parseDouble(event.substring(1));
                    return proc(time, event.substring(0, 1), (long) time);
                })
                .toList();
    }

    public static Event proc(double time, String name, long pid) {
        return event(PROCS, time).set("name", name).set("pid", pid).build();
    }

    public static Event exit(double time, String name, long pid) {
        return event(EXITS, time).set("name", name).set("pid", pid).build();
    }

    public static Event net(double time, String name, long pid, String destination) {
        return event(NET, time)
                .set("name", name)
                .set("pid", pid)
                .set(NET.field("dst"), IpAddress.parse(destination).orElseThrow())
                .build();
    }

    public static EventBuilder event(StreamType stream, double time) {
        return new EventBuilder(stream, Os.LINUX)
                .set("time", nanos(time))
                .set("stream", stream.name())
                .set("os", "linux");
    }

    public static Predicate predicate(StreamType type, String text) {
        return PARSER.predicate(text, "test", type);
    }

    public static Operator.Where where(StreamType type, String text) {
        return new Operator.Where(predicate(type, text));
    }

    public static Query query(StreamType stream, Operator... operators) {
        return new Query(stream, Arrays.asList(operators));
    }

    /** The value of a field. */
    public static Expr field(StreamType type, String name) {
        return new Expr.FieldRef(type.field(name));
    }

    public static List<Expr> fields(StreamType type, String... names) {
        return Arrays.stream(names).map(name -> field(type, name)).toList();
    }
}
