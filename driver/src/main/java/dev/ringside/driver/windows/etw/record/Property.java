package dev.ringside.driver.windows.etw.record;

import java.util.List;
import java.util.Optional;

/**
 * A field of an event's data.
 *
 * @param index its number among all properties of the schema, the members of structures included; what {@link Extent.Told} refers to
 * @param name as the provider gives it, which may be anything
 * @param in how it is stored; {@link InType#NULL} if it is a structure, or of a type that is not known
 * @param out what it means
 * @param length bytes, or characters of a text; only of types that have no length of their own
 * @param count {@link Extent#NATURAL} if it is one value, else it is a list
 * @param members of a structure, in their order; empty if it is none
 * @param map the names of its values
 */
public record Property(
        int index,
        String name,
        InType in,
        OutType out,
        Extent length,
        Extent count,
        List<Property> members,
        Optional<ValueMap> map) {
    public Property {
        members = List.copyOf(members);
    }

    /** One value without a structure and names. */
    public static Property of(int index, String name, InType in, OutType out) {
        return new Property(index, name, in, out, Extent.NATURAL, Extent.NATURAL, List.of(), Optional.empty());
    }

    public boolean isStructure() {
        return !members.isEmpty();
    }

    public boolean isList() {
        return !count.equals(Extent.NATURAL);
    }
}
