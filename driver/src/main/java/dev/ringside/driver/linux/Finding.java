package dev.ringside.driver.linux;

/**
 * What was found out about one thing that Ringside wants of the machine.
 *
 * @param name the thing, in a few words
 * @param detail what was found, one sentence without a full stop
 * @param remedy what to do about it; empty where all is well
 */
public record Finding(String name, Status status, String detail, String remedy) {
    public enum Status {
        OK,
        /** Works, though not as well as it could. */
        LIMITED,
        /** Live events are not to be had. */
        MISSING
    }

    static Finding ok(String name, String detail) {
        return new Finding(name, Status.OK, detail, "");
    }

    static Finding limited(String name, String detail, String remedy) {
        return new Finding(name, Status.LIMITED, detail, remedy);
    }

    static Finding missing(String name, String detail, String remedy) {
        return new Finding(name, Status.MISSING, detail, remedy);
    }
}
