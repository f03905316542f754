/**
 * What queries mean, as small files of queries, events, and what comes of them; run in the test's own JVM and through the real program.
 *
 * <p>{@link dev.ringside.tests.language.LanguageFile} says how the files are written. {@link dev.ringside.tests.language.InProcess} and {@link
 * dev.ringside.tests.language.ShellSession} run their cases, which the tests compare with what the files say.
 */
@NullMarked
package dev.ringside.tests.language;

import org.jspecify.annotations.NullMarked;
