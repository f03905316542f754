package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class ServiceCommandsTest {
    @TempDir
    private Path folder;

    private String root;
    private String hunt;

    @BeforeEach
    void prepare() throws IOException {
        root = folder.resolve("root").toString();
        hunt = Files.writeString(folder.resolve("hunt.js"), "procs.where(name == \"id\").alert();\n")
                .toString();
    }

    private InProcess run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--root";
        all[arguments.length + 1] = root;
        return InProcess.run(all);
    }

    @Test
    void beforeItIsInstalledThereIsNothingToConfigureOrToRemove() {
        assertThat(run("config", hunt)).isEqualTo(new InProcess(3, "", """
                        error[RS0301]: there is no service to configure here
                        help: install it first: ringside install
                        """));
        assertThat(run("uninstall").err()).contains("Ringside is not installed: there is no " + root + "/etc/");
        assertThat(run("status")).isEqualTo(new InProcess(3, """
                        service  ringside.service, not installed
                        config   none
                        alerts   none so far
                        """, ""));
    }

    @Test
    void whatIsConfiguredIsShownWithWhereItCameFrom() {
        assertThat(run("install", "--quiet").status()).isZero();
        assertThat(run("install").err()).contains("Ringside is installed already", "ringside uninstall, then");
        assertThat(run("config").out()).isEqualTo("nothing is configured\n");

        assertThat(run("config", hunt).err()).contains("stored, SHA256=", "a service is not told from here");

        assertThat(run("config").out())
                .startsWith("source  " + hunt + "\nhash    SHA256=")
                .endsWith("\n// --- " + hunt + "\nprocs.where(name == \"id\").alert();\n");
        assertThat(run("config", "-o", "jsonl").out())
                .startsWith("{\"source\":\"" + hunt + "\",\"hash\":\"SHA256=")
                .endsWith("\"text\":\"procs.where(name == \\\"id\\\").alert();\\n\"}]}\n");
        assertThat(run("status", "-o", "jsonl").out())
                .startsWith("{\"service\":\"ringside.service\",\"state\":\"installed, and not started from here\"")
                .contains("\"configuration\":\"" + hunt + "\"", "\"applies\":true");

        assertThat(run("uninstall").status()).isZero();
        assertThat(run("status").status()).isEqualTo(3);
    }

    @Test
    void aWrongFileIsRefusedWithItsPlaceAndChangesNothing() throws IOException {
        String wrong = Files.writeString(folder.resolve("wrong.js"), "procs.where(nme == \"id\").alert();")
                .toString();
        run("install", "--quiet");
        run("config", hunt);
        String before = run("config").out();

        InProcess refused = run("config", hunt, wrong);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("nme is neither a field of procs", " --> " + wrong + ":1:13", "did you mean name?");
        assertThat(run("config").out()).isEqualTo(before);
    }

    @Test
    void theServiceItselfIsInNoList() {
        assertThat(InProcess.run("--help").out())
                .contains("\n  install ", "\n  config ")
                .doesNotContain("\n  service ");
        assertThat(InProcess.run("service", "--help").out()).contains("ringside service --root image");
    }
}
