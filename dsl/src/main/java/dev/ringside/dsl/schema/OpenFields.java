package dev.ringside.dsl.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that an open type was asked for, each with a slot behind the fixed ones. For any thread. */
final class OpenFields {
    /** So many fields can be asked for: what queries name, each with the types that they read it as. */
    static final int MOST = 1 << 16;

    private final int firstSlot;
    private final Map<Key, Field> byKey = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();

    OpenFields(int firstSlot) {
        this.firstSlot = firstSlot;
    }

    private record Key(String name, FieldType type) {}

    synchronized Optional<Field> field(String name, FieldType type) {
        Key key = new Key(name, type);
        if (!byKey.containsKey(key) && fields.size() < MOST) {
            Field field =
                    new Field(name, type, firstSlot + fields.size(), List.of(), List.of(), "Of the provider's events");
            fields.add(field);
            byKey.put(key, field);
        }
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized Field at(int slot) {
        int index = slot - firstSlot;
        if (index < 0 || index >= fields.size()) {
            throw new IllegalArgumentException("nobody asked for the field of slot " + slot);
        }
        return fields.get(index);
    }
}
