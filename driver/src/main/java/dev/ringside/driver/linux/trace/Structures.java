package dev.ringside.driver.linux.trace;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.btf.BtfKind;
import dev.ringside.driver.btf.FieldLocation;

/** Where fields lie in the structures of a kernel, by the names that its source gives them. For any thread. */
final class Structures {
    private final Btf btf;
    private final int castFunction;

    Structures(Btf btf) {
        this.btf = btf;
        this.castFunction = btf.typeId(BtfKind.FUNC, "bpf_rdonly_cast").orElse(0);
    }

    /**
     * Where a field is.
     *
     * @param path the field, or the fields one in the other with dots between
     * @throws BtfException if the kernel has none
     */
    FieldLocation field(String structure, String path) {
        return btf.field(structure, path)
                .orElseThrow(() -> new BtfException("the kernel's type information has no " + structure + "." + path));
    }

    boolean has(String structure, String path) {
        return btf.field(structure, path).isPresent();
    }

    int offset(String structure, String path) {
        return field(structure, path).offset();
    }

    /** The structure's BTF id. */
    int type(String structure) {
        return btf.typeId(BtfKind.STRUCT, structure)
                .orElseThrow(() -> new BtfException("the kernel's type information has no " + structure));
    }

    /** The BTF id of {@code bpf_rdonly_cast}, or 0 before 6.2. */
    int castFunction() {
        return castFunction;
    }

    /** The BTF id of a tracepoint's typed programs. */
    int tracepoint(String name) {
        return btf.tracepointId(name).orElseThrow(() -> new BtfException("the kernel has no tracepoint " + name));
    }
}
