package dev.ringside.tests.evtx;

/**
 * A damaged copy of a file.
 *
 * @param first where the damage begins
 * @param end where it ends; at the end of what was the file, if that was cut
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Mutant(Mutation mutation, byte[] content, int first, int end) {}
