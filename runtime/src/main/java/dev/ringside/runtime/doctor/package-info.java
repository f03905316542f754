/**
 * What works on this machine, what does not, and how to put it right, as data.
 *
 * <p>A {@link dev.ringside.runtime.doctor.Check} looks at one subject and gives {@link dev.ringside.runtime.doctor.Finding}s; {@link
 * dev.ringside.runtime.doctor.Checks} has all of them. Depends on the feeds, whose checks it collects.
 */
@NullMarked
package dev.ringside.runtime.doctor;

import org.jspecify.annotations.NullMarked;
