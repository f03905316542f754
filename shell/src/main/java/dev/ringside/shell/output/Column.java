package dev.ringside.shell.output;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;

/**
 * A column of a table.
 *
 * @param field what it shows
 * @param title what stands above it
 * @param width how many columns of the terminal it takes
 */
record Column(Field field, String title, int width) {
    /** How wide a text is that may be anything, when nothing sets a limit. */
    private static final int ANY_TEXT = 24;

    private static final int TIME_OF_DAY = "06:01:17.123".length();
    private static final int DATE_AND_TIME = "2026-11-23 06:01:17.123".length();

    /** A column as wide as values of its kind usually are. */
    static Column usual(Field field, String title, boolean live) {
        return new Column(field, title, Math.max(title.length(), usualWidth(field, live)));
    }

    Column withWidth(int columns) {
        return new Column(field, title, columns);
    }

    /** Whether it can make use of more room, and live with less. */
    boolean isFlexible() {
        return switch (field.type()) {
            case PATH, HASH, LIST, PROCESSES, EVENTS -> true;
            case TEXT -> !isShortText(field);
            case NAME, ENUM, NUMBER, INT, PORT, BOOL, TIME, DURATION, IP -> false;
        };
    }

    /** Whether its values are lined up at the right. */
    boolean isRight() {
        return switch (field.type()) {
            case NUMBER, INT, PORT, DURATION -> true;
            case NAME, PATH, TEXT, HASH, ENUM, BOOL, TIME, IP, LIST, PROCESSES, EVENTS -> false;
        };
    }

    /** Whether part of a value is better than nothing: part of a number is another number. */
    boolean isCuttable() {
        return switch (field.type()) {
            case NAME, PATH, TEXT, HASH, ENUM, LIST, PROCESSES, EVENTS -> true;
            case NUMBER, INT, PORT, DURATION, BOOL, TIME, IP -> false;
        };
    }

    private static int usualWidth(Field field, boolean live) {
        return switch (field.type()) {
            case INT -> 7;
            case NUMBER -> 9;
            case PORT, BOOL -> 5;
            case DURATION -> 8;
            case TIME -> live ? TIME_OF_DAY : DATE_AND_TIME;
            case IP, NAME -> 15;
            case ENUM -> field.values().stream().mapToInt(String::length).max().orElse(8);
            case TEXT -> isShortText(field) ? 10 : ANY_TEXT;
            case PATH, HASH, LIST, PROCESSES, EVENTS -> ANY_TEXT;
        };
    }

    private static boolean isShortText(Field field) {
        return field.type() == FieldType.TEXT
                && switch (field.name()) {
                    case "user", "parentUser", "host", "tty" -> true;
                    default -> false;
                };
    }
}
