package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that groups events which a test has put into memory, verified and run by the kernel. */
final class GroupedEvents implements AutoCloseable {
    private final EventMemory memory;
    private final MemorySource source;
    private final GroupTurns turns = new GroupTurns();
    private final GroupTable table;
    private final BpfProgram program;
    private final ByteBuffer context = ByteBuffer.allocateDirect(Long.BYTES);

    /** @param fields where in the events the data are */
    GroupedEvents(StreamType stream, Map<Datum, Field> fields, GroupLayout layout, int mostGroups) {
        memory = new EventMemory(Scratch.RECORD + Scratch.LARGEST_RECORD);
        table = new GroupTable(layout, mostGroups);
        Assembler out = new Assembler();
        source = new MemorySource(stream, Os.LINUX, new Search(out, Search.BELOW_SOURCE));
        Label next = out.label();
        out.mov(FieldSource.CONTEXT, Reg.R1).loadMapValue(FieldSource.BASE, MemorySource.MEMORY, 0);
        GroupCode.begin(out);
        new GroupCode(out, new InMemory(out, source, fields), layout, next).emit(0);
        out.mov(Reg.R0, 1).exit().place(next).mov(Reg.R0, 0).exit();
        Program linked = out.program().link(this::descriptor);
        program = BpfProgram.load(ProgramSpec.onDemand("groups", linked));
    }

    private int descriptor(int map) {
        if (map == GroupCode.TURN) {
            return turns.fd();
        }
        return GroupCode.isTable(map) ? table.fd(GroupCode.turnOf(map)) : memory.fd();
    }

    private record InMemory(Assembler out, MemorySource source, Map<Datum, Field> fields) implements GroupSource {
        @Override
        public void number(Datum number, Label absent) {
            source.number(out, field(number), absent, absent);
        }

        @Override
        public TextPlace text(Datum text) {
            out.load(Size.DOUBLE, Reg.R0, FieldSource.BASE, MemorySource.stateOffset(field(text)));
            return MemorySource.place(field(text));
        }

        private Field field(Datum datum) {
            Field field = fields.get(datum);
            if (field == null) {
                throw new IllegalArgumentException("no field is " + datum);
            }
            return field;
        }
    }

    /** Whether the event is in a group now. */
    boolean group(Event event) {
        source.write(event, memory.values());
        return program.run(context) == 1;
    }

    /** Takes out the groups there are. */
    List<KernelGroup> collect() {
        List<KernelGroup> groups = new ArrayList<>();
        turns.collect(List.of(table), List.of(), (from, group) -> groups.add(group));
        return groups;
    }

    @Override
    public void close() {
        program.close();
        table.close();
        turns.close();
        memory.close();
    }
}
