/**
 * Diagnostics as the user sees them: the one place where they become text. Depends on the diagnostics and the console.
 */
@NullMarked
package dev.ringside.shell.report;

import org.jspecify.annotations.NullMarked;
