package dev.ringside.driver.btf;

/** The kinds of types that are looked up by name. */
public enum BtfKind {
    INT(BtfFormat.KIND_INT),
    STRUCT(BtfFormat.KIND_STRUCT),
    UNION(BtfFormat.KIND_UNION),
    ENUM(BtfFormat.KIND_ENUM),
    ENUM64(BtfFormat.KIND_ENUM64),
    TYPEDEF(BtfFormat.KIND_TYPEDEF),
    FUNC(BtfFormat.KIND_FUNC);

    private final int number;

    BtfKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
