package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandlersTest {
    @Test
    void a_handler_gets_the_events_that_the_query_lets_through() {
        try (Bench bench = new Bench()) {
            bench.load("procs.where(parent == 'sshd').on(e => console.log(e.name, e.pid))");
            bench.emit(Bench.proc(1, "bash").set("parent", "sshd").set("pid", 7));
            bench.emit(Bench.proc(2, "zsh").set("parent", "login").set("pid", 8));
            assertThat(bench.lines()).containsExactly("bash 7");
            assertThat(bench.failures()).isEmpty();
        }
    }
}
