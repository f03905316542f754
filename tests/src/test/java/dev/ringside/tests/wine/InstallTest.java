package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tests.wine.Wine.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsWine
class InstallTest {
    private static final long PATIENCE_SECONDS = 400;
    /** Beside them Windows counts what it has started. */
    private static final String SERVICES = "HKLM\\System\\CurrentControlSet\\Services";

    @TempDir
    private static Path folder;

    private static Wine wine;
    private static List<String> registryBefore;
    private static List<Path> filesBefore;
    private static String story;

    @BeforeAll
    static void start() throws IOException {
        wine = Wine.in(folder);
        registryBefore = registry();
        filesBefore = files();
        Outcome told = wine.startJava(
                        InstallStory.class.getName(),
                        WindowsJvm.onDriveZ(folder.resolve("scripts").toString()))
                .end(PATIENCE_SECONDS);
        story = told.output();
        assertThat(told.status()).as(story).isZero();
    }

    @AfterAll
    static void end() throws IOException {
        wine.close();
    }

    /** All keys and values that drivers and services could leave behind. */
    private static List<String> registry() throws IOException {
        Path export = wine.file("export.reg");
        wine.run("reg", "export", SERVICES, "C:\\export.reg", "/y");
        List<String> lines =
                List.of(Files.readString(export, StandardCharsets.UTF_16).split("\r\n", -1));
        Files.delete(export);
        return lines;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(wine.file("."))) {
            return all.filter(file -> !file.toString().contains("/users/")
                            && !file.toString().contains("/temp/"))
                    .sorted()
                    .toList();
        }
    }

    private static String scene(String name) {
        String from = story.substring(story.indexOf("## " + name + "\n") + 3);
        int end = from.indexOf("## ");
        return end < 0 ? from : from.substring(0, end);
    }

    @Test
    void whatIsNotInstalledIsNeitherRemovedNorConfigured() {
        assertThat(scene("before"))
                .contains("status -> 3", "RingsideService, not installed", "which is not loaded")
                .contains("uninstall -> 3", "Ringside is not installed")
                .contains("config -> 3", "install it first: ringside install");
    }

    @Test
    void aStepThatFailsTakesThoseBeforeItBack() {
        assertThat(scene("failing steps").lines().skip(1))
                .hasSize(8)
                .allMatch(line -> line.endsWith(": [it fails], installed false, files []"));
        assertThat(scene("a folder that somebody made"))
                .contains("cannot make the folder C:\\ProgramData\\Ringside: it exists already", "installed false");
    }

    @Test
    void whatIsInstalledIsNotInstalledAgain() {
        assertThat(scene("installed"))
                .contains("installed true")
                .contains("install -> 3", "Ringside is installed already", "ringside uninstall, then ringside install");
    }

    @Test
    void whatTheDriverTellsBecomesAnAlertOfTheService() {
        assertThat(scene("configured")).contains("-> 0", "and told to the service");
        assertThat(scene("alerts").lines().filter(line -> line.contains("cmd.exe /c one")))
                .singleElement()
                .asString()
                .contains("\"rule\":\"hunt\"", "\"source\":\"windows\"", "\"name\":\"cmd.exe\"");
    }

    @Test
    void anotherConfigurationAppliesWithoutARestartAndIsToldInHealth() {
        assertThat(scene("changed")).contains("and told to the service");
        String alerts = scene("alerts");
        assertThat(alerts.lines().filter(line -> line.contains("cmd.exe /c three")))
                .hasSize(1);
        assertThat(alerts.lines().filter(line -> line.contains("calc.exe two")))
                .singleElement()
                .asString()
                .contains("\"rule\":\"calc\"");
        assertThat(alerts.lines().filter(line -> line.contains("\"rule\":\"health\"")))
                .singleElement()
                .asString()
                .contains("\"kind\":\"config\"", "\"eventId\":16", "hunt.js", "SHA256=");
    }

    @Test
    void aWrongConfigurationIsRefusedAndChangesNothing() {
        assertThat(scene("changed"))
                .contains("wrong.js -> 2", "parnt is neither a field", "did you mean parent?")
                .contains("config -o jsonl -> 0", "calc.query");
    }

    @Test
    void theStatusTellsOfServiceDriverConfigurationAndAlerts() {
        assertThat(scene("status"))
                .contains("RingsideService, running", "Ringside, running; version 1.0, protocol 1")
                .contains("C:\\ProgramData\\Ringside\\alerts.jsonl", "SHA256=", "calc.query")
                .contains("\"state\":\"running\"", "\"stream\":\"procs\",\"seen\":3", "\"applies\":true");
    }

    @Test
    void aQueryBesideTheServiceSaysWhoHasTheDriver() {
        assertThat(scene("taken")).contains("-> 3", "another program reads from Ringside's driver", "RingsideService");
    }

    @Test
    void removingItLeavesRegistryAndDiskAsTheyWere() throws IOException {
        assertThat(scene("removed")).contains("uninstall -> 0", "RingsideService, not installed");
        assertThat(registry()).isEqualTo(registryBefore);
        assertThat(files()).isEqualTo(filesBefore);
    }
}
