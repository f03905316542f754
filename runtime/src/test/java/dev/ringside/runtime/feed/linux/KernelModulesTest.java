package dev.ringside.runtime.feed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.linux.KernelModules.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about links")
class KernelModulesTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void findRoot() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void modulesHaveTheirFilesParametersAndTaints() throws IOException {
        Files.createDirectories(root.resolve("usr/lib"));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        write("proc/modules", """
                snd_hda_intel 53248 0 - Live 0xffffffffc0a00000
                rootkit 16384 0 - Live 0xffffffffc0b00000 (OE)
                """);
        write("proc/sys/kernel/osrelease", "6.1.0-13-amd64\n");
        write("usr/lib/modules/6.1.0-13-amd64/modules.dep", """
                kernel/sound/pci/hda/snd-hda-intel.ko.xz: kernel/sound/core/snd.ko.xz
                kernel/sound/core/snd.ko.xz:
                """);
        write("sys/module/snd_hda_intel/parameters/power_save", "1\n");
        write("sys/module/snd_hda_intel/parameters/enable", "Y,N\n");
        write("sys/module/snd_hda_intel/taint", "\n");
        write("sys/module/rootkit/taint", "OE\n");

        assertThat(new KernelModules(root).read())
                .containsExactly(
                        new Module(
                                "snd_hda_intel",
                                root + "/usr/lib/modules/6.1.0-13-amd64/kernel/sound/pci/hda/snd-hda-intel.ko.xz",
                                "enable=Y,N power_save=1",
                                ""),
                        new Module("rootkit", null, "", "OE"));
    }

    @Test
    void aKernelThatLoadsNoModulesHasNone() {
        assertThat(new KernelModules(root).read()).isEmpty();
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
