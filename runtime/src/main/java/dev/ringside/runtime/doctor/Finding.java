package dev.ringside.runtime.doctor;

/**
 * One thing that was looked at.
 *
 * @param severity how it is
 * @param subject what was looked at, a few words: {@code kernel}
 * @param detail what was found, a clause without a full stop
 * @param remedy how to put it right, best a command; empty if there is nothing to put right
 */
public record Finding(Severity severity, String subject, String detail, String remedy) {
    /** How it is. */
    public enum Severity {
        /** As it should be. */
        GOOD,
        /** Something works less well than it could, or is missing that not everybody needs. */
        WARNING,
        /** Something that is required is missing: live queries do not work. */
        FAILURE
    }

    public static Finding good(String subject, String detail) {
        return new Finding(Severity.GOOD, subject, detail, "");
    }

    public static Finding warning(String subject, String detail, String remedy) {
        return new Finding(Severity.WARNING, subject, detail, remedy);
    }

    public static Finding failure(String subject, String detail, String remedy) {
        return new Finding(Severity.FAILURE, subject, detail, remedy);
    }
}
