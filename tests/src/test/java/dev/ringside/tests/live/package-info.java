/** Queries on the running kernel: real processes, started for the test, and what comes out. */
@NullMarked
package dev.ringside.tests.live;

import org.jspecify.annotations.NullMarked;
