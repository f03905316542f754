package dev.ringside.dsl.query;

/** How aggregates divide event time; all lengths in nanoseconds. Its {@code toString} is the text it is read from. */
public sealed interface Window {
    /** How long events that come late are waited for before a window's rows are made. */
    long lateness();

    /** Windows of that size, one behind the other, which begin at multiples of it since the epoch. */
    record Tumbling(long size, long lateness) implements Window {
        @Override
        public String toString() {
            return text(Text.duration(size), new OptionsText().lateness(lateness));
        }
    }

    /** Windows of that size, of which one begins at every multiple of the step since the epoch. */
    record Sliding(long size, long step, long lateness) implements Window {
        @Override
        public String toString() {
            return text(Text.duration(size) + ", " + Text.duration(step), new OptionsText().lateness(lateness));
        }
    }

    /** For each group, a window that lasts as long as no two events in it are further apart than the gap. */
    record Session(long gap, long lateness) implements Window {
        @Override
        public String toString() {
            return "window(" + new OptionsText().duration("session", gap).lateness(lateness) + ")";
        }
    }

    private static String text(String lengths, OptionsText options) {
        String object = options.toString();
        return "window(" + lengths + (object.isEmpty() ? "" : ", " + object) + ")";
    }
}
