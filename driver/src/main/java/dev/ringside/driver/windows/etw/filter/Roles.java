package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of a stream are to its provider.
 *
 * @param stream the stream
 * @param base what is wanted of the provider for the stream as a whole
 * @param roles of those fields that have one
 */
public record Roles(StreamType stream, Wanted base, Map<Field, Role> roles) {
    /** Longer literals are left to user mode: a filter of what events carry has 4 KiB altogether. */
    private static final int LONGEST_TEXT = 256;

    /** With what events carry. */
    private static final Set<Operation> NUMBERS = Set.of(Operation.EQUAL, Operation.ORDER, Operation.IN);

    private static final Set<Operation> TEXTS = Set.of(Operation.EQUAL, Operation.IN, Operation.CONTAINS);

    public Roles {
        roles = Map.copyOf(roles);
    }

    /** What a field is to the provider; the data of an open stream are what events carry. */
    public Optional<Role> of(Field field) {
        if (!stream.isOpen(field)) {
            return Optional.ofNullable(roles.get(field));
        }
        return switch (field.type()) {
            // Of the numbers that ETW compares none is too large for a decimal one.
            case INT, NUMBER -> Optional.of(new Role.Numeric(StreamType.dataName(field)));
            case TEXT -> Optional.of(new Role.Text(StreamType.dataName(field)));
            default -> Optional.empty();
        };
    }

    /** What ETW can look at. */
    public Abilities abilities() {
        Map<Field, Set<Operation>> operations = new HashMap<>();
        roles.forEach((field, role) -> operations.put(field, operations(role)));
        return new Abilities("etw", Os.WINDOWS, operations, LONGEST_TEXT, LONGEST_TEXT, ProviderFilter.MOST_IDS)
                .withConstants(Map.of(stream.field("os"), "windows", stream.field("stream"), stream.name()))
                .withData(stream.isOpen() ? data() : Abilities.Data.NONE);
    }

    private Abilities.Data data() {
        return new Abilities.Data(
                stream.fields().size(),
                Map.of(FieldType.INT, NUMBERS, FieldType.NUMBER, NUMBERS, FieldType.TEXT, TEXTS));
    }

    private static Set<Operation> operations(Role role) {
        return switch (role) {
            case Role.EventId id -> EnumSet.of(Operation.EQUAL, Operation.IN);
            case Role.Level level -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.ORDER);
            case Role.Keywords keywords -> EnumSet.of(Operation.EQUAL, Operation.ARITHMETIC);
            case Role.Writer writer -> EnumSet.of(Operation.EQUAL, Operation.IN);
            case Role.Word word -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.IGNORE_CASE);
            case Role.Truth truth -> EnumSet.of(Operation.TRUE);
            case Role.Numeric number -> NUMBERS;
            case Role.Text text -> TEXTS;
            case Role.NamedNumber number -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.IGNORE_CASE);
        };
    }
}
