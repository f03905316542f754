package dev.ringside.driver.btf;

/** The kernel's type information is not there, or not what the format says. */
public final class BtfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BtfException(String message) {
        super(message);
    }

    BtfException(String message, Throwable cause) {
        super(message, cause);
    }
}
