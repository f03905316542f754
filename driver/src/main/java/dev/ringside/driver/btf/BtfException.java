package dev.ringside.driver.btf;

import org.jspecify.annotations.Nullable;

/** The kernel's type information is not there, or not what the format says. */
public final class BtfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BtfException(String message) {
        super(message);
    }

    public BtfException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
