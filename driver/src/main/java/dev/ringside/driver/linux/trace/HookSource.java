package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.TextForm;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;

/** The fields of an event at a hook, read from the kernel's structures when they are asked for. */
final class HookSource implements FieldSource {
    private final FieldMap fields;
    private final TaskCode task;
    private final TextLoaders loaders;
    private final Search search;
    private final Pointers pointers;

    HookSource(FieldMap fields, TaskCode task, TextLoaders loaders, Search search, Pointers pointers) {
        this.fields = fields;
        this.task = task;
        this.loaders = loaders;
        this.search = search;
        this.pointers = pointers;
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }

    @Override
    public void number(Assembler out, Field field, Label missing, Label unknown) {
        task.number(datum(field), missing, unknown);
    }

    @Override
    public TextPlace text(Assembler out, Field field, TextForm form, Label missing, Label unknown) {
        Datum datum = datum(field);
        loaders.call(datum, CONTEXT, BASE);
        out.jump(Jump.EQ, Reg.R0, TextLoaders.MISSING, missing);
        out.jump(Jump.GT, Reg.R0, datum.capacity(), unknown);
        return datum.place();
    }

    @Override
    public boolean length(Assembler out, Field field, Label missing, Label ask) {
        return loaders.length(datum(field), CONTEXT, missing, ask);
    }

    @Override
    public boolean lastNameLength(Assembler out, Field field, Label ask) {
        return LastName.length(out, pointers, datum(field), ask);
    }

    @Override
    public void search(Assembler out, TextPlace place, int table, int accept, Label found, Label absent) {
        search.call(place, table, accept, found, absent);
    }

    private Datum datum(Field field) {
        return fields.datum(field)
                .orElseThrow(() -> new IllegalArgumentException("no program can read " + field.name()));
    }
}
