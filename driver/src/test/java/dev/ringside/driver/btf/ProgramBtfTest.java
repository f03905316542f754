package dev.ringside.driver.btf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class ProgramBtfTest {
    @Test
    void every_function_is_described_where_it_begins() {
        Assembler assembler = new Assembler();
        Label callback = assembler.label();
        Program program = assembler
                .loadFunction(Reg.R2, callback)
                .mov(Reg.R0, 0)
                .exit()
                .function(callback)
                .mov(Reg.R0, 0)
                .exit()
                .program();
        ProgramBtf types = ProgramBtf.of("procs.exec", program);

        Btf btf = Btf.of(types.blob());
        int main = btf.typeId(BtfKind.FUNC, "procs_exec").orElseThrow();
        int other = btf.typeId(BtfKind.FUNC, "procs_exec_4").orElseThrow();
        assertThat(types.functionCount()).isEqualTo(2);
        ByteBuffer info = ByteBuffer.wrap(types.functionInfo()).order(ByteOrder.nativeOrder());
        assertThat(new int[] {info.getInt(), info.getInt(), info.getInt(), info.getInt()})
                .containsExactly(0, main, 4, other);
        assertThat(btf.function("procs_exec").orElseThrow().parameters())
                .extracting(parameter -> btf.typeName(parameter.typeId()))
                .containsExactly("void *");
    }
}
