package dev.ringside.runtime.feed.etl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.windows.etw.record.EventRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The .etl files of the corpus, and what is in such files. */
final class Traces {
    static final String AMSI = "airbus-cert+etl-parser/tests/example/AMSITrace.etl";
    static final String LXCORE = "airbus-cert+etl-parser/tests/example/lxcore_kernel.etl";
    static final String NETWORK = "microsoft+Tx/Traces/KernelNetwork.etl";
    static final String PROCESS = "microsoft+Tx/Traces/Process.etl";
    static final String POWERSHELL = "microsoft+krabsetw/examples/NativeExamples/powershell.etl";
    static final String COMPRESSED =
            "microsoft+perfview/src/TraceEvent/TraceEvent.Tests/inputs/Regression/SelfDescribingSingleEvent.etl";
    static final String RUNTIME = "microsoft+perfview/src/TraceEvent/TraceEvent.Tests/inputs/gcevents.etl.zip";

    private Traces() {}

    /** A file of the corpus; the test is skipped if it is not there. */
    static Path corpus(String name) {
        Path path = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), name);
        assumeTrue(Files.exists(path), "needs the corpus: " + path + " is not there");
        return path;
    }

    /** A trace of the corpus, unpacked into that folder if it is packed. */
    static Path file(String name, Path folder) throws IOException {
        Path path = corpus(name);
        if (!name.endsWith(".zip")) {
            return path;
        }
        Path unpacked = folder.resolve("unpacked.etl");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && !entry.getName().endsWith(".etl")) {
                entry = zip.getNextEntry();
            }
            InputStream in = zip;
            Files.write(unpacked, in.readAllBytes());
        }
        return unpacked;
    }

    /** All events of a file, the earliest first; none if it is not one. */
    static List<EventRecord> events(Path path, Damage damage) throws IOException {
        List<EventRecord> events = new ArrayList<>();
        read(path, damage, events::add);
        return events;
    }

    private static void read(Path path, Damage damage, Consumer<EventRecord> to) throws IOException {
        Optional<EtlFile> opened = EtlFile.open(path, damage, event -> {});
        if (opened.isPresent()) {
            try (EtlFile file = opened.get()) {
                EventsInTime events = new EventsInTime(file);
                for (Optional<EventRecord> next = events.next(); next.isPresent(); next = events.next()) {
                    to.accept(next.get());
                }
            }
        }
    }
}
