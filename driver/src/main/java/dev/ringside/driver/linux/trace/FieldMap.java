package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields of a stream the kernel can decide about: those that are one datum as it stands. Others are made of data in user mode, a user's
 * name from its id.
 */
public final class FieldMap {
    /** The longest literal that is compared in full. */
    private static final int LONGEST_TEXT = 1024;
    /** The longest literal that an automaton of one byte a state can find. */
    private static final int LONGEST_PATTERN = 255;
    /** A longer text of an ancestor is not told apart from one that the event has no room for. */
    private static final int LONGEST_ANCESTOR = Ancestry.ROOM_FOR_TEXT;
    /** Each costs a comparison for each ancestor. */
    private static final int MOST_NAMES_OF_ANCESTORS = 64;
    /** More literals in one test make a program that takes long to verify. */
    private static final int LARGEST_SET = 10_000;

    private static final Set<Operation> NUMBER = Set.copyOf(
            EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS, Operation.ARITHMETIC));
    private static final Set<Operation> TRUTH = Set.copyOf(EnumSet.of(Operation.TRUE, Operation.EXISTS));
    private static final Set<Operation> ADDRESS =
            Set.copyOf(EnumSet.of(Operation.EQUAL, Operation.NETWORK, Operation.EXISTS));
    private static final Set<Operation> NUMBER_OF_ANCESTOR =
            Set.copyOf(EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS));
    private static final Set<Operation> TEXT = Set.copyOf(EnumSet.of(
            Operation.EQUAL,
            Operation.IN,
            Operation.STARTS_WITH,
            Operation.ENDS_WITH,
            Operation.CONTAINS,
            Operation.IGNORE_CASE,
            Operation.EXISTS));

    private final Map<Field, Datum> data = new HashMap<>();
    private final Abilities abilities;

    /** The map of a stream whose events come from a hook. */
    public FieldMap(StreamType stream, Hook hook) {
        this(stream, hook::has);
    }

    /** That of the processes that are there: what their own memory says of them nobody else can read, nor what was there only when a program was executed. */
    public static FieldMap ofProcesses(StreamType procs) {
        return new FieldMap(procs, datum -> datum.isOfEveryProcess() && datum != Datum.CMDLINE);
    }

    private FieldMap(StreamType stream, Predicate<Datum> has) {
        Map<Field, Set<Operation>> operations = new LinkedHashMap<>();
        for (Datum datum : Datum.values()) {
            if (has.test(datum)) {
                datum.fields().stream()
                        .filter(name -> stream.find(name).isPresent())
                        .map(stream::field)
                        .forEach(field -> {
                            data.put(field, datum);
                            operations.put(field, operations(field));
                        });
            }
        }
        abilities = new Abilities("linux", Os.LINUX, operations, LONGEST_TEXT, LONGEST_PATTERN, LARGEST_SET)
                .withConstants(Map.of(stream.field("os"), "linux", stream.field("stream"), stream.name()))
                .withProcesses(stream.find("ancestors")
                        .map(field -> Map.of(field, ancestors()))
                        .orElse(Map.of()));
    }

    private static Abilities ancestors() {
        Map<Field, Set<Operation>> operations = new LinkedHashMap<>();
        AncestorSource.FIELDS.forEach(
                (field, datum) -> operations.put(field, datum.isText() ? TEXT : NUMBER_OF_ANCESTOR));
        return new Abilities("linux", Os.LINUX, operations, LONGEST_ANCESTOR, LONGEST_PATTERN, MOST_NAMES_OF_ANCESTORS);
    }

    private static Set<Operation> operations(Field field) {
        return switch (field.type().storage()) {
            case TEXT -> TEXT;
            case NUMBER -> field.type() == FieldType.BOOL ? TRUTH : NUMBER;
            case ADDRESS -> ADDRESS;
            case DECIMAL, LIST, PROCESSES, EVENTS ->
                throw new IllegalArgumentException(field + " is no datum of a kernel");
        };
    }

    /** What a filter at this hook can do. */
    public Abilities abilities() {
        return abilities;
    }

    /** The datum that a field is, if it is one. */
    public Optional<Datum> datum(Field field) {
        return Optional.ofNullable(data.get(field));
    }

    /** Those that a filter at this hook can read. */
    Set<Field> fields() {
        return data.keySet();
    }

    /** The field that a datum is, if it is one. */
    Optional<Field> field(Datum datum) {
        return data.entrySet().stream()
                .filter(entry -> entry.getValue() == datum)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
