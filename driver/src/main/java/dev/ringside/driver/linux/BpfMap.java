package dev.ringside.driver.linux;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A map. Keys and values are bytes in the machine's order, as long as the map says. For any thread; closing is idempotent, and programs that
 * use the map keep it alive in the kernel.
 */
public final class BpfMap implements AutoCloseable {
    // struct for BPF_MAP_CREATE
    private static final int CREATE_TYPE = 0;
    private static final int CREATE_KEY_SIZE = 4;
    private static final int CREATE_VALUE_SIZE = 8;
    private static final int CREATE_MAX_ENTRIES = 12;
    private static final int CREATE_FLAGS = 16;
    private static final int CREATE_INNER = 20;
    private static final int CREATE_NAME = 28;
    private static final int CREATE_EXTRA = 64;
    // struct for BPF_MAP_*_ELEM
    private static final int ELEM_FD = 0;
    private static final int ELEM_KEY = 8;
    private static final int ELEM_VALUE = 16;
    private static final int ELEM_FLAGS = 24;
    private static final int ANY = 0;
    private static final int NO_EXIST = 1;
    // struct for BPF_MAP_*_BATCH
    private static final int BATCH_IN = 0;
    private static final int BATCH_OUT = 8;
    private static final int BATCH_KEYS = 16;
    private static final int BATCH_VALUES = 24;
    private static final int BATCH_COUNT = 32;
    private static final int BATCH_FD = 36;
    /** More than there are keys in one bucket of a hash map, of which a batch takes whole ones. */
    private static final int LEAST_BATCH = 64;

    private static final int BATCH_BYTES = 1 << 18;
    // struct bpf_map_info
    private static final int INFO_SIZE = 88;
    private static final int INFO_TYPE = 0;
    private static final int INFO_ID = 4;
    private static final int INFO_KEY_SIZE = 8;
    private static final int INFO_VALUE_SIZE = 12;
    private static final int INFO_MAX_ENTRIES = 16;
    private static final int INFO_FLAGS = 20;

    private final Descriptor descriptor;
    private final MapSpec spec;
    private final int valueBytes;

    private BpfMap(Descriptor descriptor, MapSpec spec) {
        this.descriptor = descriptor;
        this.spec = spec;
        this.valueBytes = isPerCpu(spec.type()) ? roundToWord(spec.valueSize()) * Cpus.possible() : spec.valueSize();
    }

    /**
     * Makes a map.
     *
     * @throws BpfException if the kernel refuses
     */
    public static BpfMap create(MapSpec spec) {
        return create(spec, new Attr());
    }

    /**
     * Makes a map of maps.
     *
     * @param inner a map like those that it is to hold
     * @throws BpfException if the kernel refuses
     */
    public static BpfMap create(MapSpec spec, BpfMap inner) {
        return create(spec, new Attr().putInt(CREATE_INNER, inner.fd()));
    }

    private static BpfMap create(MapSpec spec, Attr attr) {
        int fd = attr.putInt(CREATE_TYPE, spec.type().number())
                .putInt(CREATE_KEY_SIZE, spec.keySize())
                .putInt(CREATE_VALUE_SIZE, spec.valueSize())
                .putInt(CREATE_MAX_ENTRIES, spec.maxEntries())
                .putInt(CREATE_FLAGS, spec.flags())
                .putName(CREATE_NAME, spec.name())
                .putLong(CREATE_EXTRA, spec.extra())
                .call(Command.MAP_CREATE, spec.name());
        return new BpfMap(new Descriptor(fd, "map " + spec.name()), spec);
    }

    public MapSpec spec() {
        return spec;
    }

    /** Its file descriptor, for programs that name it; good until the map is closed. */
    public int fd() {
        return descriptor.number();
    }

    /**
     * The value of a key: of a per-processor map the values of all possible processors, each rounded up to 8 bytes.
     *
     * @throws BpfException if the kernel refuses, other than by saying that there is no such key
     */
    public Optional<byte[]> lookup(byte[] key) {
        ByteBuffer value = Attr.buffer(valueBytes);
        int result = element(key).putPointer(ELEM_VALUE, value).tryCall(Command.MAP_LOOKUP_ELEM);
        if (result == -Errno.ENOENT.number()) {
            return Optional.empty();
        }
        check(Command.MAP_LOOKUP_ELEM, result);
        return Optional.of(bytes(value));
    }

    /**
     * Puts a value, new or in place of the old one; atomically, as programs see it, in a hash map and a program array.
     *
     * @throws BpfException if the kernel refuses; {@code E2BIG} when the map is full
     */
    public void update(byte[] key, byte[] value) {
        check(Command.MAP_UPDATE_ELEM, put(key, value, ANY));
    }

    /**
     * Puts a value of a key that has none, and says whether it had none.
     *
     * @throws BpfException if the kernel refuses; {@code E2BIG} when the map is full
     */
    public boolean add(byte[] key, byte[] value) {
        int result = put(key, value, NO_EXIST);
        if (result == -Errno.EEXIST.number()) {
            return false;
        }
        check(Command.MAP_UPDATE_ELEM, result);
        return true;
    }

    /** Puts a program into a slot of a program array; calls into the slot go to the old or to the new one, never to none. */
    public void update(int slot, BpfProgram program) {
        update(bytes(slot), bytes(program.fd()));
    }

    /** Takes a key out and says whether it was there. */
    public boolean delete(byte[] key) {
        int result = element(key).tryCall(Command.MAP_DELETE_ELEM);
        if (result == -Errno.ENOENT.number()) {
            return false;
        }
        check(Command.MAP_DELETE_ELEM, result);
        return true;
    }

    /**
     * Takes everything out of a hash map that no program writes to meanwhile.
     *
     * @param taker gets each key with its value, or values as {@link #lookup} gives them
     */
    public void drain(BiConsumer<byte[], byte[]> taker) {
        int size = Math.max(LEAST_BATCH, BATCH_BYTES / (spec.keySize() + valueBytes));
        ByteBuffer keys = Attr.buffer(Math.multiplyExact(size, spec.keySize()));
        ByteBuffer values = Attr.buffer(Math.multiplyExact(size, valueBytes));
        ByteBuffer place = Attr.buffer(Integer.BYTES);
        boolean begun = false;
        boolean more = true;
        while (more) {
            Attr attr = new Attr()
                    .putPointer(BATCH_OUT, place)
                    .putPointer(BATCH_KEYS, keys)
                    .putPointer(BATCH_VALUES, values)
                    .putInt(BATCH_COUNT, size)
                    .putInt(BATCH_FD, fd());
            if (begun) {
                attr.putPointer(BATCH_IN, place);
            }
            int result = attr.tryCall(Command.MAP_LOOKUP_AND_DELETE_BATCH);
            more = result != -Errno.ENOENT.number();
            if (more) {
                check(Command.MAP_LOOKUP_AND_DELETE_BATCH, result);
            }
            begun = true;
            for (int i = 0; i < attr.getInt(BATCH_COUNT); i++) {
                taker.accept(bytes(keys, i, spec.keySize()), bytes(values, i, valueBytes));
            }
        }
    }

    /** From now on only programs can write; the verifier takes the content of a map that they cannot write either for constant. */
    public void freeze() {
        new Attr().putInt(ELEM_FD, fd()).call(Command.MAP_FREEZE, spec.name());
    }

    public MapInfo info() {
        ByteBuffer info = ObjectInfo.read(fd(), INFO_SIZE, spec.name());
        return new MapInfo(
                info.getInt(INFO_ID),
                info.getInt(INFO_TYPE),
                info.getInt(INFO_KEY_SIZE),
                info.getInt(INFO_VALUE_SIZE),
                info.getInt(INFO_MAX_ENTRIES),
                info.getInt(INFO_FLAGS));
    }

    /** Maps the values of an array made with {@link MapSpec#MMAPABLE}; the caller closes it. */
    public MappedArray mapped() {
        return MappedArray.of(this);
    }

    @Override
    public void close() {
        descriptor.close();
    }

    /** A number as a key or a value of 4 bytes. */
    public static byte[] bytes(int number) {
        return bytes(Attr.buffer(Integer.BYTES).putInt(0, number));
    }

    /** A number as a key or a value of 8 bytes. */
    public static byte[] bytes(long number) {
        return bytes(Attr.buffer(Long.BYTES).putLong(0, number));
    }

    private int put(byte[] key, byte[] value, int flags) {
        if (value.length != valueBytes) {
            throw new IllegalArgumentException("value of " + value.length + " bytes in a map of " + valueBytes);
        }
        return element(key)
                .putPointer(ELEM_VALUE, Attr.buffer(value))
                .putLong(ELEM_FLAGS, flags)
                .tryCall(Command.MAP_UPDATE_ELEM);
    }

    private Attr element(byte[] key) {
        if (key.length != spec.keySize()) {
            throw new IllegalArgumentException("key of " + key.length + " bytes in a map of " + spec.keySize());
        }
        return new Attr().putInt(ELEM_FD, fd()).putPointer(ELEM_KEY, Attr.buffer(key));
    }

    private void check(Command command, int result) {
        if (result < 0) {
            throw new BpfException(command.label() + " " + spec.name(), -result, "");
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        return bytes(buffer, 0, buffer.capacity());
    }

    private static byte[] bytes(ByteBuffer buffer, int index, int size) {
        byte[] out = new byte[size];
        buffer.get(index * size, out);
        return out;
    }

    private static boolean isPerCpu(MapType type) {
        return type == MapType.PERCPU_ARRAY || type == MapType.PERCPU_HASH;
    }

    static int roundToWord(int size) {
        return (size + 7) & -8;
    }
}
