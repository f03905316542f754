package dev.ringside.dsl.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A named kind of event and the fields it may have. Immutable; two stream types are the same only if they are the same object, since a
 * field's slot means something only within its stream.
 */
public final class StreamType {
    private final String name;
    private final String description;
    private final List<Integer> sysmonIds;
    private final List<Field> fields;
    private final List<Field> columns;
    private final Map<String, Field> byName;

    private StreamType(Builder builder) {
        name = builder.name;
        description = builder.description;
        sysmonIds = List.copyOf(builder.sysmonIds);
        fields = List.copyOf(builder.fields);
        byName = new HashMap<>();
        for (Field field : fields) {
            for (String alias : field.aliases()) {
                byName.put(alias, field);
            }
        }
        // Second, so that a field's own name wins over another one's alias.
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
        columns = builder.columns.stream().map(this::field).toList();
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** Sysmon's event ids that this stream holds, empty if Sysmon has nothing like it. */
    public List<Integer> sysmonIds() {
        return sysmonIds;
    }

    /** All fields; a field's slot is its index here. */
    public List<Field> fields() {
        return fields;
    }

    /** The fields that a table shows when the query selects none. */
    public List<Field> columns() {
        return columns;
    }

    /** The field of that name or alias. */
    public Optional<Field> find(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    /**
     * The field of that name or alias.
     *
     * @throws IllegalArgumentException if there is none: for names that the program knows, not for what a user typed
     */
    public Field field(String fieldName) {
        return find(fieldName)
                .orElseThrow(() -> new IllegalArgumentException("stream " + name + " has no field " + fieldName));
    }

    /** Every name that a query may use for a field. */
    public Set<String> fieldNames() {
        return Set.copyOf(byName.keySet());
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects the fields of a stream in the order of their slots. */
    public static final class Builder {
        private final String name;
        private final String description;
        private final Set<Integer> sysmonIds = new LinkedHashSet<>();
        private final List<Field> fields = new ArrayList<>();
        private final List<String> columns = new ArrayList<>();

        public Builder(String name, String description, Integer... sysmonIds) {
            this.name = name;
            this.description = description;
            this.sysmonIds.addAll(Arrays.asList(sysmonIds));
        }

        /** A field without another name. */
        public Builder field(String fieldName, FieldType type, String fieldDescription) {
            return add(fieldName, type, List.of(), List.of(), fieldDescription);
        }

        /** A field that Sysmon has too. */
        public Builder field(String fieldName, FieldType type, String sysmonName, String fieldDescription) {
            return add(fieldName, type, List.of(sysmonName), List.of(), fieldDescription);
        }

        /** A field that holds one of a few words. */
        public Builder words(String fieldName, List<String> aliases, List<String> values, String fieldDescription) {
            return add(fieldName, FieldType.ENUM, aliases, values, fieldDescription);
        }

        /** A field in full. */
        public Builder add(
                String fieldName, FieldType type, List<String> aliases, List<String> values, String fieldDescription) {
            fields.add(new Field(fieldName, type, fields.size(), aliases, values, fieldDescription));
            return this;
        }

        /** Another name for a field that is there already, before those that it has. */
        public Builder alias(String fieldName, String alias) {
            fields.replaceAll(field -> field.name().equals(fieldName) ? field.withAlias(alias) : field);
            return this;
        }

        /** The fields that a table shows when the query selects none. */
        public Builder columns(String... fieldNames) {
            columns.addAll(Arrays.asList(fieldNames));
            return this;
        }

        public StreamType build() {
            return new StreamType(this);
        }
    }
}
