package dev.ringside.driver.linux;

/**
 * What a map is to be.
 *
 * @param name at most 15 letters, digits, '_' and '.'
 * @param keySize bytes
 * @param valueSize bytes
 * @param maxEntries entries; bytes for a ring buffer
 * @param flags of those named here
 * @param extra what the kind of map makes of {@code map_extra}, mostly 0
 */
public record MapSpec(MapType type, String name, int keySize, int valueSize, int maxEntries, int flags, long extra) {
    /** Entries are allocated when they are put, not when the map is made. */
    public static final int NO_PREALLOC = 1;
    /** Programs may not write. */
    public static final int READ_ONLY_FOR_PROGRAMS = 1 << 7;
    /** An array that user mode may map. */
    public static final int MMAPABLE = 1 << 10;

    public MapSpec {
        name = ObjectName.checked(name);
    }

    public static MapSpec hash(String name, int keySize, int valueSize, int maxEntries) {
        return new MapSpec(MapType.HASH, name, keySize, valueSize, maxEntries, 0, 0);
    }

    /** A hash map that gives up the entries used longest ago when it is full. */
    public static MapSpec forgetful(String name, int keySize, int valueSize, int maxEntries) {
        return new MapSpec(MapType.LRU_HASH, name, keySize, valueSize, maxEntries, 0, 0);
    }

    public static MapSpec array(String name, int valueSize, int maxEntries) {
        return new MapSpec(MapType.ARRAY, name, Integer.BYTES, valueSize, maxEntries, 0, 0);
    }

    /** An array that {@link BpfMap#mapped()} works on. */
    public static MapSpec mappedArray(String name, int valueSize, int maxEntries) {
        return array(name, valueSize, maxEntries).withFlags(MMAPABLE);
    }

    /** An array with a value of its own for each processor. */
    public static MapSpec perCpuArray(String name, int valueSize, int maxEntries) {
        return new MapSpec(MapType.PERCPU_ARRAY, name, Integer.BYTES, valueSize, maxEntries, 0, 0);
    }

    /** A hash map with values of its own for each processor, which are allocated when a key is put. */
    public static MapSpec perCpuHash(String name, int keySize, int valueSize, int maxEntries) {
        return new MapSpec(MapType.PERCPU_HASH, name, keySize, valueSize, maxEntries, NO_PREALLOC, 0);
    }

    /** Programs to call into. */
    public static MapSpec programArray(String name, int maxEntries) {
        return new MapSpec(MapType.PROG_ARRAY, name, Integer.BYTES, Integer.BYTES, maxEntries, 0, 0);
    }

    public MapSpec withFlags(int flags) {
        return new MapSpec(type, name, keySize, valueSize, maxEntries, this.flags | flags, extra);
    }
}
