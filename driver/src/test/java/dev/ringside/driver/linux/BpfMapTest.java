package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

@NeedsKernel
class BpfMapTest {
    private static final byte[] ONE = BpfMap.bytes(1);
    private static final byte[] TWO = BpfMap.bytes(2);

    @Test
    void a_hash_map_gives_back_what_was_put_and_nothing_else() {
        try (BpfMap map = BpfMap.create(MapSpec.hash("test", 4, 8, 10))) {
            map.update(ONE, BpfMap.bytes(11L));
            map.update(ONE, BpfMap.bytes(12L));
            assertThat(map.lookup(ONE)).hasValue(BpfMap.bytes(12L));
            assertThat(map.lookup(TWO)).isEmpty();
            assertThat(map.delete(ONE)).isTrue();
            assertThat(map.delete(ONE)).isFalse();
            assertThat(map.lookup(ONE)).isEmpty();
        }
    }

    @Test
    void a_full_map_says_so_with_a_typed_error() {
        try (BpfMap map = BpfMap.create(MapSpec.hash("tiny", 4, 4, 1).withFlags(MapSpec.NO_PREALLOC))) {
            map.update(ONE, ONE);
            assertThatExceptionOfType(BpfException.class)
                    .isThrownBy(() -> map.update(TWO, TWO))
                    .satisfies(e -> assertThat(e.errno()).hasValue(Errno.E2BIG))
                    .satisfies(e -> assertThat(e.operation()).isEqualTo("map_update_elem tiny"));
        }
    }

    @Test
    void a_frozen_map_cannot_be_written() {
        try (BpfMap map = BpfMap.create(MapSpec.array("frozen", 8, 1))) {
            map.freeze();
            assertThatExceptionOfType(BpfException.class)
                    .isThrownBy(() -> map.update(BpfMap.bytes(0), BpfMap.bytes(1L)))
                    .matches(e -> e.is(Errno.EPERM));
        }
    }

    @Test
    void a_map_for_each_processor_has_a_value_for_each_possible_one() {
        try (BpfMap map = BpfMap.create(MapSpec.perCpuArray("each", 4, 1))) {
            assertThat(map.lookup(BpfMap.bytes(0)).orElseThrow()).hasSize(8 * Cpus.possible());
        }
    }

    @Test
    void the_kernel_knows_the_map_as_it_was_asked_for() {
        MapSpec spec = MapSpec.mappedArray("Test_1.x", 24, 7);
        try (BpfMap map = BpfMap.create(spec)) {
            MapInfo info = map.info();
            assertThat(info).isEqualTo(new MapInfo(info.id(), MapType.ARRAY.number(), 4, 24, 7, MapSpec.MMAPABLE));
            assertThat(info.id()).isPositive();
        }
    }

    @Test
    void mapped_values_are_those_of_the_map_in_both_directions() {
        try (BpfMap map = BpfMap.create(MapSpec.mappedArray("mapped", 12, 1000));
                MappedArray memory = map.mapped()) {
            memory.set(999, 0, 0x1122334455667788L);
            assertThat(map.lookup(BpfMap.bytes(999)).orElseThrow()).startsWith(BpfMap.bytes(0x1122334455667788L));
            map.update(ONE, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9});
            assertThat(memory.get(1, 0)).isEqualTo(1);
            assertThat(memory.get(2, 0)).isZero();
        }
    }

    @Test
    void a_mapping_outlives_its_map_but_not_its_own_close() {
        MappedArray memory;
        try (BpfMap map = BpfMap.create(MapSpec.mappedArray("mapped", 8, 1))) {
            memory = map.mapped();
        }
        memory.set(0, 0, 5);
        assertThat(memory.get(0, 0)).isEqualTo(5);
        memory.close();
        memory.close();
        assertThatIllegalStateException().isThrownBy(() -> memory.get(0, 0));
        assertThatIllegalStateException().isThrownBy(() -> memory.set(0, 0, 1));
    }

    @Test
    void a_closed_map_is_not_used_and_closing_twice_hurts_nobody() {
        BpfMap map = BpfMap.create(MapSpec.array("closed", 8, 1));
        int number = map.fd();
        map.close();
        try (BpfMap other = BpfMap.create(MapSpec.array("other", 8, 1))) {
            assertThat(other.fd()).as("the number is used again").isEqualTo(number);
            map.close();
            assertThat(other.lookup(BpfMap.bytes(0))).isPresent();
        }
        assertThatIllegalStateException().isThrownBy(map::fd).withMessage("map closed is closed");
    }

    @Test
    void keys_and_values_of_the_wrong_length_never_reach_the_kernel() {
        try (BpfMap map = BpfMap.create(MapSpec.hash("test", 4, 8, 10))) {
            assertThatIllegalArgumentException().isThrownBy(() -> map.lookup(new byte[3]));
            assertThatIllegalArgumentException().isThrownBy(() -> map.update(ONE, new byte[4]));
        }
    }

    @Test
    void what_the_kernel_refuses_is_a_typed_error() {
        assertThatExceptionOfType(BpfException.class)
                .isThrownBy(() -> BpfMap.create(MapSpec.hash("no_key", 0, 8, 10)))
                .withMessage("map_create no_key: EINVAL (invalid argument)");
    }

    @Test
    void names_that_the_kernel_would_refuse_are_refused_with_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapSpec.array("sixteen_letters_", 8, 1))
                .withMessageContaining("at most 15");
        assertThatIllegalArgumentException().isThrownBy(() -> MapSpec.array("a-b", 8, 1));
    }
}
