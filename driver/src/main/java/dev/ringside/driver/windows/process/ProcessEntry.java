package dev.ringside.driver.windows.process;

/**
 * A process, as the list of all of them has it.
 *
 * @param ppid pid of the process that made it; that one may have ended, and its pid belong to another one
 * @param startTime 100 ns since 1601; 0 for the idle process
 * @param session the login session
 * @param name file name of its program
 */
public record ProcessEntry(long pid, long ppid, long startTime, int session, String name) {}
