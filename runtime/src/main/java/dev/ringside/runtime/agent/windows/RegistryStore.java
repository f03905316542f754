package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.service.Registry;
import dev.ringside.runtime.agent.Configuration;
import dev.ringside.runtime.agent.ConfigurationStore;
import java.util.Optional;

/** A configuration in the registry, beside the driver's settings. Its hash tells a reader who comes while it is written that it is not whole. */
final class RegistryStore implements ConfigurationStore {
    private static final String DETECTIONS = "Configuration";
    private static final String SOURCE = "ConfigurationSource";
    private static final String HASH = "ConfigurationHash";

    @Override
    public Optional<Configuration> read() {
        return Refusals.explained(() -> value(DETECTIONS)
                .map(json -> Configuration.stored(
                        json, value(SOURCE).orElse(""), value(HASH).orElse(""))));
    }

    private static Optional<String> value(String name) {
        return Registry.text(Places.PARAMETERS, name);
    }

    @Override
    public void write(Configuration configuration) {
        Refusals.explained(() -> {
            Registry.set(Places.PARAMETERS, SOURCE, configuration.source());
            Registry.set(Places.PARAMETERS, HASH, configuration.hash());
            Registry.set(Places.PARAMETERS, DETECTIONS, configuration.json());
        });
    }
}
