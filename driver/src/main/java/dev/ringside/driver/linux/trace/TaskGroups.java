package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.TextPlace;

/** What is grouped at a hook, read from the kernel's structures as it is for records: what could not be read is not there. */
final class TaskGroups implements GroupSource {
    private final TaskCode task;
    private final TextLoaders loaders;

    TaskGroups(TaskCode task, TextLoaders loaders) {
        this.task = task;
        this.loaders = loaders;
    }

    @Override
    public void number(Datum number, Label absent) {
        task.number(number, absent, absent);
    }

    @Override
    public TextPlace text(Datum text) {
        loaders.call(text, FieldSource.CONTEXT, FieldSource.BASE);
        return text.place();
    }
}
