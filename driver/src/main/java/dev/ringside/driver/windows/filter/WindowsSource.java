package dev.ringside.driver.windows.filter;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.TextEncoding;
import dev.ringside.driver.filter.TextForm;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.filter.TextPlace.Alignment;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.FieldKind;
import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;

/** The fields of an event as the driver's record has them. */
final class WindowsSource implements FieldSource {
    private final RecordMap map;

    WindowsSource(RecordMap map) {
        this.map = map;
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }

    @Override
    public TextEncoding encoding() {
        return TextEncoding.WTF_8;
    }

    @Override
    public void number(Assembler out, Field field, Label missing, Label unknown) {
        if (map.isTime(field)) {
            out.load(Size.DOUBLE, Reg.R0, CONTEXT, Contract.RecordHead.TIME);
            time(out, unknown);
            return;
        }
        RecordField recorded = recorded(field);
        presence(out, recorded, missing, unknown);
        out.load(Size.DOUBLE, Reg.R0, CONTEXT, recorded.offset());
        switch (recorded.kind()) {
            case TIME -> time(out, unknown);
            case TICKS -> {
                between(out, -FileTime.LONGEST, FileTime.LONGEST, unknown);
                out.alu(Alu.MUL, Reg.R0, FileTime.TICK);
            }
            case NUMBER -> {}
            case TEXT, DATA -> throw new IllegalArgumentException(field.name() + " is no number");
        }
    }

    /** Makes of the time in R0 what events have; one that they cannot have is as good as not read. */
    private static void time(Assembler out, Label unknown) {
        between(out, FileTime.EARLIEST, FileTime.LATEST, unknown);
        out.set(Reg.R1, FileTime.EPOCH).alu(Alu.SUB, Reg.R0, Reg.R1).alu(Alu.MUL, Reg.R0, FileTime.TICK);
    }

    private static void between(Assembler out, long least, long most, Label otherwise) {
        out.set(Reg.R1, least).jump(Jump.SLT, Reg.R0, Reg.R1, otherwise);
        out.set(Reg.R1, most).jump(Jump.SGT, Reg.R0, Reg.R1, otherwise);
    }

    @Override
    public TextPlace text(Assembler out, Field field, TextForm form, Label missing, Label unknown) {
        RecordField recorded = recorded(field);
        if (recorded.kind() != FieldKind.TEXT) {
            throw new IllegalArgumentException(field.name() + " is no text");
        }
        int number = form == TextForm.UPPER ? Contract.FORM_UPPER : Contract.FORM_PLAIN;
        out.mov(Reg.R1, recorded.number()).mov(Reg.R2, number).call(Contract.HELPER_TEXT);
        out.jump(Jump.EQ, Reg.R0, Contract.TEXT_MISSING, missing);
        out.jump(Jump.GT, Reg.R0, Contract.TEXT_CAPACITY, unknown);
        int offset = (recorded.number() * 2 + number) * Contract.TEXT_ROOM;
        return new TextPlace(offset, Contract.TEXT_CAPACITY, Alignment.LEFT, false);
    }

    @Override
    public void exists(Assembler out, Field field, Label missing, Label unknown) {
        presence(out, recorded(field), missing, unknown);
    }

    @Override
    public boolean length(Assembler out, Field field, Label missing, Label ask) {
        RecordField recorded = recorded(field);
        // Of a text that was too long the record has a beginning, whose length says nothing.
        bit(out, Contract.RecordHead.UNKNOWN, recorded, ask);
        Label there = out.label();
        bit(out, Contract.RecordHead.PRESENT, recorded, there);
        out.jump(missing).place(there);
        out.load(Size.WORD, Reg.R0, CONTEXT, recorded.offset() + Contract.Text.LENGTH);
        return true;
    }

    @Override
    public void search(Assembler out, TextPlace place, int table, int accept, Label found, Label absent) {
        place.start(out);
        out.mov(Reg.R2, Reg.R0).loadMapValue(Reg.R3, ConstantPool.TABLES, table).mov(Reg.R4, accept);
        out.call(Contract.HELPER_SEARCH).jump(Jump.NE, Reg.R0, 0, found).jump(absent);
    }

    /** Falls through if the field is there. */
    private static void presence(Assembler out, RecordField field, Label missing, Label unknown) {
        Label there = out.label();
        bit(out, Contract.RecordHead.PRESENT, field, there);
        bit(out, Contract.RecordHead.UNKNOWN, field, unknown);
        out.jump(missing).place(there);
    }

    /** Goes to the label if the field's bit is set. A byte is loaded, so that each bit has an immediate that tests it. */
    private static void bit(Assembler out, int bits, RecordField field, Label set) {
        out.load(Size.BYTE, Reg.R1, CONTEXT, bits + field.number() / Byte.SIZE);
        out.jump(Jump.SET, Reg.R1, 1 << field.number() % Byte.SIZE, set);
    }

    private RecordField recorded(Field field) {
        return map.recorded(field)
                .orElseThrow(() -> new IllegalArgumentException("no filter can read " + field.name()));
    }
}
