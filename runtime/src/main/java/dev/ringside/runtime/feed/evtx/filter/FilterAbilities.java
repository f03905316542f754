package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.FieldSource;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.LogStreams;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is decided on records: tests of the fields that records of some kind have. */
final class FilterAbilities {
    private static final String FEED = "evtx";
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LARGEST_SET = 1 << 16;

    private static final Set<Operation> TEXTS = EnumSet.of(
            Operation.EQUAL,
            Operation.IN,
            Operation.STARTS_WITH,
            Operation.ENDS_WITH,
            Operation.CONTAINS,
            Operation.IGNORE_CASE,
            Operation.IGNORE_CASE_OF_ALL,
            Operation.EXISTS);
    private static final Set<Operation> NUMBERS =
            EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.ARITHMETIC, Operation.EXISTS);
    private static final Set<Operation> TRUTHS = EnumSet.of(Operation.TRUE, Operation.EXISTS);
    private static final Set<Operation> ADDRESSES = EnumSet.of(Operation.EQUAL, Operation.NETWORK, Operation.EXISTS);

    private FilterAbilities() {}

    static Abilities of(StreamType stream) {
        Map<Field, Set<Operation>> operations = new HashMap<>();
        for (LogMapping mapping : LogStreams.mappings(stream)) {
            for (Field field : stream.fields()) {
                if (isDecided(mapping.source(field))) {
                    operations.put(field, operations(field.type()));
                }
            }
        }
        Abilities able = new Abilities(FEED, Os.WINDOWS, operations, LONGEST_TEXT, LONGEST_TEXT, LARGEST_SET)
                .withConstants(Map.of(stream.field("os"), "windows"));
        return stream.isOpen() ? able.withData(data(stream)) : able;
    }

    private static Abilities.Data data(StreamType stream) {
        return new Abilities.Data(
                stream.fields().size(),
                Arrays.stream(FieldType.values()).collect(Collectors.toMap(type -> type, FilterAbilities::operations)));
    }

    /** Not what only the reader counts, or what these records never have. */
    private static boolean isDecided(FieldSource source) {
        return !(source instanceof FieldSource.None || source instanceof FieldSource.Sequence);
    }

    private static Set<Operation> operations(FieldType type) {
        return switch (type) {
            case NAME, PATH, TEXT, HASH, ENUM -> TEXTS;
            case NUMBER, INT, PORT, TIME, DURATION -> NUMBERS;
            case BOOL -> TRUTHS;
            case IP -> ADDRESSES;
            case LIST, PROCESSES, EVENTS -> Set.of();
        };
    }
}
