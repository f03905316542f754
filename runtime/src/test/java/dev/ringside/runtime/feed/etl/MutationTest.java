package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.driver.windows.etw.record.schema.RecordedSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give what can be read, and neither throw nor hang. */
@Timeout(120)
final class MutationTest {
    private static final long SEED = 20_261_125;
    private static final int MUTANTS = 3000;
    /** Of a large file its beginning is enough. */
    private static final int LARGEST = 40_000;

    private static final List<String> FILES =
            List.of(Traces.AMSI, Traces.LXCORE, Traces.NETWORK, Traces.PROCESS, Traces.POWERSHELL, Traces.COMPRESSED);

    private final EventManifests manifests = new EventManifests();
    private final RecordedSchemas schemas = new RecordedSchemas(manifests);

    @TempDir
    private Path folder;

    @Test
    void mutantsOfRealFilesAreReadAsFarAsTheyCanBe() throws Exception {
        Random random = new Random(SEED);
        long whole = 0;
        long damaged = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = Files.readAllBytes(Traces.corpus(FILES.get(i % FILES.size())));
            Path mutant = Files.write(
                    folder.resolve("mutant.etl"),
                    mutated(Arrays.copyOf(bytes, Math.min(bytes.length, LARGEST)), random));
            Damage damage = new Damage();
            List<EventRecord> events = Traces.events(mutant, damage);
            decode(events);
            whole += events.size();
            damaged += damage.places() > 0 ? 1 : 0;
        }
        // Else the mutants would be none, or nothing would be left of them.
        assertThat(whole).isGreaterThan(MUTANTS);
        assertThat(damaged).isGreaterThan(MUTANTS / 10);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int changes = 1 + random.nextInt(10); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                // A length, an offset or a count that is as large as can be.
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
                default -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), Math.min(16, bytes.length - at));
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private void decode(List<EventRecord> events) {
        for (EventRecord event : events) {
            if (EventManifests.isPiece(event)) {
                manifests.take(event);
            }
            Optional<EventSchema> schema = schemas.find(event);
            if (schema.isPresent()) {
                EventData data = new EventData(event, schema.get());
                for (int i = 0; i < data.size(); i++) {
                    data.get(i).ifPresent(value -> assertThat(value.toString()).isNotNull());
                }
            }
        }
    }
}
