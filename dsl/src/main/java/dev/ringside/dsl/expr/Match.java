package dev.ringside.dsl.expr;

import dev.ringside.dsl.schema.FieldType;

/**
 * How two texts are compared. Where case is ignored, each UTF-16 unit is upper-cased by itself, and a unit outside ASCII never becomes one
 * inside it: what Windows does to names and JavaScript to {@code /…/i}.
 */
public enum Match {
    /** Unit by unit. */
    EXACT,
    /** As a file name: on a Windows event case is ignored and {@code .exe} may be left out; else exact. */
    NAME,
    /** As a path: on a Windows event case is ignored; else exact. */
    PATH,
    /** Case is ignored, whatever the system. */
    IGNORE_CASE;

    /** What {@code ==} and the text methods mean on a field of that type. */
    public static Match of(FieldType type) {
        return switch (type) {
            case NAME -> NAME;
            case PATH -> PATH;
            case HASH, ENUM -> IGNORE_CASE;
            default -> EXACT;
        };
    }
}
