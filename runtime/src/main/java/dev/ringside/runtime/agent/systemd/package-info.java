/**
 * The service on Linux, under systemd.
 *
 * <p>{@link dev.ringside.runtime.agent.systemd.SystemdInstallation} writes {@code Unit}, the unit with as few rights as suffice, and lets {@code
 * systemctl} do the rest. Depends on the installation that every system has.
 */
@NullMarked
package dev.ringside.runtime.agent.systemd;

import org.jspecify.annotations.NullMarked;
