package dev.ringside.driver.windows.filter;

import dev.ringside.driver.windows.contract.FieldKind;
import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.driver.windows.contract.RecordKind;
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

/**
 * Which fields of a stream the driver can decide about: those that its records have as they stand. Others are made in user mode, a user's name
 * from the id, a guid from several.
 */
public final class RecordMap {
    /** The longest literal that is compared in full. */
    private static final int LONGEST_TEXT = 1024;
    /** The longest literal that an automaton of one byte a state can find. */
    private static final int LONGEST_PATTERN = 255;

    private static final int LARGEST_SET = 10_000;

    private static final Set<Operation> NUMBER = Set.copyOf(
            EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS, Operation.ARITHMETIC));
    private static final Set<Operation> TRUTH = Set.copyOf(EnumSet.of(Operation.TRUE, Operation.EXISTS));
    private static final Set<Operation> TEXT = Set.copyOf(EnumSet.of(
            Operation.EQUAL,
            Operation.IN,
            Operation.STARTS_WITH,
            Operation.ENDS_WITH,
            Operation.CONTAINS,
            Operation.IGNORE_CASE,
            Operation.IGNORE_CASE_OF_ALL,
            Operation.EXISTS));

    /** What stands under one name in the schema and under another in records. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("sourcePid", "pid", "sourceImage", "image", "sourceThreadId", "tid");

    private static final String TIME = "time";

    private final RecordKind kind;
    private final Map<Field, RecordField> fields = new HashMap<>();
    private final Abilities abilities;
    private final Field time;

    /** The map of a stream whose events are records of that kind. */
    public RecordMap(StreamType stream, RecordKind kind) {
        this.kind = kind;
        this.time = stream.field(TIME);
        Map<Field, Set<Operation>> operations = new LinkedHashMap<>();
        operations.put(time, NUMBER);
        for (Field field : stream.fields()) {
            kind.find(OTHER_NAMES.getOrDefault(field.name(), field.name()))
                    .filter(recorded -> isSame(field.type(), recorded.kind()))
                    .ifPresent(recorded -> {
                        fields.put(field, recorded);
                        operations.put(field, operations(field.type()));
                    });
        }
        abilities = new Abilities("windows", Os.WINDOWS, operations, LONGEST_TEXT, LONGEST_PATTERN, LARGEST_SET)
                .withConstants(Map.of(stream.field("os"), "windows", stream.field("stream"), stream.name()));
    }

    private static boolean isSame(FieldType type, FieldKind kind) {
        return switch (kind) {
            case TEXT -> type.storage() == FieldType.Storage.TEXT;
            case TIME -> type == FieldType.TIME;
            case TICKS -> type == FieldType.DURATION;
            case NUMBER -> type == FieldType.INT || type == FieldType.PORT || type == FieldType.BOOL;
            case DATA -> false;
        };
    }

    private static Set<Operation> operations(FieldType type) {
        if (type.storage() == FieldType.Storage.TEXT) {
            return TEXT;
        }
        return type == FieldType.BOOL ? TRUTH : NUMBER;
    }

    public RecordKind kind() {
        return kind;
    }

    /** What a filter of this kind can do. */
    public Abilities abilities() {
        return abilities;
    }

    /** The field of the records that a field is, if it is one. */
    public Optional<RecordField> recorded(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Whether it is the time of the event, which stands in the head of a record. */
    boolean isTime(Field field) {
        return field.equals(time);
    }
}
