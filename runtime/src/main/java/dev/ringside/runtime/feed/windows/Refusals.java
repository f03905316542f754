package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverDiagnosis;
import dev.ringside.driver.windows.FilterRefusedException;
import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.function.Supplier;

/** Makes sentences for the user of what the driver refuses. */
final class Refusals {
    private Refusals() {}

    static <T> T explained(Supplier<T> action) {
        try {
            return action.get();
        } catch (DeviceException e) {
            throw explained(DriverDiagnosis.of(e), e);
        } catch (MalformedException e) {
            throw explained(DriverDiagnosis.of(e), e);
        } catch (FilterRefusedException e) {
            throw explained(DriverDiagnosis.of(e), e);
        } catch (LinkageError e) {
            throw explained(DriverDiagnosis.of(e), e);
        }
    }

    private static RingsideException explained(Diagnostic diagnostic, Throwable cause) {
        RingsideException explained = new RingsideException(diagnostic);
        explained.initCause(cause);
        return explained;
    }
}
