package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.driver.windows.etw.record.TraceEventInfo;
import java.util.Optional;

/** Schemas as Windows knows them: from the manifests of installed providers, from WMI for classic events, from the events themselves. */
public final class TdhSchemas implements SchemaSource {
    @Override
    public Optional<EventSchema> find(EventRecord event) {
        Memory record = NativeRecords.write(event);
        try {
            return TraceEventInfo.read(
                    Grown.call(
                            "TdhGetEventInformation",
                            Guid.text(event.provider()),
                            (buffer, size) -> Tdh.TdhGetEventInformation(record, 0, 0, buffer, size)),
                    map -> Optional.empty());
        } catch (EtwException e) {
            // Nobody has installed a manifest for it.
            return Optional.empty();
        } finally {
            record.close();
        }
    }
}
