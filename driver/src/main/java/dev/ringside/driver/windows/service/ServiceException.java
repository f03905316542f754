package dev.ringside.driver.windows.service;

/** Windows refuses something about services, the registry or a folder. {@link ServiceDiagnosis} says what helps. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int number;

    /**
     * An error of the system.
     *
     * @param operation what was tried, for instance {@code start the service Ringside}
     * @param number Windows' error code
     */
    public ServiceException(String operation, int number) {
        super(operation + ": error " + number);
        this.operation = operation;
        this.number = number;
    }

    /** What was tried. */
    public String operation() {
        return operation;
    }

    /** Windows' error code. */
    public int number() {
        return number;
    }
}
