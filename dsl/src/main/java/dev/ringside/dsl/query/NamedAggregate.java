package dev.ringside.dsl.query;

import dev.ringside.dsl.schema.StreamType;

/** An aggregate and the name of its column, an identifier. */
public record NamedAggregate(String name, Aggregate aggregate) {
    public static NamedAggregate of(Aggregate aggregate) {
        return new NamedAggregate(aggregate.word(), aggregate);
    }

    boolean hasNaturalName() {
        return name.equals(aggregate.word());
    }

    void addTo(StreamType.Builder type) {
        type.field(name, aggregate.type(), aggregate.toString());
    }

    @Override
    public String toString() {
        return name + ": " + aggregate;
    }
}
