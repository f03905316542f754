/**
 * Ringside on Windows, as far as Wine is that: the driver, loaded by Wine's kernel process, and the command line on a JVM for Windows. Wine calls none of
 * the driver's callbacks, so the driver's build for tests calls them itself when it is asked to.
 */
@NullMarked
package dev.ringside.tests.wine;

import org.jspecify.annotations.NullMarked;
