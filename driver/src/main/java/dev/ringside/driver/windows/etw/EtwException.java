package dev.ringside.driver.windows.etw;

import java.util.Locale;

/** Windows refused something that has to do with tracing. {@link EtwDiagnosis} says what helps. */
public final class EtwException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final String subject;
    private final int number;

    /**
     * An error of Windows.
     *
     * @param function that refused, {@code StartTrace}
     * @param subject the session or provider that it was about
     * @param number Windows' error code
     */
    public EtwException(String function, String subject, int number) {
        super(function + " " + subject + ": error " + number
                + EtwError.of(number)
                        .map(error ->
                                " (" + error.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                        .orElse(""));
        this.function = function;
        this.subject = subject;
        this.number = number;
    }

    /** Which function refused. */
    public String function() {
        return function;
    }

    /** The session or provider that it was about. */
    public String subject() {
        return subject;
    }

    /** Windows' error code. */
    public int number() {
        return number;
    }

    public boolean is(EtwError error) {
        return number == error.number();
    }

    /** Throws if that is an error. */
    static void check(String function, String subject, int error) {
        if (error != 0) {
            throw new EtwException(function, subject, error);
        }
    }
}
