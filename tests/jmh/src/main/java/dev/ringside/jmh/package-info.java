/** Microbenchmarks of what runs for every event. */
@NullMarked
package dev.ringside.jmh;

import org.jspecify.annotations.NullMarked;
