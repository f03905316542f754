package dev.ringside.driver.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecordersTest {
    private static final int ROOM = Recorders.SLOTS - 2;

    private final Map<Integer, RecordLayout> layouts = Recorders.layouts();
    private final Recorders recorders = new Recorders(Hook.EXEC, datum -> true, new AtomicInteger(), layouts);
    private final List<Integer> loads = new ArrayList<>();

    @Test
    void generationsThatRecordTheSameShareAProgram() {
        int slot = slot(1, Set.of(Datum.PID));

        assertThat(slot(2, Set.of(Datum.PID))).isEqualTo(slot);
        assertThat(slot(3, Set.of(Datum.PID, Datum.NAME))).isNotEqualTo(slot);
        assertThat(loads).hasSize(2);
    }

    @Test
    void aProgramStaysForWhoAsksNextWhenItsLastGenerationIsForgotten() {
        int slot = slot(1, Set.of(Datum.PID));
        recorders.forget(1);

        assertThat(slot(2, Set.of(Datum.PID))).isEqualTo(slot);
        assertThat(loads).hasSize(1);
    }

    @Test
    void aSlotIsTakenOverOnlyWhenNoGenerationUsesItAndTheOneUsedLongestAgoComesFirst() {
        List<Set<Datum>> sets = sets(ROOM + 1);
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < ROOM; i++) {
            slots.add(slot(i, sets.get(i)));
        }
        recorders.forget(7);
        recorders.forget(3);

        assertThat(slots).doesNotHaveDuplicates().doesNotContain(HookPrograms.FILTER_SLOT);
        assertThat(slot(100, sets.get(ROOM))).isEqualTo(slots.get(3));
        assertThat(layouts).hasSize(ROOM);
    }

    @Test
    void whenAllSlotsAreInUseOneProgramRecordsEverything() {
        List<Set<Datum>> sets = sets(ROOM + 2);
        for (int i = 0; i < ROOM; i++) {
            slot(i, sets.get(i));
        }

        int slot = slot(100, sets.get(ROOM));
        assertThat(slot(101, sets.get(ROOM + 1))).isEqualTo(slot).isEqualTo(Recorders.SLOTS - 1);
        assertThat(loads).hasSize(ROOM + 1);
    }

    @Test
    void layoutsStayUntilNoRecordOfTheirsIsLeftAlsoWhenTheProgramsAreGone() {
        slot(1, Set.of(Datum.PID));
        slot(2, Set.of(Datum.UID));
        recorders.forget(2);
        recorders.clear();

        assertThat(layouts).hasSize(1);
        recorders.forget(1);
        assertThat(layouts).isEmpty();
    }

    @Test
    void aProgramThatTheKernelRefusesLeavesNothingBehind() {
        assertThatThrownBy(() -> recorders.slot(1, Set.of(Datum.PID), (slot, layout, number) -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(layouts).isEmpty();
        assertThat(slot(2, Set.of(Datum.PID))).isEqualTo(1);
    }

    private int slot(int generation, Set<Datum> data) {
        return recorders.slot(generation, data, (slot, layout, number) -> loads.add(slot));
    }

    /** As many sets that differ, by the bits of a number. */
    private static List<Set<Datum>> sets(int count) {
        List<Set<Datum>> sets = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Set<Datum> set = EnumSet.noneOf(Datum.class);
            for (int bit = 0; bit < 7; bit++) {
                if ((number >> bit & 1) != 0) {
                    set.add(Datum.values()[bit]);
                }
            }
            sets.add(set);
        }
        return sets;
    }
}
