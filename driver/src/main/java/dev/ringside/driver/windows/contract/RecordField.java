package dev.ringside.driver.windows.contract;

/**
 * A field of a kind of record.
 *
 * @param number its number in its kind, and its bit in what is present and unknown
 * @param name the schema's, where the schema has it
 * @param kind what its 8 bytes are
 */
public record RecordField(int number, String name, FieldKind kind) {
    /** Where its 8 bytes lie in a record. */
    public int offset() {
        return Contract.RECORD_FIELDS + Long.BYTES * number;
    }

    /** Its bit among those of its kind. */
    public long bit() {
        return 1L << number;
    }
}
