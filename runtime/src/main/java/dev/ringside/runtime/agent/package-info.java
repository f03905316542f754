/**
 * What runs unattended on a machine, the same on every system.
 *
 * <ul>
 *   <li>{@link dev.ringside.runtime.agent.Agent} runs the {@link dev.ringside.runtime.agent.Configuration} of a {@link
 *       dev.ringside.runtime.agent.ConfigurationStore}, and exchanges what has changed in it while the rest goes on
 *   <li>{@link dev.ringside.runtime.agent.ConfigurationCheck} finds out beforehand what is wrong with one
 *   <li>{@link dev.ringside.runtime.agent.AlertFile} keeps what was found, in {@link dev.ringside.runtime.agent.RotatedFile files} that never take more
 *       than their room; {@link dev.ringside.runtime.agent.SystemLog} is what the system has for that
 *   <li>{@link dev.ringside.runtime.agent.AgentReport} is how it is getting on, for whoever asks from another process
 * </ul>
 *
 * <p>Depends on the host of scripts and on the feeds; how it is installed and started is the business of the packages below.
 */
@NullMarked
package dev.ringside.runtime.agent;

import org.jspecify.annotations.NullMarked;
