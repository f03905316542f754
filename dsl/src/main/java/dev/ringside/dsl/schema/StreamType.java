package dev.ringside.dsl.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named kind of event and the fields it may have. Immutable, but that an {@linkplain #isOpen() open} one gets to know the fields that are asked
 * for. For any thread.
 *
 * <p>Two streams of a schema are the same only if they are the same object, since a field's slot means something only within its stream.
 * {@linkplain #isDerived() Derived} types, those of the rows that operators make, are equal if they have the same name, fields and columns:
 * whoever asks an operator twice what it gives gets equal types.
 */
public final class StreamType {
    /** Stands before the names of data that fixed fields have too. */
    private static final String DATA = "data.";

    private static final String ETW = "etw";

    private final String name;
    private final String description;
    private final List<Integer> sysmonIds;
    private final List<Field> fields;
    private final List<Field> columns;
    private final Map<String, Field> byName;
    private final boolean derived;
    private final int width;
    private final Optional<String> provider;
    private final Optional<OpenFields> open;
    private final List<Part> parts;

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
        provider = Optional.ofNullable(builder.provider);
        open = builder.open ? Optional.of(new OpenFields(fields.size())) : Optional.empty();
        parts = List.copyOf(builder.parts);
        width = builder.nextSlot + (builder.open ? OpenFields.MOST : 0);
        columns = builder.columns.stream().map(this::field).toList();
    }

    /**
     * A type all of whose fields stand in a type of rows.
     *
     * @param prefix what stands before its fields' names there
     * @param offset the slot at which its slots begin there
     */
    private record Part(StreamType type, String prefix, int offset) {}

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

    /**
     * All fields, of an open type those that every event may have. A field's slot is its index here, but in rows that hold an event of an open type,
     * where slots are left out for the fields that are asked for.
     */
    public List<Field> fields() {
        return fields;
    }

    /** The fields that a table shows when the query selects none. */
    public List<Field> columns() {
        return columns;
    }

    /** How many slots an event may be asked for: what stands behind it in a row begins there. More than it has fields if it is open. */
    public int width() {
        return width;
    }

    /**
     * Whether its events may have fields that only they know: those of a provider, of which there are thousands. For such a type any name is a
     * field's, and the {@linkplain dev.ringside.dsl.event.Event#data data} of an event say which it has.
     */
    public boolean isOpen() {
        return open.isPresent() || parts.stream().anyMatch(part -> part.type.isOpen());
    }

    /** The provider of what {@code etw("…")} names, by its name or its GUID in braces, as it was written; empty for all other streams. */
    public Optional<String> provider() {
        return provider;
    }

    /** What events say they are of: the name, or {@code etw} and beside it the provider. */
    public String kind() {
        return provider.isPresent() ? ETW : name;
    }

    /** The field of that name or alias, of an open type also one that its events may have, as a text. */
    public Optional<Field> resolve(String fieldName) {
        return find(fieldName).or(() -> open(fieldName, FieldType.TEXT));
    }

    /**
     * The field that an open type's events may have under that name, read as that type; a value that cannot be read so is missing in an event. The
     * same name and type give the same field. Of a name and several types each has a slot of its own.
     *
     * @param fieldName how the data call it, perhaps with {@code data.} before it
     * @return empty if the type is not open there, or if it was asked for too many fields already
     */
    public Optional<Field> open(String fieldName, FieldType type) {
        String dataName = dataName(fieldName);
        if (open.isPresent()) {
            return open.get().field(nameOf(dataName), type);
        }
        Optional<Part> named = parts.stream()
                .filter(part -> !part.prefix.isEmpty() && dataName.startsWith(part.prefix))
                .max(Comparator.comparingInt(part -> part.prefix.length()));
        return named.isPresent()
                ? inRow(named.get(), dataName.substring(named.get().prefix.length()), type)
                : parts.stream()
                        .filter(part -> part.prefix.isEmpty())
                        .findFirst()
                        .flatMap(part -> inRow(part, fieldName, type));
    }

    private static Optional<Field> inRow(Part part, String fieldName, FieldType type) {
        return part.type.open(fieldName, type).map(field -> inRow(field, part));
    }

    /** Whether a field is one of those that only the events of an open type know. */
    public boolean isOpen(Field field) {
        return isOpen(field.slot());
    }

    private boolean isOpen(int slot) {
        return open.isPresent()
                ? slot >= fields.size()
                : part(slot).map(part -> part.type.isOpen(slot - part.offset)).orElse(false);
    }

    private Optional<Part> part(int slot) {
        return parts.stream()
                .filter(part -> slot >= part.offset && slot < part.offset + part.type.width)
                .findFirst();
    }

    /**
     * The field of that slot.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field at(int slot) {
        if (open.isPresent() && slot >= fields.size()) {
            return open.get().at(slot);
        }
        return fields.stream()
                .filter(field -> field.slot() == slot)
                .findFirst()
                .or(() -> part(slot).map(part -> inRow(part.type.at(slot - part.offset), part)))
                .orElseThrow(() -> new IllegalArgumentException(name + " has no slot " + slot));
    }

    /** What stands, in rows of several events, before the names of the fields that the slot belongs with; else nothing. */
    public String prefix(int slot) {
        return part(slot).map(Part::prefix).orElse("");
    }

    private static Field inRow(Field field, Part part) {
        return field.moved(part.prefix + field.name(), part.offset + field.slot());
    }

    /**
     * What a field of an open type's data is called, in queries and in JSON: as in the data, with {@code data.} before it if one of the fixed fields
     * answers to that, or to what stands before a dot in it.
     */
    public String nameOf(String dataName) {
        int dot = dataName.indexOf('.');
        boolean hidden = byName.containsKey(dot < 0 ? dataName : dataName.substring(0, dot));
        return hidden || dataName.startsWith(DATA) ? DATA + dataName : dataName;
    }

    /** How a field of an open type is called in the data of events: the reverse of {@link #nameOf}. */
    public static String dataName(Field field) {
        return dataName(field.name());
    }

    /** As {@link #dataName(Field)}, of its name. */
    public static String dataName(String fieldName) {
        return fieldName.startsWith(DATA) ? fieldName.substring(DATA.length()) : fieldName;
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
                        && parts.equals(type.parts)
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
        private final List<Part> parts = new ArrayList<>();
        private boolean derived;
        private boolean open;
        private @Nullable String provider;
        private int nextSlot;

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

        /** All fields that another type has, in the slots from the next one on, with that before their names. */
        public Builder part(StreamType type, String prefix) {
            int offset = nextSlot;
            for (Field field : type.fields) {
                nextSlot = offset + field.slot();
                copy(field, prefix + field.name());
            }
            parts.add(new Part(type, prefix, offset));
            nextSlot = offset + type.width;
            return this;
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
            fields.add(new Field(fieldName, type, nextSlot++, aliases, values, fieldDescription));
            return this;
        }

        /** Lets events have any other field as well. What the fields so far are called in Sysmon is left to those. */
        Builder open() {
            open = true;
            fields.replaceAll(Field::withoutAliases);
            return this;
        }

        /** The provider that {@code etw("…")} names. */
        Builder provider(String providerName) {
            provider = providerName;
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
