package dev.ringside.tests.bench;

import java.util.Locale;

/** Writes what was measured. */
final class Report {
    private Report() {}

    static void title(String text) {
        System.out.printf("%n%s%n", text);
    }

    static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** A figure that is to be at most its goal. */
    static void goal(String what, double value, double goal, String unit) {
        line("%-58s %7.2f%s  goal <= %.2f%s  %s", what, value, unit, goal, unit, value <= goal ? "met" : "MISSED");
    }

    /** A figure that is to be at least its goal. */
    static void least(String what, double value, double goal) {
        line("%-58s %8.3f  goal >= %.3f  %s", what, value, goal, value >= goal ? "met" : "MISSED");
    }
}
