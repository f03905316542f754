package dev.ringside.driver.filter;

import java.util.HexFormat;

/**
 * A text of a predicate as the bytes that it is compared with.
 *
 * <p>Bytes are compared through a mask: a letter whose case does not matter and a blank that may be a NUL both differ from what they may be
 * only in bit 5, and no other byte differs from them in that bit alone. So setting the bit on both sides compares exactly.
 *
 * @param bytes as the source's {@link TextEncoding} writes the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the package
record Literal(byte[] bytes, Folding folding) {

    private static final int BIT_5 = 0x20;

    /** Which bytes count as equal. */
    record Folding(boolean ignoreCase, boolean nulIsBlank) {
        /** The bit that is set on both sides before a byte of the literal is compared, or 0. */
        int mask(int value) {
            int lower = value | BIT_5;
            boolean letter = ignoreCase && lower >= 'a' && lower <= 'z';
            return letter || (nulIsBlank && value == ' ') ? BIT_5 : 0;
        }

        /** All the bytes that count as equal to this one. */
        int[] all(int value) {
            int mask = mask(value);
            return mask == 0 ? new int[] {value} : new int[] {value | mask, value & ~mask};
        }
    }

    int length() {
        return bytes.length;
    }

    int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** Some bytes as a little-endian number. */
    long word(int from, int size) {
        long word = 0;
        for (int i = size - 1; i >= 0; i--) {
            word = word << 8 | at(from + i);
        }
        return word;
    }

    /** The masks of some bytes as a little-endian number. */
    long maskWord(int from, int size) {
        long word = 0;
        for (int i = size - 1; i >= 0; i--) {
            word = word << 8 | folding.mask(at(from + i));
        }
        return word;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes) + folding;
    }
}
