package dev.ringside.tests.language;

/**
 * A query and what must come of it.
 *
 * @param title what it shows, in words
 * @param query its text
 * @param expected what it gives, as an {@link Outcome} is written
 */
record LanguageCase(String title, String query, String expected) {
    /** Whether it shows what is wrong with a query. */
    boolean isError() {
        return expected.startsWith("error");
    }
}
