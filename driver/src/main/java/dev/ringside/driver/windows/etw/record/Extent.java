package dev.ringside.driver.windows.etw.record;

/** How long a property is, or how many values it has. */
public sealed interface Extent {
    /** What its type says; one value. */
    Extent NATURAL = new Natural();

    /** What its type says; one value. */
    record Natural() implements Extent {}

    /** Always as many: bytes, or characters of a text, or values. */
    record Fixed(int number) implements Extent {}

    /** As many as another property says, which stands before. */
    record Told(int property) implements Extent {}

    /** As many as the 2 bytes before the values say: in self-describing events. */
    record Leading() implements Extent {}
}
