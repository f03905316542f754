package dev.ringside.driver.windows.contract;

/** The driver gave something that does not keep to the contract; nothing of it is to be believed. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}
