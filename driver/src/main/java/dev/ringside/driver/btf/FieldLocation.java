package dev.ringside.driver.btf;

/**
 * Where a member of a structure lies.
 *
 * @param offset bytes from the start of the structure that the path began with; of a bit field, of the word that holds it
 * @param size bytes, of an array all of it, 0 of an array without a length; of a bit field, of the word that holds it
 * @param bitOffset of a bit field its lowest bit in that word on a little-endian machine, else 0
 * @param bitSize of a bit field how many bits it has, else 0
 * @param signed whether it is a signed number
 * @param typeId its type as declared, for {@link Btf#typeName}
 * @param target of a pointer the id of what it points to, without typedefs and qualifiers; of an array the id of its elements' type; else 0
 */
public record FieldLocation(int offset, int size, int bitOffset, int bitSize, boolean signed, int typeId, int target) {
    public boolean isBitField() {
        return bitSize > 0;
    }
}
