package dev.ringside.tests.language;

/**
 * A query and what must come of it.
 *
 * @param title what it shows, in words
 * @param query its text
 * @param expected what the program writes
 */
record LanguageCase(String title, String query, Outcome expected) {}
