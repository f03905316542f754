package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.driver.linux.trace.Level;
import dev.ringside.driver.linux.trace.Levels;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths of calls that only name a file, where the kernel lets programs on its functions: they are what it has found, whatever was typed. */
@NeedsKernel
class FoundPathsTest {
    @TempDir
    Path temporary;

    /** As the kernel names it. */
    private Path directory = Path.of("");

    @BeforeEach
    void findDirectory() throws IOException {
        Levels levels = Levels.tried(Btf.kernel());
        assumeTrue(
                levels.highest() == Level.FUNCTIONS,
                () -> "the kernel lets no programs on its functions"
                        + levels.refusal().map(": "::concat).orElse(""));
        directory = temporary.toRealPath();
    }

    @Test
    void whatIsMeanwhileGoneOrOtherwiseDoesNotMatter() {
        assertThat(new FileActions(directory).done("op != \"open\"", """
                mkdir("real", 0700);
                symlink("real", "way");
                mknod("way/a", S_IFREG | 0600, 0);
                mkdir("way/b", 0700);
                chmod("way/a", 0640);
                chown("way/a", 1, 2);
                utime("way/a", NULL);
                truncate("way/a", 7);
                link("way/a", "way/c");
                symlink("x", "way/d");
                rename("way/c", "way/b/c");
                unlink("way/a");
                unlink("way/b/c");
                unlink("way/d");
                rmdir("way/b");
                unlink("way");
                symlink("elsewhere", "way");
                """))
                .containsExactly(
                        "create /real mode=0700",
                        "link /way from real",
                        "create /real/a mode=0600",
                        "create /real/b mode=0700",
                        "chmod /real/a mode=0640",
                        "chown /real/a owner=1 group=2",
                        "settime /real/a",
                        "truncate /real/a size=7",
                        "link /real/c from /real/a",
                        "link /real/d from x",
                        "rename /real/b/c from /real/c",
                        "delete /real/a",
                        "delete /real/b/c",
                        "delete /real/d",
                        "delete /real/b",
                        "delete /way",
                        "link /way from elsewhere");
    }

    @Test
    void directoriesMayBeGivenByDescriptorsAndHaveMoved() {
        assertThat(new FileActions(directory).done("op in [\"rename\", \"delete\", \"chmod\"]", """
                mkdir("old", 0700);
                creat("old/a", 0600);
                int here = open("old", O_PATH);
                rename("old", "new");
                fchmodat(here, "../new/./a", 0640, 0);
                renameat(here, "a", AT_FDCWD, "new/../b");
                syscall(SYS_renameat2, AT_FDCWD, "b", here, "c", RENAME_NOREPLACE);
                unlinkat(here, "c", 0);
                """))
                .containsExactly(
                        "rename /new from /old",
                        "chmod /new/a mode=0640",
                        "rename /b from /new/a",
                        "rename /new/c from /b",
                        "delete /new/c");
    }

    @Test
    void rootsAndMountsAreThoseOfTheProcess() {
        assertThat(new FileActions(directory).done("op in [\"rename\", \"delete\", \"chmod\", \"truncate\"]", """
                mkdir("root", 0700);
                mkdir("root/x", 0700);
                symlink("/x", "root/way");
                mkdir("mounted", 0700);
                symlink("mounted", "over");
                unshare(0x20000);
                mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
                mount("root/x", "mounted", NULL, MS_BIND, NULL);
                creat("over/a", 0600);
                chmod("over/a", 0640);
                rename("over/a", "mounted/b");
                chroot("root");
                chdir("/");
                truncate("/way/b", 3);
                unlink("way/b");
                """))
                .containsExactly(
                        "chmod /mounted/a mode=0640",
                        "rename /mounted/b from /mounted/a",
                        "truncate /root/x/b size=3",
                        "delete /root/x/b");
    }

    @Test
    void whatHasFailedIsTheFileThatItFailedFor() {
        String main = """
                mkdir("real", 0700);
                mkdir("real/full", 0700);
                creat("real/full/a", 0600);
                symlink("real", "way");
                rmdir("way/full");
                unlink("way/missing");
                unlink("way/full/a");
                rmdir("way/full");
                unlink("way");
                """;
        assertThat(new FileActions(directory).done("op == \"delete\"", main))
                .containsExactly("delete /real/full/a", "delete /real/full", "delete /way");
        assertThat(new FileActions(directory).done("op == \"delete\" && result == -39", main.replace("real", "other")))
                .containsExactly("delete /other/full result=-39");
    }

    @Test
    void pathsAreDecidedInTheKernel() {
        Path program = Programs.compiled(directory, "decided", """
                mkdir("real", 0700);
                symlink("real", "way");
                char name[] = "way/a";
                for (int i = 0; i < 20; i++, name[4]++) { mknod(name, S_IFREG | 0600, 0); unlink(name); }
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "files.where(op == \"delete\" && name == \"" + program.getFileName() + "\" && path == \""
                                + directory + "/real/c\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.endAndBalance()).hasSize(1);
        }
    }

    @Test
    void requestsToRingsHaveThemToo() {
        assertThat(new FileActions(directory)
                        .done("op in [\"create\", \"rename\", \"link\", \"delete\"]", UringTest.RING + """
                mkdir("real", 0700);
                symlink("real", "way");
                ask(IORING_OP_MKDIRAT, 0, AT_FDCWD, "way/a", 0750, 0, 0, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "way/missing", 0, 0, 0, 0);
                ask(IORING_OP_RENAMEAT, 0, AT_FDCWD, "way/a", AT_FDCWD, (long) "way/b", 0, 0);
                ask(IORING_OP_UNLINKAT, 0, AT_FDCWD, "way/b", 0, 0, AT_REMOVEDIR, 0);
                ask(IORING_OP_SYMLINKAT, 0, AT_FDCWD, "x", 0, (long) "way/c", 0, 0);
                ask(IORING_OP_LINKAT, 0, AT_FDCWD, "way/c", AT_FDCWD, (long) "way/d", 0, 0);
                unlink("way");
                """).stream()
                                .map(row -> row.replace(" from x", "")))
                .containsExactly(
                        "create /real mode=0700",
                        "link /way from real",
                        "create /real/a mode=0750",
                        "rename /real/b from /real/a",
                        "delete /real/b",
                        "link /real/c",
                        "link /real/d from /real/c",
                        "delete /way");
    }

    @Test
    void pipesAreMadeWhereTheKernelHasFound() {
        Path program = Programs.compiled(directory, "pipes", """
                mkdir("real", 0700);
                symlink("real", "way");
                mknod("way/no pipe", S_IFREG | 0600, 0);
                mkfifo("way/a", 0600);
                unlink("way");
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery files = new LiveQuery(
                        feed, "files.where(op == \"create\" && name == \"" + program.getFileName() + "\")");
                LiveQuery pipes = new LiveQuery(feed, "pipes.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run("cd " + directory + " && " + program);

            assertThat(pipes.end().stream().map(event -> LiveQuery.text(event, "pipe")))
                    .containsExactly(directory + "/real/a");
            assertThat(files.end().stream().map(event -> LiveQuery.text(event, "path")))
                    .containsExactly(directory + "/real", directory + "/real/no pipe", directory + "/real/a");
        }
    }

    @Test
    void eachOfManyAtOnceHasItsOwn() {
        Path program = Programs.compiled(directory, "storm", """
                mkdir("real", 0700);
                symlink("real", "way");
                for (int worker = 0; worker < 4; worker++) {
                    if (fork() != 0) continue;
                    char name[20], other[20];
                    for (int i = 0; i < 100; i++) {
                        sprintf(name, "way/%d-%d", worker, i);
                        sprintf(other, "way/%d+%d", worker, i);
                        mknod(name, S_IFREG | 0600, 0);
                        rmdir(name);
                        rename(name, other);
                        unlink(other);
                    }
                    _exit(0);
                }
                while (wait(NULL) > 0) {}
                unlink("way");
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "files.where(op in [\"rename\", \"delete\"] && name == \"" + program.getFileName()
                                + "\" && path.startsWith(\"" + directory + "/real/\"))")) {
            Programs.run("cd " + directory + " && " + program);

            assertThat(query.endAndBalance().stream().map(event -> LiveQuery.line(event, "op", "oldPath", "path")))
                    .containsExactlyInAnyOrder(IntStream.range(0, 400)
                            .boxed()
                            .flatMap(i -> {
                                String name = directory + "/real/" + i / 100;
                                String other = name + "+" + i % 100;
                                return Stream.of("rename " + name + "-" + i % 100 + " " + other, "delete - " + other);
                            })
                            .toArray(String[]::new));
        }
    }

    @Test
    void programsComeAndGoWithWhatIsAskedFor() {
        SortedSet<String> before = KernelObjects.held();
        Path program = Programs.compiled(directory, "changes", """
                mkdir("real", 0700);
                symlink("real", "way");
                mkdir("way/a", 0700);
                rename("way/a", "way/b");
                rmdir("way/b");
                unlink("way");
                rmdir("real");
                """);
        try (LinuxFeed feed = new LinuxFeed()) {
            String own = "name == \"" + program.getFileName() + "\" && path.startsWith(\"" + directory + "/real/\")";
            try (LiveQuery query = new LiveQuery(feed, "files.where(op == \"delete\" && " + own + ")")) {
                int deleting = KernelObjects.held().size();
                Programs.run("cd " + directory + " && " + program);
                query.await(1);
                query.replace("op in [\"rename\", \"create\", \"link\"] && " + own);
                assertThat(KernelObjects.held()).hasSizeGreaterThan(deleting);
                Programs.run("cd " + directory + " && " + program);

                assertThat(query.endAndBalance().stream().map(event -> LiveQuery.line(event, "op", "path")))
                        .containsExactly(
                                "delete " + directory + "/real/b",
                                "create " + directory + "/real/a",
                                "rename " + directory + "/real/b");
            }
        }
        assertThat(KernelObjects.held()).isEqualTo(before);
    }
}
