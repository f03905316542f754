package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
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

    public Roles {
        roles = Map.copyOf(roles);
    }

    public Optional<Role> of(Field field) {
        return Optional.ofNullable(roles.get(field));
    }

    /** What ETW can look at. */
    public Abilities abilities() {
        Map<Field, Set<Operation>> operations = new HashMap<>();
        roles.forEach((field, role) -> operations.put(field, operations(role)));
        return new Abilities("etw", Os.WINDOWS, operations, LONGEST_TEXT, LONGEST_TEXT, ProviderFilter.MOST_IDS)
                .withConstants(Map.of(stream.field("os"), "windows", stream.field("stream"), stream.name()));
    }

    private static Set<Operation> operations(Role role) {
        return switch (role) {
            case Role.EventId id -> EnumSet.of(Operation.EQUAL, Operation.IN);
            case Role.Level level -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.ORDER);
            case Role.Keywords keywords -> EnumSet.of(Operation.EQUAL, Operation.ARITHMETIC);
            case Role.Writer writer -> EnumSet.of(Operation.EQUAL, Operation.IN);
            case Role.Word word -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.IGNORE_CASE);
            case Role.Truth truth -> EnumSet.of(Operation.TRUE);
            case Role.Numeric number -> EnumSet.of(Operation.EQUAL, Operation.ORDER, Operation.IN);
            case Role.Text text -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.CONTAINS);
            case Role.NamedNumber number -> EnumSet.of(Operation.EQUAL, Operation.IN, Operation.IGNORE_CASE);
        };
    }
}
