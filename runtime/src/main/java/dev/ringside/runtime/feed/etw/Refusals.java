package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.DriverDiagnosis;
import dev.ringside.driver.windows.etw.EtwDiagnosis;
import dev.ringside.driver.windows.etw.EtwException;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.function.Supplier;

/** Makes sentences for the user of what Windows refuses. */
final class Refusals {
    private Refusals() {}

    static <T> T explained(Supplier<T> action) {
        try {
            return action.get();
        } catch (EtwException e) {
            throw new RingsideException(EtwDiagnosis.of(e), e);
        } catch (LinkageError e) {
            throw new RingsideException(DriverDiagnosis.of(e), e);
        }
    }
}
