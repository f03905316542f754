package dev.ringside.driver.btf;

import java.util.List;

/** What a function takes, in order. */
public record Prototype(List<Parameter> parameters) {
    public Prototype {
        parameters = List.copyOf(parameters);
    }

    /**
     * One of them.
     *
     * @param name empty where the type information has none, as in what tracepoints give
     * @param typeId its type, for {@link Btf#typeName}
     */
    public record Parameter(String name, int typeId) {}
}
