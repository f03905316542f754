package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a few providers of Windows report, and the classic events of its kernel: for where Windows is not there to be asked. */
public final class WindowsManifests implements SchemaSource {
    private static final List<String> FILES = List.of(
            "Microsoft-Windows-DNS-Client.xml",
            "Microsoft-Windows-Kernel-Network.xml",
            "Microsoft-Windows-Kernel-Process.xml",
            "Microsoft-Windows-PowerShell.xml",
            "Microsoft-Windows-WMI-Activity.xml",
            "Windows-Kernel-Trace.xml");

    private final Map<UUID, Manifest> manifests = new HashMap<>();

    public WindowsManifests() {
        for (String file : FILES) {
            try (InputStream in = Objects.requireNonNull(WindowsManifests.class.getResourceAsStream(file), file)) {
                ManifestReader.read(in).forEach(manifest -> manifests.put(manifest.provider(), manifest));
            } catch (IOException e) {
                throw new UncheckedIOException("Ringside's own files cannot be read", e);
            }
        }
    }

    @Override
    public Optional<EventSchema> find(EventRecord event) {
        return Optional.ofNullable(manifests.get(event.provider()))
                .flatMap(manifest ->
                        event.header().has(EventHeader.CLASSIC) ? manifest.findClassic(event) : manifest.find(event));
    }
}
