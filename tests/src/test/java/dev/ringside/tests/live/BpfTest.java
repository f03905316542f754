package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class BpfTest {
    /** Loads and attaches programs of many kinds, in its first argument's folder, and prints of each call that succeeds what an event is to say. */
    private static final String LOADER = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <linux/bpf.h>
            #include <linux/perf_event.h>
            #include <net/if.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/ioctl.h>
            #include <sys/mount.h>
            #include <sys/stat.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            static union bpf_attr attributes;
            static struct perf_event_attr event = {.size = sizeof event};

            static union bpf_attr *clear(void) {
                memset(&attributes, 0, sizeof attributes);
                return &attributes;
            }

            static int bpf(int command) { return syscall(SYS_bpf, command, &attributes, sizeof attributes); }

            static unsigned id(int program) {
                struct bpf_prog_info info = {0};
                clear()->info.bpf_fd = program;
                attributes.info.info_len = sizeof info;
                attributes.info.info = (long) &info;
                return bpf(BPF_OBJ_GET_INFO_BY_FD) ? 0 : info.id;
            }

            static int tell(int result, const char *command, const char *type, int program, const char *name,
                            const char *kind, const char *target) {
                if (result >= 0) printf("%s %s %u %s %s %s\\n", command, type, id(program), name, kind, target);
                return result;
            }

            static int load(int type, int kind, const char *name, int value) {
                struct bpf_insn code[] = {{.code = 0xb7, .imm = value}, {.code = 0x95}};
                clear()->prog_type = type;
                attributes.expected_attach_type = kind;
                attributes.insns = (long) code;
                attributes.insn_cnt = 2;
                attributes.license = (long) "GPL";
                strcpy(attributes.prog_name, name);
                return bpf(BPF_PROG_LOAD);
            }

            static int attach(int program, int target, int kind, int flags) {
                clear()->link_create.prog_fd = program;
                attributes.link_create.target_fd = target;
                attributes.link_create.attach_type = kind;
                attributes.link_create.flags = flags;
                return bpf(BPF_LINK_CREATE);
            }

            static int number(const char *path) {
                int value = -1;
                FILE *file = fopen(path, "r");
                if (!file || fscanf(file, "%d", &value) != 1) fprintf(stderr, "no number in %s\\n", path);
                return value;
            }

            static int perf(void) { return syscall(SYS_perf_event_open, &event, -1, 0, -1, 0); }

            int main(int count, char **arguments) {
                int one = load(BPF_PROG_TYPE_SOCKET_FILTER, 0, "one", 0);
                tell(one, "prog_load", "socket_filter", one, "one", "-", "-");
                int nameless = load(BPF_PROG_TYPE_SOCKET_FILTER, 0, "", 0);
                tell(nameless, "prog_load", "socket_filter", nameless, "-", "-", "-");
                load(9999, 0, "bad", 0);

                int two = load(BPF_PROG_TYPE_XDP, BPF_XDP, "two", 2);
                tell(two, "prog_load", "xdp", two, "two", "xdp", "-");
                int device = attach(two, if_nametoindex("lo"), BPF_XDP, 2);
                tell(device, "link_create", "xdp", two, "two", "xdp", "lo");
                int three = load(BPF_PROG_TYPE_XDP, BPF_XDP, "three", 2);
                tell(three, "prog_load", "xdp", three, "three", "xdp", "-");
                clear()->link_update.link_fd = device;
                attributes.link_update.new_prog_fd = three;
                tell(bpf(BPF_LINK_UPDATE), "link_update", "xdp", three, "three", "xdp", "lo");
                attach(two, 999999, BPF_XDP, 2);

                int four = load(BPF_PROG_TYPE_RAW_TRACEPOINT, 0, "four", 0);
                tell(four, "prog_load", "raw_tracepoint", four, "four", "-", "-");
                clear()->raw_tracepoint.name = (long) "sched_process_fork";
                attributes.raw_tracepoint.prog_fd = four;
                tell(bpf(BPF_RAW_TRACEPOINT_OPEN), "raw_tracepoint_open", "raw_tracepoint", four, "four", "-",
                     "sched_process_fork");

                char group[256];
                snprintf(group, sizeof group, "%s/group-%d", arguments[1], getpid());
                if (mount("none", arguments[1], "cgroup2", 0, 0) || mkdir(group, 0755)) return 1;
                int place = open(group, O_RDONLY);
                int five = load(BPF_PROG_TYPE_CGROUP_SKB, BPF_CGROUP_INET_EGRESS, "five", 1);
                tell(five, "prog_load", "cgroup_skb", five, "five", "cgroup_inet_egress", "-");
                int grouped = attach(five, place, BPF_CGROUP_INET_EGRESS, 0);
                tell(grouped, "link_create", "cgroup_skb", five, "five", "cgroup_inet_egress", group);
                close(grouped);
                clear()->attach_bpf_fd = five;
                attributes.target_fd = place;
                attributes.attach_type = BPF_CGROUP_INET_EGRESS;
                tell(bpf(BPF_PROG_ATTACH), "prog_attach", "cgroup_skb", five, "five", "cgroup_inet_egress", group);
                close(place);
                if (rmdir(group) || umount(arguments[1]) || mount("none", arguments[1], "tracefs", 0, 0)) return 2;

                char path[256];
                snprintf(path, sizeof path, "%s/events/sched/sched_process_exec/id", arguments[1]);
                event.type = PERF_TYPE_TRACEPOINT;
                event.config = number(path);
                if (umount2(arguments[1], MNT_DETACH)) return 3;
                int six = load(BPF_PROG_TYPE_TRACEPOINT, 0, "six", 0);
                tell(six, "prog_load", "tracepoint", six, "six", "-", "-");
                tell(ioctl(perf(), PERF_EVENT_IOC_SET_BPF, six), "perf_event_set_bpf", "tracepoint", six, "six", "-",
                     "sched_process_exec");
                ioctl(0, PERF_EVENT_IOC_SET_BPF, six);

                int seven = load(BPF_PROG_TYPE_KPROBE, 0, "seven", 0);
                tell(seven, "prog_load", "kprobe", seven, "seven", "-", "-");
                event = (struct perf_event_attr) {.size = sizeof event};
                event.type = number("/sys/bus/event_source/devices/uprobe/type");
                event.uprobe_path = (long) arguments[0];
                event.probe_offset = 0x1000;
                int probe = attach(seven, perf(), BPF_PERF_EVENT, 0);
                tell(probe, "link_create", "kprobe", seven, "seven", "perf_event", arguments[0]);
                return 0;
            }
            """;

    @TempDir
    Path directory;

    @TempDir
    Path mount;

    @Test
    void whatIsLoadedAndAttachedIsToldAsTheKernelHasIt() throws Exception {
        Path program = Programs.built(directory, "loader", LOADER);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "bpf.where(name == \"" + program.getFileName() + "\")")) {
            assertThat(query.isExact()).isTrue();
            List<String> expected =
                    Programs.output(program.toString(), mount.toRealPath().toString());

            List<Event> events = query.endAndBalance();
            assertThat(events)
                    .extracting(event -> LiveQuery.line(
                            event, "command", "programType", "programId", "programName", "attachType", "target"))
                    .containsExactlyElementsOf(expected);
            assertThat(expected).hasSize(15);
        }
    }

    @Test
    void ringsidesOwnProgramsAreToldLikeOthers() {
        long self = ProcessHandle.current().pid();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query =
                        new LiveQuery(feed, "bpf.where(pid == " + self + " && command == \"raw_tracepoint_open\")")) {
            try (LinuxFeed other = new LinuxFeed();
                    LiveQuery ends = new LiveQuery(other, "exits.where(pid == 0)")) {
                assertThat(ends.events()).isEmpty();
            }

            assertThat(query.endAndBalance())
                    .extracting(event -> LiveQuery.line(event, "programType", "programName", "attachType", "target"))
                    .contains("tracing rs_exit_s trace_raw_tp sched_process_exit");
        }
    }
}
