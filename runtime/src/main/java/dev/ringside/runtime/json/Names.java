package dev.ringside.runtime.json;

import dev.ringside.dsl.schema.Field;

/** Which of a field's names an output uses. */
public enum Names {
    /** The names that queries use. */
    RINGSIDE,
    /** Sysmon's names; a field that Sysmon does not have keeps its own in upper camel case. */
    SYSMON;

    public String of(Field field) {
        return switch (this) {
            case RINGSIDE -> field.name();
            case SYSMON -> field.sysmonName();
        };
    }
}
