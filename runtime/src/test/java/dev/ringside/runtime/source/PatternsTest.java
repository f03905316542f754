package dev.ringside.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "both ways to part names are tried on one system")
class PatternsTest {
    @TempDir
    private Path folder;

    @Test
    void backslashesPartNamesOnWindowsOnly() throws IOException {
        String file = Files.createFile(folder.resolve("a.jsonl")).toString();
        String pattern = folder.toString().replace('/', '\\') + "\\*.jsonl";

        assertThat(Patterns.expand(pattern, true)).containsExactly(file);
        assertThatThrownBy(() -> Patterns.expand(pattern, false)).isInstanceOf(RingsideException.class);
    }
}
