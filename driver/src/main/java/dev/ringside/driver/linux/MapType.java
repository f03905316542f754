package dev.ringside.driver.linux;

/** Kinds of maps ({@code enum bpf_map_type}, include/uapi/linux/bpf.h). */
public enum MapType {
    HASH(1),
    ARRAY(2),
    PROG_ARRAY(3),
    PERCPU_HASH(5),
    PERCPU_ARRAY(6),
    LRU_HASH(9),
    LPM_TRIE(11),
    ARRAY_OF_MAPS(12),
    RINGBUF(27),
    TASK_STORAGE(29);

    private final int number;

    MapType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
