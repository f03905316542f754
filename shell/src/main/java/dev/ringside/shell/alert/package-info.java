/**
 * How alerts are written to standard output.
 *
 * <p>{@link dev.ringside.shell.alert.AlertOutput} writes them in a format of {@code -o}: as objects of JSON, or as rows of a table or of pairs by
 * the writers that rows of queries have. Depends on the outputs and on what alerts are.
 */
@NullMarked
package dev.ringside.shell.alert;

import org.jspecify.annotations.NullMarked;
