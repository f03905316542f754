package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverDiagnosis;
import dev.ringside.driver.windows.FilterRefusedException;
import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.function.Supplier;

/** Makes sentences for the user of what the driver refuses. */
final class Refusals {
    private Refusals() {}

    static <T> T explained(Supplier<T> action) {
        try {
            return action.get();
        } catch (DeviceException e) {
            throw new RingsideException(DriverDiagnosis.of(e), e);
        } catch (MalformedException e) {
            throw new RingsideException(DriverDiagnosis.of(e), e);
        } catch (FilterRefusedException e) {
            throw new RingsideException(DriverDiagnosis.of(e), e);
        } catch (LinkageError e) {
            throw new RingsideException(DriverDiagnosis.of(e), e);
        }
    }
}
