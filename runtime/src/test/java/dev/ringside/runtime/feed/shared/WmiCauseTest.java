package dev.ringside.runtime.feed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WmiCauseTest {
    @Test
    void propertiesAreFoundByTheirNamesAndWithoutWhatEscapesTheirCharacters() {
        String cause = """
                instance of __EventFilter
                {
                \tName = "f";
                \tQuery = "SELECT * FROM x WHERE y=\\"z\\"";
                };
                instance of CommandLineEventConsumer
                {
                \tCommandLineTemplate = "C:\\\\x.exe";
                };
                """;

        assertThat(WmiCause.query(cause)).contains("SELECT * FROM x WHERE y=\"z\"");
        assertThat(WmiCause.destination(cause)).contains("C:\\x.exe");
        assertThat(WmiCause.query("MyQuery = \"x\";")).isEmpty();
        assertThat(WmiCause.consumerClass("LogFileEventConsumer.Name=\"x\"")).contains("LogFileEventConsumer");
        assertThat(WmiCause.consumerClass("")).isEmpty();
    }

    @Test
    void aScriptMayBeAsLongAsARecord() {
        String script = "\\\"a\\\\".repeat(8_000);

        assertThat(WmiCause.destination("ScriptText = \"" + script + "\";"))
                .hasValueSatisfying(text -> assertThat(text).hasSize(3 * 8_000));
        assertThat(WmiCause.destination("ScriptText = \"" + script)).isEmpty();
    }
}
