package dev.ringside.driver.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssemblerTest {
    static Stream<InstructionVectors.Vector> writable() {
        return InstructionVectors.all().stream()
                .filter(vector -> TextAssembler.assemble(vector.text()).isPresent())
                // Written in one slot, since it fits.
                .filter(vector -> !vector.text().contains("0xffffffffffffffff"));
    }

    @ParameterizedTest
    @MethodSource("writable")
    void an_instruction_is_written_as_the_standard_has_it(InstructionVectors.Vector vector) {
        assertThat(TextAssembler.assemble(vector.text())).hasValue(vector.insns());
    }

    @Test
    void what_it_cannot_write_are_the_kinds_that_nobody_here_writes() {
        List<String> others = InstructionVectors.all().stream()
                .filter(vector -> !vector.isUnknown())
                .map(InstructionVectors.Vector::text)
                .filter(text -> TextAssembler.assemble(text).isEmpty())
                .toList();
        assertThat(others)
                .hasSize(20)
                .allMatch(text -> text.matches(".*(goto|callx|call pc|call kernel|variable|subprog|idx|skb).*"));
    }

    @Test
    void slots_survive_encoding() {
        for (InstructionVectors.Vector vector : InstructionVectors.all()) {
            Program program = new Program(vector.insns(), List.of(0));
            assertThat(InstructionVectors.insns(program.encode())).isEqualTo(vector.insns());
        }
    }

    @Test
    void numbers_take_two_slots_only_where_one_is_too_small() {
        assertThat(set(Integer.MIN_VALUE)).hasSize(1);
        assertThat(set(-1)).hasSize(1);
        assertThat(set(0xFFFF_FFFFL)).hasSize(2);
        assertThat(set(Long.MIN_VALUE)).hasSize(2);
    }

    @Test
    void a_label_that_was_never_placed_is_a_fault() {
        Assembler a = new Assembler();
        a.jump(a.label()).exit();
        assertThatIllegalStateException().isThrownBy(a::program).withMessageContaining("never placed");
    }

    @Test
    void a_label_has_one_place() {
        Assembler a = new Assembler();
        Label label = a.label();
        a.place(label).exit();
        assertThatIllegalStateException().isThrownBy(() -> a.place(label)).withMessageContaining("placed twice");
    }

    private static List<Insn> set(long value) {
        return new Assembler().set(Reg.R1, value).program().insns();
    }
}
