package dev.ringside.driver.btf;

/** Writes types as C does, for people. */
final class TypeNames {
    private static final int MAX_DEPTH = 16;

    private final BtfTypes types;

    TypeNames(BtfTypes types) {
        this.types = types;
    }

    String of(int id) {
        return of(id, 0);
    }

    private String of(int id, int depth) {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        return switch (types.kind(id)) {
            case 0 -> "void";
            case BtfFormat.KIND_PTR -> pointer(of(types.sizeOrType(id), depth + 1));
            case BtfFormat.KIND_ARRAY ->
                of(types.extra(id, 0), depth + 1) + "[" + Integer.toUnsignedString(types.extra(id, 2)) + "]";
            case BtfFormat.KIND_STRUCT -> tagged("struct", id);
            case BtfFormat.KIND_UNION -> tagged("union", id);
            case BtfFormat.KIND_ENUM, BtfFormat.KIND_ENUM64 -> tagged("enum", id);
            case BtfFormat.KIND_FWD -> tagged(types.flag(id) ? "union" : "struct", id);
            case BtfFormat.KIND_CONST -> "const " + of(types.sizeOrType(id), depth + 1);
            case BtfFormat.KIND_VOLATILE -> "volatile " + of(types.sizeOrType(id), depth + 1);
            case BtfFormat.KIND_RESTRICT, BtfFormat.KIND_TYPE_TAG -> of(types.sizeOrType(id), depth + 1);
            case BtfFormat.KIND_FUNC_PROTO -> "function";
            default -> types.name(id);
        };
    }

    private String tagged(String tag, int id) {
        String name = types.name(id);
        return name.isEmpty() ? tag + " {…}" : tag + " " + name;
    }

    private static String pointer(String target) {
        return target.endsWith("*") ? target + "*" : target + " *";
    }
}
