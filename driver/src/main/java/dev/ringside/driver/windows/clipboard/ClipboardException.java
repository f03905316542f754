package dev.ringside.driver.windows.clipboard;

/** Windows does not let this process listen to the clipboard. */
public final class ClipboardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClipboardException(String operation, int error) {
        super(operation + ": error " + error);
    }
}
