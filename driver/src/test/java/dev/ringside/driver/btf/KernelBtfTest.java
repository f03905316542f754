package dev.ringside.driver.btf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelBtfTest {
    @Test
    void shows() {
        Btf btf = Btf.kernel();
        for (String p : new String[] {
            "signal", "thread_info.flags", "tgid", "comm", "start_boottime", "exit_code", "in_execve", "se.on_rq"
        }) {
            System.out.println(p + " " + btf.field("task_struct", p));
        }
        System.out.println(btf.field("dentry", "d_name.len"));
        System.out.println(btf.field("dentry", "d_name"));
        System.out.println(btf.field("file", "f_path.dentry"));
        System.out.println(btf.enumValue("bpf_func_id", "BPF_FUNC_loop"));
        System.out.println(btf.tracepoint("sched_process_exit"));
        System.out.println(btf.tracepoint("sched_process_exec"));
        System.out.println(btf.tracepointId("sched_process_exec"));
        System.out.println(btf.function("bprm_execve"));
        assertThat(btf.typeCount()).isPositive();
    }
}
