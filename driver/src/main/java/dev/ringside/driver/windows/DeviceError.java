package dev.ringside.driver.windows;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why the device refuses: Windows' error codes that mean something to whoever uses it (winerror.h). The system makes them of the driver's
 * NTSTATUS.
 */
public enum DeviceError {
    /** There is no such device: the driver is not loaded. */
    FILE_NOT_FOUND(2),
    /** Only administrators and SYSTEM may open it. */
    ACCESS_DENIED(5),
    /** The driver does not know the control code (STATUS_INVALID_DEVICE_REQUEST). */
    INVALID_FUNCTION(1),
    /** The driver is not started, or not by this handle (STATUS_DEVICE_NOT_READY). */
    NOT_READY(21),
    /** The input is not as long as it should be (STATUS_INFO_LENGTH_MISMATCH). */
    BAD_LENGTH(24),
    /** Something in the input is none of what may stand there (STATUS_INVALID_PARAMETER). */
    INVALID_PARAMETER(87),
    /** No room for the answer (STATUS_BUFFER_TOO_SMALL). */
    INSUFFICIENT_BUFFER(122),
    /** Another handle reads (STATUS_DEVICE_BUSY). */
    BUSY(170),
    /** Another version is asked for than the driver speaks (STATUS_REVISION_MISMATCH). */
    REVISION_MISMATCH(1306),
    /** No memory (STATUS_INSUFFICIENT_RESOURCES). */
    NO_SYSTEM_RESOURCES(1450),
    /** It was called off because the handle is being closed (STATUS_CANCELLED). */
    OPERATION_ABORTED(995);

    private final int number;

    DeviceError(int number) {
        this.number = number;
    }

    /** The error of that number, if it is one of these. */
    public static Optional<DeviceError> of(int number) {
        return Arrays.stream(values()).filter(error -> error.number == number).findFirst();
    }

    /** Windows' number for it. */
    public int number() {
        return number;
    }
}
