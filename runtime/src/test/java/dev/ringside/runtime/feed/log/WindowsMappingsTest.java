package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsMappingsTest {
    private static TestRecord record(String provider, long eventId, String... data) {
        return TestRecord.of(provider, eventId)
                .with(LogRecord.SystemNumber.PID, 7)
                .with(LogRecord.SystemNumber.TID, 8)
                .with(LogRecord.SystemText.USER_SID, "S-1-5-18")
                .with(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {WindowsMappings.POWERSHELL, WindowsMappings.POWERSHELL_CORE})
    void aBlockOfAScriptIsOfTheProcessThatLoggedIt(String provider) {
        assertThat(LogEvents.fields(
                        "powershell",
                        record(provider, 4104, "ScriptBlockText", "whoami", "ScriptBlockId", "5e6f", "Path", "")))
                .containsOnly(
                        entry("pid", "7"),
                        entry("tid", "8"),
                        entry("user", "S-1-5-18"),
                        entry("script", "whoami"),
                        entry("scriptId", "5e6f"));
    }

    @Test
    void aCommandHasTheScriptAndTheUserOfItsContext() {
        assertThat(LogEvents.fields(
                        "powershell",
                        record(
                                WindowsMappings.POWERSHELL,
                                4103,
                                "ContextInfo",
                                """
                                        Severity = Informational
                                        Host Name = ConsoleHost
                                        Host Application = powershell -File x.ps1
                                        Script Name = C:\\x.ps1
                                        Command Path =\s
                                        User = LAB\\ann
                                        Connected User =\s
                                """,
                                "Payload",
                                "CommandInvocation(Get-Date): \"Get-Date\"\r\n")))
                .containsOnly(
                        entry("pid", "7"),
                        entry("tid", "8"),
                        entry("user", "LAB\\ann"),
                        entry("cmdline", "powershell -File x.ps1"),
                        entry("path", "C:\\x.ps1"),
                        entry("script", "CommandInvocation(Get-Date): \"Get-Date\"\r\n"));
    }

    @Test
    void anAnswerOfTheResolverHasTheWordOfItsType() {
        assertThat(LogEvents.fields(
                        "dns",
                        record(
                                WindowsMappings.DNS_CLIENT,
                                3008,
                                "QueryName",
                                "example.org",
                                "QueryType",
                                "28",
                                "QueryStatus",
                                "9002",
                                "QueryResults",
                                "")))
                .containsOnly(
                        entry("pid", "7"),
                        entry("tid", "8"),
                        entry("user", "S-1-5-18"),
                        entry("query", "example.org"),
                        entry("type", "AAAA"),
                        entry("status", "9002"));
    }

    @Test
    void aBoundConsumerIsSpeltOutByTheCause() {
        assertThat(
                        LogEvents.fields(
                                "wmi",
                                record(
                                        WindowsMappings.WMI_ACTIVITY,
                                        5861,
                                        "Namespace",
                                        "//./root/subscription",
                                        "ESS",
                                        "f",
                                        "CONSUMER",
                                        "CommandLineEventConsumer=\"c\"",
                                        "PossibleCause",
                                        "instance of __EventFilter { Query = \"SELECT \\\"x\\\"\"; };"
                                                + " instance of CommandLineEventConsumer { CommandLineTemplate = \"cmd /c x\"; };")))
                .containsOnly(
                        entry("pid", "7"),
                        entry("op", "Created"),
                        entry("kind", "binding"),
                        entry("namespace", "//./root/subscription"),
                        entry("filter", "f"),
                        entry("consumer", "CommandLineEventConsumer=\"c\""),
                        entry("consumerType", "CommandLineEventConsumer"),
                        entry("query", "SELECT \"x\""),
                        entry("destination", "cmd /c x"));
    }

    @Test
    void aQueryThatWatchesIsAFilterOfWhoeverAskedForIt() {
        assertThat(LogEvents.fields(
                        "wmi",
                        record(
                                WindowsMappings.WMI_ACTIVITY,
                                5860,
                                "NamespaceName",
                                "root\\cimv2",
                                "Query",
                                "select * from x",
                                "User",
                                "LAB\\ann",
                                "Processid",
                                "2344")))
                .containsOnly(
                        entry("pid", "2344"),
                        entry("op", "Created"),
                        entry("kind", "filter"),
                        entry("namespace", "root\\cimv2"),
                        entry("query", "select * from x"),
                        entry("user", "LAB\\ann"));
    }
}
