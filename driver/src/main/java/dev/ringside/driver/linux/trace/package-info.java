/**
 * The programs that watch processes, and the reading of what they write.
 *
 * <p>Every {@link dev.ringside.driver.linux.trace.Hook} has two programs. A stub hangs on the tracepoint for as long as anybody listens: it
 * counts the event and tail-calls through a program array. Behind it stands the current filter: it decides which subscriptions want the event
 * and writes one record for all of them. Changing filters is one store into the array, so nothing is detached and each event goes through
 * exactly one filter; a generation number in the record says through which.
 *
 * <p>States of connections change while any process runs, interrupting what it does: the programs there have memory of their own, and tell of the process that is
 * remembered in {@code Sockets}.
 *
 * <p>Which hooks serve which stream is in {@link dev.ringside.driver.linux.trace.Levels}. Where the kernel lets programs on its functions, {@code PathPrograms} note there
 * what files it has found for a system call, and the call's gatherer takes that for the path instead of what was typed.
 *
 * <p>{@link dev.ringside.driver.linux.trace.Tracer} is the way in.
 */
@NullMarked
package dev.ringside.driver.linux.trace;

import org.jspecify.annotations.NullMarked;
