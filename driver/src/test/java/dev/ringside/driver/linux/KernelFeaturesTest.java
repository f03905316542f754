package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.btf.Btf;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelFeaturesTest {
    @Test
    @NeedsKernel
    void all_is_well_where_the_other_tests_run() {
        List<Finding> findings = new KernelFeatures(Environment.read()).probe();
        assertThat(findings).extracting(Finding::name).contains("kernel", "privileges", "bpf(2)", "typed tracepoints");
        assertThat(findings).noneMatch(finding -> finding.status() == Finding.Status.MISSING);
    }

    @Test
    @NeedsKernel
    void helpers_are_known_by_name() {
        Btf btf = Btf.kernel();
        assertThat(KernelFeatures.hasHelper(btf, "ringbuf_reserve")).isTrue();
        assertThat(KernelFeatures.hasHelper(btf, "no_such_helper")).isFalse();
    }

    @Test
    void without_privileges_nothing_is_tried_and_what_is_missing_comes_with_a_remedy() {
        Environment nobody = new Environment("5.4.0", 0, false, false, false, "none", Optional.of(false));
        List<Finding> findings = new KernelFeatures(nobody).probe();
        assertThat(findings).extracting(Finding::name).doesNotContain("bpf(2)", "ring buffer");
        assertThat(findings)
                .filteredOn(finding -> finding.status() != Finding.Status.OK)
                .extracting(Finding::name)
                .contains("kernel", "privileges", "just-in-time compiler");
        assertThat(findings)
                .filteredOn(finding -> finding.status() != Finding.Status.OK)
                .allMatch(finding -> !finding.remedy().isEmpty());
    }
}
