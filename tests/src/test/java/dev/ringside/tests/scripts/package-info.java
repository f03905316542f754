/** The scripts that Ringside ships: each with its cases, and all against their types. */
@NullMarked
package dev.ringside.tests.scripts;

import org.jspecify.annotations.NullMarked;
