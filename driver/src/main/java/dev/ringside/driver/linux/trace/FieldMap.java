package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a stream the kernel can decide about: those that are one datum as it stands. Others are made of data in user mode, a user's
 * name from its id.
 */
public final class FieldMap {
    /** The longest literal that is compared in full. */
    private static final int LONGEST_TEXT = 1024;
    /** The longest literal that an automaton of one byte a state can find. */
    private static final int LONGEST_PATTERN = 255;
    /** More literals in one test make a program that takes long to verify. */
    private static final int LARGEST_SET = 10_000;

    private static final Set<Operation> NUMBER = Set.copyOf(
            EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN, Operation.EXISTS, Operation.ARITHMETIC));
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
        Map<Field, Set<Operation>> operations = new LinkedHashMap<>();
        for (Datum datum : Datum.values()) {
            if (hook.has(datum)) {
                datum.fields().stream()
                        .filter(name -> stream.find(name).isPresent())
                        .map(stream::field)
                        .forEach(field -> {
                            data.put(field, datum);
                            operations.put(field, datum.isText() ? TEXT : NUMBER);
                        });
            }
        }
        abilities = new Abilities("linux", Os.LINUX, operations, LONGEST_TEXT, LONGEST_PATTERN, LARGEST_SET)
                .withConstants(Map.of(stream.field("os"), "linux", stream.field("stream"), stream.name()));
    }

    /** What a filter at this hook can do. */
    public Abilities abilities() {
        return abilities;
    }

    /** The datum that a field is, if it is one. */
    public Optional<Datum> datum(Field field) {
        return Optional.ofNullable(data.get(field));
    }

    /** The field that a datum is, if it is one. */
    Optional<Field> field(Datum datum) {
        return data.entrySet().stream()
                .filter(entry -> entry.getValue() == datum)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The field of that name, if a filter at this hook can read it. */
    @Nullable
    Field named(String name) {
        return data.keySet().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
