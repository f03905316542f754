package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class UringTest {
    /** A ring, and a function that has it work on a request and gives the result. */
    static final String RING = """
            struct io_uring_params ring = {};
            int file = syscall(SYS_io_uring_setup, 8, &ring);
            if (file < 0) return 0;
            int access = PROT_READ | PROT_WRITE;
            char *queue = mmap(NULL, 4096, access, MAP_SHARED, file, IORING_OFF_SQ_RING);
            char *results = mmap(NULL, 4096, access, MAP_SHARED, file, IORING_OFF_CQ_RING);
            struct io_uring_sqe *requests = mmap(NULL, 4096, access, MAP_SHARED, file, IORING_OFF_SQES);
            int ask(int opcode, int flags, int fd, const void *address, int length, long offset, int more, int slot) {
                struct io_uring_sqe request = {.opcode = opcode, .flags = flags, .fd = fd, .addr = (long) address,
                    .len = length, .off = offset, .open_flags = more, .file_index = slot};
                unsigned *tail = (unsigned *) (queue + ring.sq_off.tail);
                unsigned *head = (unsigned *) (results + ring.cq_off.head);
                unsigned entry = *tail & 7;
                requests[entry] = request;
                ((unsigned *) (queue + ring.sq_off.array))[entry] = entry;
                __atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
                syscall(SYS_io_uring_enter, file, 1, flags & IOSQE_CQE_SKIP_SUCCESS ? 0 : 1, 1, NULL, 0);
                if (flags & IOSQE_CQE_SKIP_SUCCESS) return 0;
                int result = ((struct io_uring_cqe *) (results + ring.cq_off.cqes))[*head & (ring.cq_entries - 1)].res;
                __atomic_store_n(head, *head + 1, __ATOMIC_RELEASE);
                return result;
            }
            """;

    @TempDir
    Path temporary;

    /** As the kernel names it. */
    private Path directory = Path.of("");

    @BeforeEach
    void findDirectory() throws IOException {
        directory = temporary.toRealPath();
    }

    @Test
    void requestsToRingsAreToldLikeCalls() {
        assumeTrue(Environment.read().isAtLeast(6, 9), "truncating by a ring came with 6.9");
        assertThat(new FileActions(directory).done("true", RING + """
                struct { uint64_t flags, mode, resolve; } how = {O_RDONLY, 0, 0};
                int none = -1;
                syscall(SYS_io_uring_register, file, IORING_REGISTER_FILES, &none, 1);
                int a = ask(IORING_OP_OPENAT, 0, AT_FDCWD, "./a", 0600, 0, O_CREAT | O_RDWR, 0);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "missing", 0, 0, O_RDONLY, 0);
                ask(IORING_OP_OPENAT2, 0, AT_FDCWD, "a", sizeof how, (long) &how, 0, 0);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "a", 0, 0, O_RDONLY, 1);
                ask(55, 0, a, NULL, 0, 77, 0, 0);
                ask(IORING_OP_MKDIRAT, 0, AT_FDCWD, "b", 0750, 0, 0, 0);
                ask(IORING_OP_RENAMEAT, 0, AT_FDCWD, "a", AT_FDCWD, (long) "b/../c", 0, 0);
                ask(IORING_OP_LINKAT, 0, AT_FDCWD, "c", AT_FDCWD, (long) "d", 0, 0);
                ask(IORING_OP_SYMLINKAT, 0, AT_FDCWD, "../no such", 0, (long) "e", 0, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "e", 0, 0, 0, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "missing", 0, 0, 0, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "b", 0, 0, AT_REMOVEDIR, 0);
                ask(IORING_OP_UNLINKAT, IOSQE_CQE_SKIP_SUCCESS, AT_FDCWD, "d", 0, 0, 0, 0);
                ask(IORING_OP_CLOSE, 0, a, NULL, 0, 0, 0, 0);
                """))
                .containsExactly(
                        "create /a mode=0600 owner=0 group=0 size=0",
                        "open /a mode=0600 owner=0 group=0 size=0",
                        "open /a",
                        "truncate /a mode=0600 owner=0 group=0 size=77",
                        "create /b mode=0750",
                        "rename /c from /a",
                        "link /d from /c",
                        "link /e from ../no such",
                        "delete /e",
                        "delete /b",
                        "delete /d result=?",
                        "write /c mode=0600 owner=0 group=0 size=77");
    }

    @Test
    void requestsThatFailAreToldToThoseWhoAsk() {
        assumeTrue(Environment.read().isAtLeast(6, 3), "before 6.3 nothing tells what is typed in a request");
        assertThat(new FileActions(directory).done("result < 0", RING + """
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "missing", 0, 0, O_RDONLY, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "missing", 0, 0, 0, 0);
                """))
                .containsExactly("open /missing result=-2", "delete /missing result=-2");
    }

    @Test
    void requestsFromAThreadOfTheKernelAreThoseOfTheProcess() {
        assertThat(new FileActions(directory)
                        .done(
                                "true",
                                RING.replace("ring = {}", "ring = {.flags = IORING_SETUP_SQPOLL}")
                                                .replace(", 1, NULL, 0)", ", 3, NULL, 0)")
                                        + """
                ask(IORING_OP_MKDIRAT, 0, AT_FDCWD, "a", 0700, 0, 0, 0);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "a", 0, 0, O_RDONLY, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "a", 0, 0, AT_REMOVEDIR, 0);
                """))
                .hasSize(3)
                .startsWith("create /a mode=0700")
                .endsWith("delete /a");
    }

    @Test
    void pipesAreMadeAndConnectedThereToo() {
        Path program = Programs.compiled(directory, "ring", RING + """
                struct sockaddr_un address = {AF_UNIX, "socket"};
                int bound = socket(AF_UNIX, SOCK_STREAM, 0), other = socket(AF_UNIX, SOCK_STREAM, 0);
                if (ask(56, 0, bound, &address, 0, sizeof address, 0, 0) == -EINVAL) bind(bound, (void *) &address, sizeof address);
                listen(bound, 9);
                ask(IORING_OP_CONNECT, 0, other, &address, 0, sizeof address, 0, 0);
                mkfifo("fifo", 0600);
                ask(IORING_OP_OPENAT, 0, AT_FDCWD, "fifo", 0, 0, O_RDWR, 0);
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "pipes.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.end().stream()
                            .map(event -> LiveQuery.text(event, "op") + " " + LiveQuery.text(event, "pipe")))
                    .containsExactly(
                            "create " + directory + "/socket",
                            "connect " + directory + "/socket",
                            "create " + directory + "/fifo",
                            "connect " + directory + "/fifo");
        }
    }
}
