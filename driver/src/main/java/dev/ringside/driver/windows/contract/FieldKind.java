package dev.ringside.driver.windows.contract;

/** What the 8 bytes of a record's field are, in the order of the header's {@code rs_type}. */
public enum FieldKind {
    /** A whole number, signed; a truth is 1 or 0. */
    NUMBER,
    /** 100 ns since 1601, UTC. */
    TIME,
    /** A length of time, 100 ns. */
    TICKS,
    /** Where a text lies in the record, and its bytes of UTF-16. */
    TEXT,
    /** Where raw data lies in the record, and its bytes. */
    DATA;

    /** Whether the 8 bytes say where something lies. */
    public boolean isPlaced() {
        return this == TEXT || this == DATA;
    }
}
