package dev.ringside.driver.linux;

import java.util.Locale;

/** The commands of {@code bpf(2)} that are used here ({@code enum bpf_cmd}, include/uapi/linux/bpf.h). */
enum Command {
    MAP_CREATE(0),
    MAP_LOOKUP_ELEM(1),
    MAP_UPDATE_ELEM(2),
    MAP_DELETE_ELEM(3),
    PROG_LOAD(5),
    PROG_TEST_RUN(10),
    OBJ_GET_INFO_BY_FD(15),
    RAW_TRACEPOINT_OPEN(17),
    BTF_LOAD(18),
    MAP_FREEZE(22),
    MAP_LOOKUP_AND_DELETE_BATCH(25),
    LINK_CREATE(28),
    ENABLE_STATS(32),
    ITER_CREATE(33);

    private final int number;

    Command(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Its name as people search for it: {@code map_create}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
