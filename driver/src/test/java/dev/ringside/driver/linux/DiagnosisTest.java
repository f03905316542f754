package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final long NOTHING = 0;
    private static final long ROOT = 0x1FF_FFFF_FFFFL;
    private static final long ONLY_BPF = 1L << 39;

    @Test
    void without_capabilities_it_says_which_are_missing_and_how_to_get_them() {
        Diagnostic none = of(environment(NOTHING), Errno.EPERM);
        assertThat(none.code()).isEqualTo(Code.FEED);
        assertThat(none.message())
                .isEqualTo("live events need CAP_BPF and CAP_PERFMON, or root, and this process has neither");
        assertThat(none.hints()).anyMatch(hint -> hint.contains("sudo"));
        assertThat(of(environment(ONLY_BPF), Errno.EPERM).message()).endsWith("has only CAP_BPF");
    }

    @Test
    void root_inside_a_user_namespace_is_told_that_it_is_not_root_outside() {
        Environment rootless = new Environment("6.1.0", ROOT, true, true, true, "none", Optional.of(true));
        assertThat(of(rootless, Errno.EPERM).message()).contains("user namespace");
    }

    @Test
    void root_behind_a_filter_of_system_calls_is_told_of_the_container() {
        Environment container = new Environment("6.1.0", ROOT, false, true, true, "none", Optional.of(true));
        assertThat(of(container, Errno.EPERM).message()).contains("filtered out");
        assertThat(of(container, Errno.ENOSYS).hints()).anyMatch(hint -> hint.contains("seccomp"));
    }

    @Test
    void root_under_lockdown_is_told_of_it() {
        Environment locked = new Environment("6.1.0", ROOT, false, true, false, "confidentiality", Optional.of(true));
        assertThat(of(locked, Errno.EPERM).message()).contains("locked down");
    }

    @Test
    void root_on_an_old_kernel_is_told_of_locked_memory_and_on_a_new_one_of_security_modules() {
        Environment old = new Environment("5.10.0", ROOT, false, true, false, "none", Optional.of(true));
        assertThat(of(old, Errno.EPERM).hints()).containsExactly("ulimit -l unlimited");
        assertThat(of(environment(ROOT), Errno.EPERM).hints()).anyMatch(hint -> hint.contains("security modules"));
    }

    @Test
    void a_kernel_without_the_call_and_one_without_memory_are_told_apart() {
        assertThat(of(environment(ROOT), Errno.ENOSYS).message()).isEqualTo("this kernel has no bpf(2)");
        assertThat(of(environment(ROOT), Errno.ENOMEM).message()).contains("no memory");
    }

    @Test
    void what_the_verifier_said_is_cut_to_its_last_word() {
        BpfException refusal = new BpfException(
                "prog_load procs",
                Errno.EACCES.number(),
                "0: (bf) r0 = r7\nR7 !read_ok\nprocessed 1 insns (limit 1000000)");
        assertThat(new Diagnosis(environment(ROOT)).of(refusal).message())
                .isEqualTo(
                        "the kernel refused: prog_load procs: EACCES (permission denied, or refused by the verifier):"
                                + " R7 !read_ok");
    }

    @Test
    void missing_type_information_and_damaged_type_information_are_told_apart() {
        BtfException damaged = catchThrowableOfType(BtfException.class, () -> Btf.of(new byte[100]));
        Environment without = new Environment("4.9.0", ROOT, false, false, false, "none", Optional.of(true));
        assertThat(new Diagnosis(without).of(damaged).message())
                .isEqualTo("this kernel (4.9.0) shows no type information (BTF)");
        assertThat(new Diagnosis(environment(ROOT)).of(damaged).message())
                .isEqualTo("the kernel's type information is unusable: not BTF of this machine's byte order");
    }

    @Test
    void native_code_that_does_not_load_is_told_by_its_first_cause() {
        LinkageError error = new ExceptionInInitializerError(new UnsatisfiedLinkError("no permission to map it"));
        Diagnostic diagnostic = new Diagnosis(environment(ROOT)).of(error);
        assertThat(diagnostic.message()).isEqualTo("native code is out of reach: no permission to map it");
        assertThat(diagnostic.hints()).anyMatch(hint -> hint.contains("noexec"));
    }

    @Test
    void every_refusal_comes_with_a_hint() {
        for (Errno errno : Errno.values()) {
            for (long capabilities : new long[] {NOTHING, ROOT}) {
                assertThat(of(environment(capabilities), errno).hints())
                        .as(errno.name())
                        .isNotEmpty();
            }
        }
    }

    private static Diagnostic of(Environment environment, Errno errno) {
        return new Diagnosis(environment).of(new BpfException("map_create", errno.number(), ""));
    }

    private static Environment environment(long capabilities) {
        return new Environment("6.1.0", capabilities, false, true, false, "none", Optional.of(true));
    }
}
