/**
 * Which of the standard streams are terminals: {@link dev.ringside.runtime.console.StandardStreams}, for what prints. Depends on the driver, through which
 * Windows is asked.
 */
@NullMarked
package dev.ringside.runtime.console;

import org.jspecify.annotations.NullMarked;
