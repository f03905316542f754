package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessDescriptorTest {
    @BeforeEach
    void onlyOnLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "pidfd_open(2) is Linux's");
    }

    @Test
    void a_process_is_ended_through_its_descriptor() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "600").start();
        try (ProcessDescriptor process = ProcessDescriptor.open(child.pid()).orElseThrow()) {
            assertThat(process.isAlive()).isTrue();
            assertThat(process.kill()).isTrue();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(128 + 9);
            assertThat(process.isAlive()).isFalse();
            assertThat(process.kill()).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void there_is_none_for_a_pid_that_nobody_has() {
        assertThat(ProcessDescriptor.open(Integer.MAX_VALUE)).isEmpty();
        assertThat(ProcessDescriptor.open(-1)).isEmpty();
    }
}
