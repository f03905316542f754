package dev.ringside.driver.btf;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Kernel type information: which types there are and where their members lie (Documentation/bpf/btf.rst). Immutable, for any thread. Look-ups
 * by name walk the types of a kind, some microseconds each: keep what is asked for often. Every look-up throws {@link BtfException} where the information is damaged.
 */
public final class Btf {
    /** Where the running kernel shows its own. */
    public static final String KERNEL = "/sys/kernel/btf/vmlinux";

    private static final String TRACEPOINT_TYPEDEF = "btf_trace_";
    private static final int ENUM_WORDS = 2;
    private static final int ENUM64_WORDS = 3;

    private final BtfTypes types;

    private Btf(BtfTypes types) {
        this.types = types;
    }

    /**
     * The running kernel's.
     *
     * @throws BtfException if the kernel has none, or it cannot be read or is damaged
     */
    public static Btf kernel() {
        // Not java.nio.file.Files: it costs a cold JVM twice as long, and the file cannot be mapped shared.
        try (InputStream in = new FileInputStream(KERNEL)) {
            return new Btf(BtfReader.read(in));
        } catch (FileNotFoundException e) {
            throw new BtfException("the kernel shows no type information at " + KERNEL, e);
        } catch (IOException e) {
            throw new BtfException("cannot read " + KERNEL + ": " + e.getMessage(), e);
        }
    }

    /**
     * What a blob in the machine's byte order says.
     *
     * @throws BtfException if it is not BTF or damaged
     */
    public static Btf of(byte[] blob) {
        try {
            return new Btf(BtfReader.read(new ByteArrayInputStream(blob)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many types there are; their ids go from 1 to this. */
    public int typeCount() {
        return types.count();
    }

    /** The id of the first type of that kind and name. */
    public OptionalInt typeId(BtfKind kind, String name) {
        int id = types.find(kind.number(), name);
        return id == 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    public boolean exists(BtfKind kind, String name) {
        return types.find(kind.number(), name) != 0;
    }

    /** The id that a program on a raw tracepoint with typed arguments is loaded with; the name without its group: {@code sched_process_exec}. */
    public OptionalInt tracepointId(String tracepoint) {
        return typeId(BtfKind.TYPEDEF, TRACEPOINT_TYPEDEF + tracepoint);
    }

    /** The size of a structure or union, in bytes. */
    public OptionalInt size(String structure) {
        int id = structureId(structure);
        return id == 0 ? OptionalInt.empty() : OptionalInt.of(new Sizes(types).of(id));
    }

    /**
     * Where a member lies. Members of anonymous structures and unions are found as in C.
     *
     * @param structure name of a structure or union, without the keyword
     * @param path the member, or members joined by dots through structures that lie within one another (not through pointers):
     *     {@code f_path.dentry}
     */
    public Optional<FieldLocation> field(String structure, String path) {
        int id = structureId(structure);
        return id == 0 ? Optional.empty() : field(id, path);
    }

    /** The same for a structure or union by its id, for instance the {@link FieldLocation#target} of a pointer. */
    public Optional<FieldLocation> field(int structureId, String path) {
        return new FieldFinder(types).find(structureId, path);
    }

    /** The value of a constant of a named enumeration: {@code enumValue("bpf_func_id", "BPF_FUNC_loop")}. */
    public OptionalLong enumValue(String enumeration, String constant) {
        int id = types.find(BtfFormat.KIND_ENUM, enumeration);
        return enumValue(id == 0 ? types.find(BtfFormat.KIND_ENUM64, enumeration) : id, constant);
    }

    /** The constants of a named enumeration in their order; empty if there is no such enumeration. */
    public Map<String, Long> enumeration(String name) {
        int id = types.find(BtfFormat.KIND_ENUM, name);
        return id == 0 ? enumeration(types.find(BtfFormat.KIND_ENUM64, name)) : enumeration(id);
    }

    /** The value of a constant of an enumeration that has no name. */
    public OptionalLong constant(String name) {
        for (int id = 1; id <= types.count(); id++) {
            if (types.kind(id) == BtfFormat.KIND_ENUM && types.name(id).isEmpty()) {
                OptionalLong value = enumValue(id, name);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return OptionalLong.empty();
    }

    /** What a kernel function takes. */
    public Optional<Prototype> function(String name) {
        int id = types.find(BtfFormat.KIND_FUNC, name);
        return id == 0 ? Optional.empty() : Optional.of(prototype(types.sizeOrType(id)));
    }

    /**
     * What a tracepoint gives to programs on it, in order; its name without its group. Needs no privileges, and tells kernels apart by what they
     * can do rather than by their version.
     */
    public Optional<Prototype> tracepoint(String name) {
        int id = types.find(BtfFormat.KIND_TYPEDEF, TRACEPOINT_TYPEDEF + name);
        if (id == 0) {
            return Optional.empty();
        }
        Prototype whole = prototype(types.resolve(types.sizeOrType(types.resolve(id))));
        // The first is the tracepoint's own data; programs do not get it.
        return Optional.of(new Prototype(whole.parameters()
                .subList(
                        Math.min(1, whole.parameters().size()),
                        whole.parameters().size())));
    }

    /** A type as C writes it, for people: {@code struct task_struct *}. */
    public String typeName(int id) {
        return new TypeNames(types).of(id);
    }

    private int structureId(String name) {
        int id = types.find(BtfFormat.KIND_STRUCT, name);
        return id == 0 ? types.find(BtfFormat.KIND_UNION, name) : id;
    }

    private OptionalLong enumValue(int id, String constant) {
        if (id == 0) {
            return OptionalLong.empty();
        }
        byte[] wanted = constant.getBytes(StandardCharsets.UTF_8);
        int stride = types.kind(id) == BtfFormat.KIND_ENUM64 ? ENUM64_WORDS : ENUM_WORDS;
        int length = types.length(id);
        for (int i = 0; i < length; i++) {
            if (types.isNamed(types.extra(id, i * stride), wanted)) {
                return OptionalLong.of(value(id, i * stride));
            }
        }
        return OptionalLong.empty();
    }

    private Map<String, Long> enumeration(int id) {
        Map<String, Long> constants = new LinkedHashMap<>();
        if (id != 0) {
            int stride = types.kind(id) == BtfFormat.KIND_ENUM64 ? ENUM64_WORDS : ENUM_WORDS;
            for (int i = 0; i < types.length(id); i++) {
                constants.put(types.string(types.extra(id, i * stride)), value(id, i * stride));
            }
        }
        return constants;
    }

    /** The value of the constant whose words begin there. */
    private long value(int id, int at) {
        int low = types.extra(id, at + 1);
        long high =
                types.kind(id) == BtfFormat.KIND_ENUM64 ? types.extra(id, at + 2) : types.flag(id) && low < 0 ? -1 : 0;
        return high << 32 | Integer.toUnsignedLong(low);
    }

    private Prototype prototype(int id) {
        if (types.kind(id) != BtfFormat.KIND_FUNC_PROTO) {
            throw new BtfException("BTF type " + id + " is not a function's prototype");
        }
        List<Prototype.Parameter> parameters = new ArrayList<>();
        int length = types.length(id);
        for (int i = 0; i < length; i++) {
            parameters.add(new Prototype.Parameter(types.string(types.extra(id, 2 * i)), types.extra(id, 2 * i + 1)));
        }
        return new Prototype(parameters);
    }
}
