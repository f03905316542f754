package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class AccessTest {
    /** Does all it can to a child, prints the child's id, and tries much that fails or is no access to another process. */
    private static final String INTRUDER = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <sys/ptrace.h>
            #include <sys/syscall.h>
            #include <sys/uio.h>
            #include <sys/wait.h>
            #include <unistd.h>

            static char secret[64] = "secret";
            static char path[64], copy[64];

            int main(void) {
                pid_t child = fork();
                if (child == 0) {
                    pause();
                    return 0;
                }
                printf("%d\\n", child);

                ptrace(PTRACE_ATTACH, child, 0, 0);
                waitpid(child, 0, 0);
                ptrace(PTRACE_PEEKDATA, child, secret, 0);
                ptrace(PTRACE_DETACH, child, 0, 0);
                ptrace(PTRACE_SEIZE, child, 0, 0);
                struct iovec here = {copy, 64}, there = {secret, 64}, nowhere = {(void *) 8, 64};
                process_vm_readv(child, &here, 1, &there, 1, 0);
                process_vm_writev(child, &here, 1, &there, 1, 0);
                sprintf(path, "/proc/%d/mem", child);
                open(path, O_RDONLY);
                sprintf(path, "/proc/%d/task/%d/mem", child, child);
                open(path, O_RDWR);
                int process = syscall(SYS_pidfd_open, child, 0);
                syscall(SYS_pidfd_getfd, process, 1, 0);

                ptrace(PTRACE_ATTACH, 0x3fffff, 0, 0);
                process_vm_readv(child, &here, 1, &nowhere, 1, 0);
                process_vm_readv(getpid(), &here, 1, &there, 1, 0);
                open("/proc/self/mem", O_RDONLY);
                open(path, O_PATH);
                sprintf(path, "/proc/%d/maps", child);
                open(path, O_RDONLY);
                close(open("mem", O_CREAT | O_RDWR, 0600));
                syscall(SYS_pidfd_getfd, process, 999, 0);

                kill(child, SIGKILL);
                waitpid(child, 0, 0);
                return 0;
            }
            """;

    @TempDir
    Path directory;

    @Test
    void whoeverReachesIntoAnotherProcessIsToldWithThatOne() {
        Path program = Programs.built(directory, "intruder", INTRUDER);
        String condition = ".where(name == \"" + program.getFileName() + "\")";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "access" + condition);
                LiveQuery ends = new LiveQuery(feed, "exits" + condition)) {
            assertThat(query.isExact()).isTrue();
            long child = Long.parseLong(Programs.output("bash", "-c", "cd " + directory + " && exec " + program)
                    .getFirst());

            Event target = ends.await(2).stream()
                    .filter(event -> LiveQuery.number(event, "pid") == child)
                    .findFirst()
                    .orElseThrow();
            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event -> LiveQuery.text(event, "op"))
                    .containsExactly("ptrace", "ptrace", "vmread", "vmwrite", "mem", "mem", "open");
            for (Event event : events) {
                assertThat(LiveQuery.line(event, "targetPid", "targetImage", "targetGuid", "targetUser"))
                        .isEqualTo(LiveQuery.line(target, "pid", "image", "guid", "user"));
                assertThat(LiveQuery.line(event, "sourcePid", "sourceThreadId", "sourceImage", "sourceGuid"))
                        .isEqualTo(LiveQuery.line(event, "pid", "tid", "image", "guid"));
                assertThat(LiveQuery.number(event, "pid")).isEqualTo(LiveQuery.number(target, "ppid"));
            }
        }
    }

    @Test
    void memoryThatIsOpenedByWayOfARingIsTold() {
        Path program = Programs.compiled(directory, "rings", UringTest.RING + """
                pid_t child = fork();
                if (child == 0) {
                    pause();
                    return 0;
                }
                char path[64];
                sprintf(path, "/proc/%d/mem", child);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, path, 0, 0, O_RDONLY, 0);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "/proc/self/mem", 0, 0, O_RDONLY, 0);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "/proc/self/maps", 0, 0, O_RDONLY, 0);
                printf("%d\\n", child);
                kill(child, SIGKILL);
                waitpid(child, NULL, 0);
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "access.where(name == \"" + program.getFileName() + "\")")) {
            List<String> child = Programs.output(program.toString());
            assumeFalse(child.isEmpty(), "the kernel makes no rings for this process");

            assertThat(query.endAndBalance())
                    .extracting(event -> LiveQuery.line(event, "op", "targetPid", "targetImage"))
                    .containsExactly("mem " + child.getFirst() + " " + program);
        }
    }

    @Test
    void theKernelDecidesAboutTheOtherProcess() {
        Path program = Programs.built(directory, "intruder", INTRUDER);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "access.where(op in [\"mem\", \"vmread\"] && targetImage == \"" + program
                                + "\" && targetPid > 1)")) {
            assertThat(query.isExact()).isTrue();
            Programs.output("bash", "-c", "cd " + directory + " && exec " + program);

            assertThat(query.endAndBalance())
                    .extracting(event -> LiveQuery.text(event, "op"))
                    .containsExactly("vmread", "mem", "mem");
        }
    }
}
