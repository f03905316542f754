package dev.ringside.driver.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running kernel's type information, compared with what bpftool reads out of it. */
class KernelBtfTest {
    private static final Pattern STRUCTURE = Pattern.compile("\\[\\d+] STRUCT '(\\w+)' size=(\\d+) vlen=\\d+");
    private static final Pattern MEMBER =
            Pattern.compile("\\s+'(\\w+)' type_id=\\d+ bits_offset=(\\d+)(?: bitfield_size=(\\d+))?");
    private static final List<String> STRUCTURES = List.of(
            "task_struct", "signal_struct", "cred", "linux_binprm", "dentry", "file", "mm_struct", "sock_common");

    @BeforeEach
    void needsTypeInformation() {
        assumeTrue(Files.isReadable(Path.of(Btf.KERNEL)), "needs a kernel with BTF");
    }

    private record BpftoolMember(String name, int bits, int bitSize) {}

    private record BpftoolStructure(int size, List<BpftoolMember> members) {}

    @Test
    void every_member_of_the_structures_that_matter_lies_where_bpftool_says() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/bpftool")), "needs bpftool to compare with");
        Map<String, BpftoolStructure> structures = bpftool();
        assertThat(structures).containsKeys(STRUCTURES.toArray(String[]::new));
        Btf btf = Btf.kernel();
        structures.forEach((name, structure) -> {
            assertThat(btf.size(name)).as(name).hasValue(structure.size());
            for (BpftoolMember member : structure.members()) {
                FieldLocation field = btf.field(name, member.name()).orElseThrow();
                assertThat(field.offset() * 8 + field.bitOffset())
                        .as("%s.%s", name, member.name())
                        .isEqualTo(member.bits());
                assertThat(field.bitSize()).as("%s.%s", name, member.name()).isEqualTo(member.bitSize());
            }
        });
    }

    @Test
    void the_types_that_programs_need_are_there() {
        Btf btf = Btf.kernel();
        assertThat(btf.typeCount()).isGreaterThan(10_000);
        FieldLocation comm = btf.field("task_struct", "comm").orElseThrow();
        assertThat(comm.size()).isEqualTo(16);
        assertThat(btf.typeName(comm.typeId())).isEqualTo("char[16]");
        FieldLocation parent = btf.field("task_struct", "real_parent").orElseThrow();
        assertThat(btf.typeName(parent.typeId())).isEqualTo("struct task_struct *");
        assertThat(parent.target())
                .isEqualTo(btf.typeId(BtfKind.STRUCT, "task_struct").orElseThrow());
        assertThat(btf.tracepoint("sched_process_exec").orElseThrow().parameters())
                .hasSize(3);
        assertThat(btf.enumValue("bpf_prog_type", "BPF_PROG_TYPE_TRACING")).hasValue(26);
    }

    private static Map<String, BpftoolStructure> bpftool() throws IOException {
        Process process = new ProcessBuilder("/usr/sbin/bpftool", "btf", "dump", "file", Btf.KERNEL, "format", "raw")
                .redirectErrorStream(true)
                .start();
        Map<String, BpftoolStructure> structures = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            List<BpftoolMember> members = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher member = MEMBER.matcher(line);
                Matcher structure = STRUCTURE.matcher(line);
                if (structure.matches()) {
                    members = new ArrayList<>();
                    if (STRUCTURES.contains(structure.group(1))) {
                        structures.putIfAbsent(
                                structure.group(1),
                                new BpftoolStructure(Integer.parseInt(structure.group(2)), members));
                    }
                } else if (line.startsWith("[")) {
                    members = new ArrayList<>();
                } else if (member.matches()) {
                    String bitSize = member.group(3);
                    members.add(new BpftoolMember(
                            member.group(1),
                            Integer.parseInt(member.group(2)),
                            bitSize == null ? 0 : Integer.parseInt(bitSize)));
                }
            }
        }
        return structures;
    }
}
