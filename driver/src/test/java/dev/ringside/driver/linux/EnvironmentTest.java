package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    private Path root;

    @Test
    void everything_is_read_from_the_kernels_files() throws IOException {
        file("proc/self/status", "Name:\tjava\nCapInh:\t0000000000000000\nCapEff:\t000000c000000000\nSeccomp:\t2\n");
        file("proc/self/uid_map", "         0          0 4294967295\n");
        file("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
        file("proc/sys/net/core/bpf_jit_enable", "0\n");
        file("sys/kernel/security/lockdown", "none [integrity] confidentiality\n");
        file("sys/kernel/btf/vmlinux", "");

        Environment environment = Environment.read(root);

        assertThat(environment)
                .isEqualTo(new Environment(
                        "6.1.0-18-amd64", 0xC0_0000_0000L, false, true, true, "integrity", Optional.of(false)));
        assertThat(environment.has(Capability.CAP_BPF)).isTrue();
        assertThat(environment.has(Capability.CAP_PERFMON)).isTrue();
        assertThat(environment.has(Capability.CAP_SYS_ADMIN)).isFalse();
        assertThat(environment.mayTrace()).isTrue();
    }

    @Test
    void where_there_are_no_files_nothing_is_known_and_nothing_is_allowed() {
        Environment environment = Environment.read(root);
        assertThat(environment).isEqualTo(new Environment("", 0, false, false, false, "none", Optional.empty()));
        assertThat(environment.mayTrace()).isFalse();
    }

    @Test
    void all_capabilities_inside_a_user_namespace_are_none() throws IOException {
        file("proc/self/status", "CapEff:\t000001ffffffffff\nSeccomp:\t0\n");
        file("proc/self/uid_map", "         0       1000          1\n");
        Environment environment = Environment.read(root);
        assertThat(environment.userNamespace()).isTrue();
        assertThat(environment.seccomp()).isFalse();
        assertThat(environment.mayTrace()).isFalse();
    }

    @Test
    void one_of_the_two_capabilities_is_not_enough_and_the_old_one_for_all_is() throws IOException {
        file("proc/self/status", "CapEff:\t0000008000000000\n");
        assertThat(Environment.read(root).mayTrace()).isFalse();
        file("proc/self/status", "CapEff:\t0000000000200000\n");
        assertThat(Environment.read(root).mayTrace()).isTrue();
    }

    @Test
    void versions_are_compared_as_numbers() {
        assertThat(release("5.10.0-28-amd64").isAtLeast(5, 8)).isTrue();
        assertThat(release("5.8").isAtLeast(5, 8)).isTrue();
        assertThat(release("5.4.0-150-generic").isAtLeast(5, 8)).isFalse();
        assertThat(release("4.19.0").isAtLeast(5, 8)).isFalse();
        assertThat(release("6.1.0").isAtLeast(5, 8)).isTrue();
        assertThat(release("custom").isAtLeast(5, 8)).as("unknown").isTrue();
    }

    private static Environment release(String release) {
        return new Environment(release, 0, false, false, false, "none", Optional.empty());
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
