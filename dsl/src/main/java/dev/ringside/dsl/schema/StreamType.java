package dev.ringside.dsl.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named kind of event and the fields it may have. Immutable.
 *
 * <p>Two streams of a schema are the same only if they are the same object, since a field's slot means something only within its stream.
 * {@linkplain #isDerived() Derived} types, those of the rows that operators make, are equal if they have the same name, fields and columns:
 * whoever asks an operator twice what it gives gets equal types.
 */
public final class StreamType {
    private final String name;
    private final String description;
    private final List<Integer> sysmonIds;
    private final List<Field> fields;
    private final List<Field> columns;
    private final Map<String, Field> byName;
    private final boolean derived;

    private StreamType(Builder builder) {
        name = builder.name;
        derived = builder.derived;
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

    /** Whether it is no stream of a schema but what the rows of an operator are made of. */
    public boolean isDerived() {
        return derived;
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
    public boolean equals(@Nullable Object other) {
        return other == this
                || (derived
                        && other instanceof StreamType type
                        && type.derived
                        && name.equals(type.name)
                        && fields.equals(type.fields)
                        && columns.equals(type.columns));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + fields.size();
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
        private boolean derived;

        public Builder(String name, String description, Integer... sysmonIds) {
            this.name = name;
            this.description = description;
            this.sysmonIds.addAll(Arrays.asList(sysmonIds));
        }

        /** A type of rows that an operator makes of what that name says, for messages. */
        public static Builder derived(String name, String description) {
            Builder builder = new Builder(name, description);
            builder.derived = true;
            return builder;
        }

        /** The same field as another type has, in the next slot and perhaps with another name; its own other names stay with it if it keeps its name. */
        public Builder copy(Field field, String fieldName) {
            return add(
                    fieldName,
                    field.type(),
                    fieldName.equals(field.name()) ? field.aliases() : List.of(),
                    field.values(),
                    field.description());
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

        /** As {@link #columns(String...)}. */
        public Builder columns(List<String> fieldNames) {
            columns.addAll(fieldNames);
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
