package dev.ringside.driver.windows;

import java.util.Locale;

/** The device could not be opened, or refused a control code. {@link DriverDiagnosis} says what helps. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int number;

    /**
     * An error of the system.
     *
     * @param operation what was tried, for instance {@code start}
     * @param number Windows' error code
     */
    public DeviceException(String operation, int number) {
        super(operation + ": error " + number
                + DeviceError.of(number)
                        .map(error ->
                                " (" + error.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                        .orElse(""));
        this.operation = operation;
        this.number = number;
    }

    public DeviceException(String operation, DeviceError error) {
        this(operation, error.number());
    }

    /** What was tried. */
    public String operation() {
        return operation;
    }

    /** Windows' error code. */
    public int number() {
        return number;
    }

    public boolean is(DeviceError error) {
        return number == error.number();
    }
}
