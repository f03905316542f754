package dev.ringside.dsl.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a stream.
 *
 * @param name the name in queries and in JSON, lower camel case
 * @param type what kind of value it holds
 * @param slot its index in its stream, by which events are asked for it; the fields that streams share have the same slot in all of them
 * @param aliases the other names it answers to: Sysmon's, where it has one, the preferred one first
 * @param values the words an {@link FieldType#ENUM} may hold, empty if open; or what the numbers from 0 on are called
 * @param description one line for completion and documentation
 */
public record Field(
        String name, FieldType type, int slot, List<String> aliases, List<String> values, String description) {

    public Field {
        aliases = List.copyOf(aliases);
        values = List.copyOf(values);
    }

    /** The name that Sysmon's schema gives it, or its own in upper camel case where Sysmon has none. */
    public String sysmonName() {
        return aliases.isEmpty() ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : aliases.get(0);
    }

    /** The same field with one more name, which is preferred to the others. */
    Field withAlias(String alias) {
        return new Field(
                name,
                type,
                slot,
                Stream.concat(Stream.of(alias), aliases.stream()).toList(),
                values,
                description);
    }

    Field withoutAliases() {
        return new Field(name, type, slot, List.of(), values, description);
    }

    /** The same field at another place, where it is called that. */
    Field moved(String newName, int newSlot) {
        return new Field(newName, type, newSlot, newName.equals(name) ? aliases : List.of(), values, description);
    }

    /** Written out because fields are keys in many maps: what a record gets by itself is made at run time, which takes milliseconds. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + slot;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Field field
                        && slot == field.slot
                        && type == field.type
                        && name.equals(field.name)
                        && description.equals(field.description)
                        && aliases.equals(field.aliases)
                        && values.equals(field.values));
    }

    @Override
    public String toString() {
        return name;
    }
}
