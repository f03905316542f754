package dev.ringside.driver.linux.trace;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.btf.BtfKind;
import dev.ringside.driver.btf.FieldLocation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

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

    /** Bytes of a structure. */
    int size(String structure) {
        return btf.size(structure)
                .orElseThrow(() -> new BtfException("the kernel's type information has no " + structure));
    }

    /** The numbers of an enumeration, with the names that begin with the prefix: without it, in small letters. */
    Map<Long, String> words(String enumeration, String prefix) {
        Map<Long, String> words = new LinkedHashMap<>();
        btf.enumeration(enumeration).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                words.putIfAbsent(value, name.substring(prefix.length()).toLowerCase(Locale.ROOT));
            }
        });
        return words;
    }

    /** A constant of the kernel's source that is in no named enumeration. */
    int constant(String name) {
        return (int)
                btf.constant(name).orElseThrow(() -> new BtfException("the kernel's type information has no " + name));
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

    /** The BTF id of the typed programs of a site's tracepoint. */
    int tracepoint(Site site) {
        return tracepoint(site.tracepoint());
    }

    /** How many arguments programs on a site's tracepoint are given; 0 if the kernel has none. */
    int parameters(Site site) {
        return btf.tracepoint(site.tracepoint())
                .map(prototype -> prototype.parameters().size())
                .orElse(0);
    }

    /** The BTF id of a tracepoint's typed programs. */
    int tracepoint(String name) {
        return btf.tracepointId(name).orElseThrow(() -> new BtfException("the kernel has no tracepoint " + name));
    }

    boolean hasTracepoint(String name) {
        return btf.tracepointId(name).isPresent();
    }

    /** The BTF id of a function; empty if the kernel has none of that name, or none that programs can be attached to. */
    OptionalInt function(String name) {
        return btf.typeId(BtfKind.FUNC, name);
    }
}
