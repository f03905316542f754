package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpusTest {
    @Test
    void the_highest_number_of_a_list_tells_how_many_there_may_be() {
        assertThat(Cpus.count("0\n")).isEqualTo(1);
        assertThat(Cpus.count("0-7\n")).isEqualTo(8);
        assertThat(Cpus.count("0-3,8")).isEqualTo(9);
        assertThat(Cpus.count("0-3,8-15")).isEqualTo(16);
    }
}
