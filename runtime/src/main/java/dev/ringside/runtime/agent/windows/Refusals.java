package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.service.ServiceDiagnosis;
import dev.ringside.driver.windows.service.ServiceException;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.WholeFile;
import java.io.IOException;
import java.util.function.Supplier;

/** Makes sentences for the user of what Windows refuses. */
final class Refusals {
    private Refusals() {}

    static void explained(Runnable action) {
        explained(() -> {
            action.run();
            return true;
        });
    }

    static <T> T explained(Supplier<T> action) {
        try {
            return action.get();
        } catch (ServiceException e) {
            throw new RingsideException(ServiceDiagnosis.of(e), e);
        }
    }

    interface FileAction {
        void run() throws IOException;
    }

    static void file(String operation, FileAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "cannot " + operation + ": " + WholeFile.reason(e),
                    "start it from a terminal that was opened with \"Run as administrator\""));
        }
    }
}
