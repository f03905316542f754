package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.EtwException;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.dsl.schema.Providers;
import java.util.List;

/** The providers of this Windows machine, for completion: where Windows does not tell, there are none. */
public final class InstalledProviders implements Providers {
    private final dev.ringside.driver.windows.etw.Providers providers = new dev.ringside.driver.windows.etw.Providers();

    @Override
    public List<String> names() {
        try {
            return List.copyOf(providers.all().keySet());
        } catch (EtwException | LinkageError e) {
            return List.of();
        }
    }

    @Override
    public List<String> fields(String provider) {
        try {
            return providers
                    .find(provider)
                    .map(id -> providers.schemas(id).stream()
                            .flatMap(schema -> schema.properties().stream())
                            .map(Property::name)
                            .distinct()
                            .sorted()
                            .toList())
                    .orElse(List.of());
        } catch (EtwException | LinkageError e) {
            return List.of();
        }
    }
}
