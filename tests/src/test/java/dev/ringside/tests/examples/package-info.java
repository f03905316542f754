/** The examples as a person runs them. */
@NullMarked
package dev.ringside.tests.examples;

import org.jspecify.annotations.NullMarked;
