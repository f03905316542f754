package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.dsl.plan.Measure;
import java.util.EnumMap;
import java.util.Map;

/**
 * Code that adds an event to its group instead of handing it over. Where that cannot be done, because a text is too long or the map has no room for another
 * group, nothing is changed, and the event is handed over as if nobody had wanted it grouped.
 *
 * <p>Two maps take turns, so that user mode can empty one of them while no program writes to it. A program works undisturbed on the values of its processor
 * as long as it has marked the {@link Scratch} memory as in use, and it builds what it needs where the record would be put together otherwise.
 */
final class GroupCode {
    /** The number in programs of the map that says whose turn it is. */
    static final int TURN = 13;
    /** The number in programs of the first map of the first group; the second one, and those of the other groups, follow. */
    static final int FIRST_MAP = 40;
    /** The most that one program groups by: each makes it longer by some hundreds of instructions. */
    static final int MOST = 8;

    private static final int NO_EXIST = 1;

    /** Points to where the record would be put together; there are, from it, … */
    private static final Reg AREA = Reg.R7;
    // … the event's time and whether it is in a group, beside the key, in one line of the caches, …
    private static final int NOW = 0;
    private static final int DONE = 8;
    private static final int KEY = 16;
    // … what is measured, and 8 bytes for each that are 0 if it is there, …
    private static final int NUMBERS = 1024;
    private static final int ABSENT = NUMBERS + 8 * 64;
    // … and the value of a group of no events.
    private static final int ZEROS = 4096;

    private final Assembler out;
    private final GroupSource source;
    private final Label next;
    private final GroupLayout layout;
    private final Map<Datum, Integer> places = new EnumMap<>(Datum.class);

    /** @param next where to go if the event cannot be grouped */
    GroupCode(Assembler out, GroupSource source, GroupLayout layout, Label next) {
        this.out = out;
        this.source = source;
        this.layout = layout;
        this.next = next;
    }

    /** Whether a map's number is that of one that groups are in. */
    static boolean isTable(int map) {
        return map >= FIRST_MAP && map < FIRST_MAP + 2 * MOST;
    }

    /** Which of the program's groups it is about. */
    static int tableOf(int map) {
        return (map - FIRST_MAP) / 2;
    }

    /** In which turn it is used. */
    static int turnOf(int map) {
        return (map - FIRST_MAP) % 2;
    }

    /** Makes ready for all groups of an event: notes when it happened, and that it is in no group yet. Clobbers R7 and what a call does. */
    static void begin(Assembler out) {
        out.mov(AREA, FieldSource.BASE).alu(Alu.ADD, AREA, Scratch.RECORD);
        out.store(Size.DOUBLE, AREA, DONE, 0);
        out.call(Helper.KTIME_GET_BOOT_NS).store(Size.DOUBLE, AREA, NOW, Reg.R0);
    }

    /**
     * Goes on behind all groups, with who still wants the event in {@link FilterCompiler#TAKERS}; falls through if nobody does, since it is in a
     * group. Clobbers R1.
     *
     * @param wanted where to go if somebody does
     * @param unwanted where to go if nobody does, nor is it in any group
     */
    static void goOn(Assembler out, Label wanted, Label unwanted) {
        out.jump(Jump.NE, FilterCompiler.TAKERS, 0, wanted);
        out.mov(Reg.R1, FieldSource.BASE).alu(Alu.ADD, Reg.R1, Scratch.RECORD);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, DONE).jump(Jump.EQ, Reg.R1, 0, unwanted);
    }

    /** Goes where the event belongs if it is not earlier than that, ns since boot. Clobbers R1 and R2. */
    static void until(Assembler out, long time, Label past) {
        out.set(Reg.R1, time).load(Size.DOUBLE, Reg.R2, AREA, NOW).jump(Jump.GE, Reg.R2, Reg.R1, past);
    }

    /**
     * Adds the event to its group; falls through when that is done.
     *
     * @param index which of the program's groups it is
     */
    void emit(int index) {
        key();
        values();
        Label found = out.label();
        Label second = out.label();
        out.loadMapValue(Reg.R1, TURN, 0).load(Size.DOUBLE, Reg.R1, Reg.R1, 0).jump(Jump.NE, Reg.R1, 0, second);
        find(FIRST_MAP + 2 * index, found);
        out.place(second);
        find(FIRST_MAP + 2 * index + 1, found);
        out.place(found);
        add();
        out.store(Size.DOUBLE, AREA, DONE, 1);
    }

    private void key() {
        out.store(Size.DOUBLE, AREA, KEY + GroupLayout.PRESENT, 0);
        if (layout.texts().size() > 1 && layout.texts().size() % 2 == 0) {
            // What fills the lengths up to 8 bytes is part of the key.
            out.store(
                    Size.WORD,
                    AREA,
                    KEY + GroupLayout.lengthOffset(layout.texts().size()),
                    0);
        }
        for (int i = 0; i < layout.numbers().size(); i++) {
            Label absent = out.label();
            Label done = out.label();
            source.number(layout.numbers().get(i), absent);
            out.store(Size.DOUBLE, AREA, KEY + layout.numberOffset(i), Reg.R0);
            out.load(Size.WORD, Reg.R1, AREA, KEY + GroupLayout.PRESENT);
            out.alu(Alu.OR, Reg.R1, 1 << i).store(Size.WORD, AREA, KEY + GroupLayout.PRESENT, Reg.R1);
            out.jump(done).place(absent).store(Size.DOUBLE, AREA, KEY + layout.numberOffset(i), 0);
            out.place(done);
        }
        for (int i = 0; i < layout.texts().size(); i++) {
            text(layout.texts().get(i), KEY + GroupLayout.lengthOffset(i), KEY + layout.textOffset(i));
        }
    }

    private void text(Datum text, int length, int offset) {
        int bound = GroupLayout.bound(text);
        Label absent = out.label();
        Label done = out.label();
        TextPlace place = source.text(text);
        out.jump(Jump.SLT, Reg.R0, 0, absent).jump(Jump.GT, Reg.R0, bound, next);
        out.store(Size.WORD, AREA, length, Reg.R0);
        place.start(out);
        // There is room behind every text, for what is behind it does not count.
        out.mov(Reg.R2, Reg.R1).alu(Alu.ADD, Reg.R2, Reg.R0);
        for (int at = 0; at < bound; at += Long.BYTES) {
            out.store(Size.DOUBLE, Reg.R2, at, 0);
        }
        for (int at = 0; at < bound; at += Long.BYTES) {
            out.load(Size.DOUBLE, Reg.R2, Reg.R1, at).store(Size.DOUBLE, AREA, offset + at, Reg.R2);
        }
        out.jump(done).place(absent).store(Size.WORD, AREA, length, GroupLayout.NO_TEXT);
        for (int at = 0; at < bound; at += Long.BYTES) {
            out.store(Size.DOUBLE, AREA, offset + at, 0);
        }
        out.place(done);
    }

    /** Reads what is measured, each datum once: no code that calls anything may follow once the group has been found. */
    private void values() {
        for (GroupLayout.Slot slot : layout.slots()) {
            if (places.containsKey(slot.datum())) {
                continue;
            }
            int place = places.size() * Long.BYTES;
            places.put(slot.datum(), place);
            Label absent = out.label();
            out.store(Size.DOUBLE, AREA, ABSENT + place, 1);
            source.number(slot.datum(), absent);
            out.store(Size.DOUBLE, AREA, NUMBERS + place, Reg.R0).store(Size.DOUBLE, AREA, ABSENT + place, 0);
            out.place(absent);
        }
    }

    /** Puts the address of the group's value into R0, and makes the group if there is none. */
    private void find(int map, Label found) {
        lookup(map, found);
        for (int at = 0; at < layout.valueSize(); at += Long.BYTES) {
            out.store(Size.DOUBLE, AREA, ZEROS + at, 0);
        }
        // Another processor may have made it meanwhile.
        out.loadMap(Reg.R1, map).mov(Reg.R2, AREA).alu(Alu.ADD, Reg.R2, KEY).mov(Reg.R3, AREA);
        out.alu(Alu.ADD, Reg.R3, ZEROS).mov(Reg.R4, NO_EXIST).call(Helper.MAP_UPDATE);
        lookup(map, found);
        out.jump(next);
    }

    private void lookup(int map, Label found) {
        out.loadMap(Reg.R1, map).mov(Reg.R2, AREA).alu(Alu.ADD, Reg.R2, KEY).call(Helper.MAP_LOOKUP);
        out.jump(Jump.NE, Reg.R0, 0, found);
    }

    private void add() {
        Label begun = out.label();
        out.load(Size.DOUBLE, Reg.R3, AREA, NOW).store(Size.DOUBLE, Reg.R0, GroupLayout.LAST, Reg.R3);
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, GroupLayout.FIRST).jump(Jump.NE, Reg.R1, 0, begun);
        out.store(Size.DOUBLE, Reg.R0, GroupLayout.FIRST, Reg.R3).place(begun);
        increment(GroupLayout.COUNT);
        layout.slots().forEach(this::add);
    }

    private void add(GroupLayout.Slot slot) {
        Label done = out.label();
        int place = places.getOrDefault(slot.datum(), 0);
        int at = slot.offset();
        out.load(Size.DOUBLE, Reg.R1, AREA, ABSENT + place).jump(Jump.NE, Reg.R1, 0, done);
        out.load(Size.DOUBLE, Reg.R1, AREA, NUMBERS + place);
        switch (slot.measure()) {
            case Measure.Sum sum -> sum(at);
            case Measure.Least least -> best(at, Jump.SGE, done);
            case Measure.Greatest greatest -> best(at, Jump.SLE, done);
            case Measure.Buckets buckets -> new BucketCode(out, buckets.bounds(), at, done).emit();
        }
        out.place(done);
    }

    /** Adds R1 in 128 bits. */
    private void sum(int at) {
        Label carried = out.label();
        increment(at + GroupLayout.VALUES);
        out.load(Size.DOUBLE, Reg.R2, Reg.R0, at + GroupLayout.LOW).alu(Alu.ADD, Reg.R2, Reg.R1);
        out.store(Size.DOUBLE, Reg.R0, at + GroupLayout.LOW, Reg.R2);
        out.load(Size.DOUBLE, Reg.R3, Reg.R0, at + GroupLayout.HIGH);
        out.jump(Jump.GE, Reg.R2, Reg.R1, carried).alu(Alu.ADD, Reg.R3, 1).place(carried);
        out.alu(Alu.ARSH, Reg.R1, Long.SIZE - 1).alu(Alu.ADD, Reg.R3, Reg.R1);
        out.store(Size.DOUBLE, Reg.R0, at + GroupLayout.HIGH, Reg.R3);
    }

    /** Keeps R1 if it is better than the best so far, or the first. */
    private void best(int at, Jump isNoBetter, Label done) {
        Label better = out.label();
        out.load(Size.DOUBLE, Reg.R2, Reg.R0, at + GroupLayout.VALUES).jump(Jump.EQ, Reg.R2, 0, better);
        out.load(Size.DOUBLE, Reg.R2, Reg.R0, at + GroupLayout.BEST).jump(isNoBetter, Reg.R1, Reg.R2, done);
        out.place(better).store(Size.DOUBLE, Reg.R0, at + GroupLayout.VALUES, 1);
        out.store(Size.DOUBLE, Reg.R0, at + GroupLayout.BEST, Reg.R1);
    }

    private void increment(int offset) {
        out.load(Size.DOUBLE, Reg.R2, Reg.R0, offset)
                .alu(Alu.ADD, Reg.R2, 1)
                .store(Size.DOUBLE, Reg.R0, offset, Reg.R2);
    }
}
