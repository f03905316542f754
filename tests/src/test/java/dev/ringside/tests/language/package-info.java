/**
 * What queries give, told by small files of events, queries and rows: run in this process, and through the program.
 *
 * <p>{@link dev.ringside.tests.language.LanguageFile} says how a file is written.
 */
@NullMarked
package dev.ringside.tests.language;

import org.jspecify.annotations.NullMarked;
