package dev.ringside.dsl.expr;

import dev.ringside.dsl.schema.FieldType;

/** The static type of an expression. */
public enum ValueType {
    TEXT,
    /** A whole number, exact to 64 bits. */
    INTEGER,
    /** A number as JavaScript has them: what arithmetic gives. */
    NUMBER,
    BOOL,
    /** Nanoseconds since the epoch. */
    TIME,
    /** Nanoseconds. */
    DURATION,
    IP,
    LIST,
    PROCESSES,
    EVENTS;

    /** The type that a field of that type has in an expression. */
    public static ValueType of(FieldType type) {
        return switch (type) {
            case NAME, PATH, TEXT, HASH, ENUM -> TEXT;
            case INT, PORT -> INTEGER;
            case NUMBER -> NUMBER;
            case BOOL -> BOOL;
            case TIME -> TIME;
            case DURATION -> DURATION;
            case IP -> IP;
            case LIST -> LIST;
            case PROCESSES -> PROCESSES;
            case EVENTS -> EVENTS;
        };
    }

    /** Whether values of this type have an order as numbers: everything an event stores as a number, except truth values. */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER || this == TIME || this == DURATION;
    }
}
