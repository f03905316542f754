/**
 * Making the agent a part of a machine, and taking it away again.
 *
 * <p>{@link dev.ringside.runtime.agent.install.Installation} is what every system has; one is a list of {@link
 * dev.ringside.runtime.agent.install.Step}s, each of which can be taken back, so that what fails half way leaves nothing, and removing is the same list
 * backwards. {@link dev.ringside.runtime.agent.install.ServiceReport} is what there is to say about one. Depends on the agent.
 */
@NullMarked
package dev.ringside.runtime.agent.install;

import org.jspecify.annotations.NullMarked;
