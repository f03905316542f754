package dev.ringside.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final Detection HUNT =
            new Detection("sub/hunt.js", "procs.where(name == \"id\").alert(\"\u00e9 \\\"x\\\"\");\n");
    private static final Configuration BOTH =
            new Configuration(List.of(HUNT, new Detection("q", "procs.where(uid == 0) // all")), "/etc/my \"rules\"");

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "looks at the mode of a file")
    void whatIsStoredIsReadAsItWasByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("c.json");
        ConfigurationFile store = new ConfigurationFile(file);
        assertThat(store.read()).isEmpty();

        store.write(Configuration.NONE);
        store.write(BOTH);

        assertThat(store.read()).contains(BOTH);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.c.json*");
    }

    @Test
    void theHashOfOneFileIsThatFiles() {
        assertThat(new Configuration(List.of(new Detection("a", "abc")), "").hash())
                .isEqualTo("SHA256=BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    }

    @Test
    void whatWasChangedBehindItsHashIsDamaged() throws IOException {
        Path file = folder.resolve("c.json");
        ConfigurationFile store = new ConfigurationFile(file);
        store.write(BOTH);

        for (String text : List.of(
                Files.readString(file).replace("uid == 0", "uid == 1"),
                "{}",
                "[]",
                "null",
                "{\"source\":\"a\",\"hash\":\"b\",\"detections\":[7]}",
                "no JSON")) {
            Files.writeString(file, text);
            assertThatThrownBy(store::read)
                    .as(text)
                    .isInstanceOf(RingsideException.class)
                    .hasMessageContaining("the stored configuration is damaged");
        }
    }

    @Test
    void aQueryIsAScriptWhoseRowsAreAlerts() {
        Schema schema = Schema.standard();

        assertThat(new Detection("q", "procs.where(uid == 0) // all")
                        .script(schema)
                        .text())
                .isEqualTo("procs.where(uid == 0) // all\n.alert()\n");
        assertThat(HUNT.script(schema).text()).isEqualTo(HUNT.text());
        assertThat(HUNT.script(schema).rule().id()).isEqualTo("hunt");
    }

    @Test
    void everythingThatIsWrongIsToldBeforeAnythingRuns() {
        Configuration wrong = new Configuration(
                List.of(
                        HUNT,
                        new Detection("field.js", "procs.where(parnt == \"sh\").alert();"),
                        new Detection("syntax.js", "procs.where("),
                        new Detection("import.js", "import { a } from \"./a.js\";")),
                "");

        assertThatThrownBy(() -> ConfigurationCheck.check(Schema.standard(), wrong))
                .isInstanceOfSatisfying(
                        RingsideException.class,
                        e -> assertThat(e.diagnostics())
                                .extracting(diagnostic ->
                                        diagnostic.place().orElseThrow().origin())
                                .containsExactly("field.js", "syntax.js", "import.js"));
        ConfigurationCheck.check(Schema.standard(), BOTH);
    }
}
