package dev.ringside.runtime.script.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules that scripts import, tested by scripts: one that throws fails its test with the place. */
final class LibraryTest {
    private static final Path LIBRARY = Path.of(System.getProperty("ringside.root", ".."), "scripts", "lib");

    static List<Path> tests() throws Exception {
        URI folder = Objects.requireNonNull(LibraryTest.class.getResource(".")).toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aModuleDoesWhatItsTestSays(Path test) {
        List<ScriptEvent> events = new CopyOnWriteArrayList<>();
        try (Engine engine = new Engine(List.of());
                ScriptHost host = new ScriptHost(engine, Schema.standard(), ScriptOptions.REPLAY, events::add)) {
            Script script = host.load(ScriptSource.read(test));
            host.begin();
            script.ended().join();
        }

        assertThat(events).isEmpty();
    }

    @Test
    void everyModuleThatNeedsNoPermissionHasATest() throws Exception {
        try (Stream<Path> files = Files.list(LIBRARY)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".js"))
                            .filter(name -> !List.of("fs.js", "test.js").contains(name))
                            .map(name -> name.replace(".js", ".test.js")))
                    .containsExactlyInAnyOrderElementsOf(tests().stream()
                            .map(file -> file.getFileName().toString())
                            .toList());
        }
    }
}
