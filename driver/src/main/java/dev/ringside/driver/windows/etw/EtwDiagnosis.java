package dev.ringside.driver.windows.etw;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.List;

/** Says in plain words why there are no events of ETW, and what helps. */
public final class EtwDiagnosis {
    private EtwDiagnosis() {}

    /** Why Windows refuses. */
    public static Diagnostic of(EtwException exception) {
        boolean provider = exception.function().equals("EnableTraceEx2");
        if (exception.is(EtwError.ACCESS_DENIED)) {
            return provider
                    ? diagnostic(
                            "Windows does not let this user listen to the provider " + exception.subject(),
                            "some providers are for the system alone: run it as a service (ringside install), or name another provider")
                    : diagnostic(
                            "events of Windows may be read by administrators and members of Performance Log Users only",
                            "start it from a terminal that was opened with \"Run as administrator\"");
        }
        if (exception.is(EtwError.NO_SYSTEM_RESOURCES)) {
            return provider
                    ? diagnostic(
                            "the provider " + exception.subject() + " reports to as many sessions as it can already",
                            "see which (logman query -ets), and stop one: logman stop NAME -ets")
                    : diagnostic(
                            "Windows has as many trace sessions as it allows",
                            "see which (logman query -ets), and stop one that nobody needs: logman stop NAME -ets");
        }
        if (exception.is(EtwError.ALREADY_EXISTS)) {
            return diagnostic(
                    "there is a trace session " + exception.subject() + " already, and it does not give way",
                    "stop it: logman stop \"" + exception.subject() + "\" -ets");
        }
        return diagnostic(
                "Windows refuses to trace: " + exception.getMessage(),
                "see the sessions that there are: logman query -ets");
    }

    /**
     * Why a provider cannot be found.
     *
     * @param nearest names that are like it
     */
    public static Diagnostic unknown(String provider, List<String> nearest) {
        return nearest.isEmpty()
                ? diagnostic(
                        "no provider is called '" + provider + "' on this machine", "list them: logman query providers")
                : diagnostic(
                        "no provider is called '" + provider + "' on this machine",
                        "did you mean '" + String.join("', '", nearest) + "'?",
                        "list them: logman query providers");
    }

    private static Diagnostic diagnostic(String message, String... hints) {
        return Diagnostic.of(Code.FEED, message, hints);
    }
}
