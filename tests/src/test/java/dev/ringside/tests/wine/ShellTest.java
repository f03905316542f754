package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.tests.wine.Wine.Outcome;
import dev.ringside.tests.wine.Wine.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on Windows, without the driver. */
@NeedsWine
@Tag("slow")
class ShellTest {
    private static final String SHELL = "dev.ringside.shell.Main";
    private static final Path ROOT =
            Path.of(System.getProperty("ringside.root", "..")).toAbsolutePath().normalize();
    private static final Path BUILT = ROOT.resolve("shell/target/ringside");
    private static final String RECORDING = WindowsJvm.onDriveZ(ROOT + "/examples/recording.jsonl");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Wine wine;

    @BeforeAll
    static void start() throws IOException {
        wine = Wine.in(folder);
    }

    @AfterAll
    static void end() throws IOException {
        wine.close();
    }

    @Test
    void aTextThatAnotherProcessPutsOnTheClipboardArrivesInEachFormat() throws Exception {
        wine.install("clip.exe", compiled("clip.c"));
        Running query = wine.startJava(
                SHELL,
                "query",
                "clipboard.select(format, name, session, text, hashes)",
                "--count",
                "3",
                "--stats",
                "-o",
                "jsonl");
        List<String> formats = List.of("1", "7", "13");
        for (int i = 0; i < formats.size(); i++) {
            int lines = i + 1;
            Running clip = wine.start("C:\\clip.exe", formats.get(i));
            await().atMost(PATIENCE)
                    .until(() -> query.text()
                                    .lines()
                                    .filter(line -> line.startsWith("{"))
                                    .count()
                            >= lines);
            clip.process().getOutputStream().close();
            assertThat(clip.end().status()).isZero();
        }
        Outcome ended = query.end();

        String hash = HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("café".getBytes(StandardCharsets.UTF_16LE)));
        List<String> rows =
                ended.output().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .contains("\"name\":\"clip.exe\"", "\"text\":\"café\"", "SHA256=" + hash, "\"session\":"));
        assertThat(rows.get(0)).contains("\"format\":\"text\"");
        assertThat(rows.get(1)).contains("\"format\":\"oemtext\"");
        assertThat(rows.get(2)).contains("\"format\":\"unicodetext\"");
        assertThat(ended.output()).contains("clipboard: 3 seen, 0 filtered in kernel, 3 delivered, 0 lost");
    }

    private static byte[] compiled(String name) throws Exception {
        Path source = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(ShellTest.class.getResourceAsStream(name))) {
            Files.write(source, in.readAllBytes());
        }
        Path program = folder.resolve(name + ".exe");
        Process compiler = new ProcessBuilder(
                        "x86_64-w64-mingw32-gcc",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-O1",
                        "-o",
                        program.toString(),
                        source.toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        return Files.readAllBytes(program);
    }

    @Test
    void theInteractiveShellRunsQueriesAndJavaScriptFromAPipe() throws IOException {
        Running shell = wine.startJava(SHELL, "--from", RECORDING);
        try (OutputStream in = shell.process().getOutputStream()) {
            in.write("""
                    const shells = ["bash", "dash"]
                    procs.where(name in shells && uid == 0).select(name, cmdline).take(1)
                    console.log(shells.length + 40)
                    procs.where(nonsense == 1)
                    """.getBytes(StandardCharsets.UTF_8));
        }
        Outcome ended = shell.end();

        assertThat(ended.output()).contains("\"cmdline\":", "42", "nonsense", "^^^^^^^^");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void shippedDetectionsGiveTheSameAlertsAsOnLinux() throws Exception {
        Outcome windows = wine.startJava(
                        SHELL,
                        "run",
                        WindowsJvm.onDriveZ(ROOT + "/scripts/detections"),
                        "--from",
                        RECORDING.replace("recording", "rec*ing"),
                        "-o",
                        "line")
                .end();
        Process linux = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SHELL,
                        "run",
                        ROOT + "/scripts/detections",
                        "--from",
                        ROOT + "/examples/recording.jsonl",
                        "-o",
                        "line")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String expected = new String(linux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(alerts(windows.output())).isEqualTo(alerts(expected)).isNotEmpty();
    }

    /** Those of different scripts come in any order. */
    private static List<String> alerts(String output) {
        return output.lines().filter(line -> line.startsWith("time=")).sorted().toList();
    }

    @Test
    void whatIsKnownOfProcessesAndFilesNeedsNoDriver() throws IOException {
        Outcome facts = wine.java(Facts.class, "C:\\windows\\system32\\ws2_32.dll", "C:\\gone.dll");

        assertThat(facts.output())
                .contains("name: java.exe", "cmdline: ", "dev.ringside.tests.wine.Facts", "integrity: ")
                .contains("company: Eclipse Adoptium", "originalName: java.exe")
                .contains("signed: 1", "signature: Eclipse.org Foundation, Inc.")
                .contains("Wine", ",IMPHASH=", "no hashes");
    }

    @Test
    void whatThereIsNowIsToldOfSocketsImagesAndTheKernelsModules() throws IOException {
        Outcome there = wine.java(
                There.class,
                "net.now().where(dstPort == TCP).select(op, proto, pid, name, dst, initiated)",
                "net.now().where(srcPort == UDP).select(proto, pid, src)",
                "images.now().where(pid == PID && path.endsWith(\"\\\\JVM.DLL\")).select(pid, name, kind)",
                "modules.now().where(path.base() == \"ntoskrnl.exe\").select(path)");
        List<String> lines = there.output().lines().toList();
        String pid = "\"pid\":" + lines.getFirst().split(" ", 2)[0];

        assertThat(lines)
                .contains(
                        "{\"proto\":\"udp\"," + pid + ",\"src\":\"127.0.0.1\"}",
                        "{" + pid + ",\"name\":\"java.exe\",\"kind\":\"file\"}")
                .anySatisfy(line -> assertThat(line).startsWith("{\"path\":").contains("ntoskrnl.exe"));
        // Wine 8 does not tell whose a socket of TCP is.
        for (String operation : List.of("listen", "connect", "accept")) {
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("{\"op\":\"" + operation + "\",\"proto\":\"tcp\",")
                            .contains("\"dst\":\"127.0.0.1\""));
        }
    }

    @Test
    void theLauncherFindsAJvmAndHandsArgumentsAndTheStatusOn() throws IOException {
        assumeTrue(Files.isDirectory(BUILT.resolve("lib")), "the launcher starts what mvn package makes");
        Path copy = Files.createDirectories(folder.resolve("in a folder"));
        Files.copy(ROOT.resolve("ringside.cmd"), copy.resolve("ringside.cmd"));
        Files.createDirectories(copy.resolve("shell/target"));
        Files.createSymbolicLink(copy.resolve("shell/target/ringside"), BUILT);
        String launcher = WindowsJvm.onDriveZ(copy.resolve("ringside.cmd").toString());
        String registry = "HKLM\\SOFTWARE\\JavaSoft\\JDK\\21";

        assertThat(wine.run("cmd", "/c", launcher, "streams"))
                .isEqualTo(
                        new Outcome(
                                1,
                                "ringside: Ringside needs a JDK 21 or newer: install one (25 is best), or point RINGSIDE_JAVA_HOME to it"));

        wine.run(
                "reg",
                "add",
                registry,
                "/v",
                "JavaHome",
                "/d",
                WindowsJvm.onDriveZ(WindowsJvm.home().toString()));
        String asked = "procs.where(name == 'bash' && pid > 0 || cmdline == \\\"x\\\").select(name)";
        Outcome query =
                batch(quoted(launcher) + " query " + quoted(asked) + " --from " + quoted(RECORDING) + " --count 1");
        assertThat(query.output()).contains("{\"name\":\"bash\"}");
        assertThat(query.status()).isZero();

        Outcome doctor = batch(quoted(launcher) + " doctor");
        assertThat(doctor.output())
                .contains("driver", "not loaded", "administrator", "ETW", "clipboard", "listened to", "event log");
        assertThat(doctor.status()).isEqualTo(3);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** Runs a line of a batch file. Wine wants another order of security providers, and does not bear that a JVM archives the classes of JavaScript. */
    private static Outcome batch(String line) throws IOException {
        String security = WindowsJvm.onDriveZ(folder.resolve("security").toString());
        String lines = "@echo off\r\nset LOCALAPPDATA=\r\nset JDK_JAVA_OPTIONS=-Djava.security.properties=" + security
                + "\r\n" + line + "\r\n";
        wine.install("line.bat", lines.getBytes(StandardCharsets.UTF_8));
        return wine.run("cmd", "/c", "C:\\line.bat");
    }
}
