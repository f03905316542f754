package dev.ringside.driver.linux;

/** This kernel never has events of that kind. */
public final class NoEventsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoEventsException(String message) {
        super(message);
    }
}
