/** The service on Linux: the agent in a process of its own, with the rights that its unit gives it and no others, on what this machine really does. */
@NullMarked
package dev.ringside.tests.agent;

import org.jspecify.annotations.NullMarked;
