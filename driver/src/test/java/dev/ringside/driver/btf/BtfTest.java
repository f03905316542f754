package dev.ringside.driver.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringside.driver.btf.BtfBlob.Member;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BtfTest {
    private final BtfBlob blob = new BtfBlob();
    private final int uint = blob.integer("unsigned int", 4, 32, false);
    private final int sint = blob.integer("int", 4, 32, true);

    @Test
    void members_are_found_through_nested_and_anonymous_structures() {
        int inner = blob.structure("inner", 8, Member.of("x", uint, 0), Member.of("y", sint, 4));
        int anonymous = blob.structure("", 8, Member.of("deep", uint, 4));
        int choice = blob.union("", 8, Member.of("", anonymous, 0), Member.of("other", uint, 0));
        blob.structure("outer", 24, Member.of("a", uint, 0), Member.of("", choice, 8), Member.of("in", inner, 16));
        Btf btf = blob.btf();

        assertThat(btf.field("outer", "a").orElseThrow().offset()).isZero();
        assertThat(btf.field("outer", "deep").orElseThrow().offset()).isEqualTo(12);
        assertThat(btf.field("outer", "other").orElseThrow().offset()).isEqualTo(8);
        FieldLocation y = btf.field("outer", "in.y").orElseThrow();
        assertThat(y.offset()).isEqualTo(20);
        assertThat(y.size()).isEqualTo(4);
        assertThat(y.signed()).isTrue();
        assertThat(y.isBitField()).isFalse();
        assertThat(btf.size("outer")).hasValue(24);
    }

    @Test
    void what_is_not_there_is_empty() {
        int inner = blob.structure("inner", 4, Member.of("x", uint, 0));
        blob.structure("outer", 8, Member.of("member", inner, 0), Member.of("pointer", blob.pointer(inner), 0));
        Btf btf = blob.btf();

        assertThat(btf.field("outer", "memb")).isEmpty();
        assertThat(btf.field("outer", "members")).isEmpty();
        assertThat(btf.field("outer", "")).isEmpty();
        assertThat(btf.field("outer", "member.")).isEmpty();
        assertThat(btf.field("outer", "member.x.x")).isEmpty();
        assertThat(btf.field("outer", "pointer.x"))
                .as("a path does not follow pointers")
                .isEmpty();
        assertThat(btf.field("out", "member")).isEmpty();
        assertThat(btf.exists(BtfKind.STRUCT, "outer")).isTrue();
        assertThat(btf.exists(BtfKind.UNION, "outer")).isFalse();
        assertThat(btf.enumValue("outer", "member")).isEmpty();
        assertThat(btf.function("outer")).isEmpty();
        assertThat(btf.tracepoint("outer")).isEmpty();
        assertThat(btf.size("nothing")).isEmpty();
    }

    @Test
    void pointers_and_arrays_tell_what_they_hold() {
        int inner = blob.structure("inner", 8, Member.of("x", uint, 4));
        int alias = blob.typedef("inner_t", blob.constant(inner));
        int table = blob.array(blob.array(uint, 4), 3);
        blob.structure(
                "outer",
                64,
                Member.of("p", blob.typedef("inner_p", blob.pointer(alias)), 8),
                Member.of("t", table, 16),
                Member.of("flexible", blob.array(inner, 0), 64));
        Btf btf = blob.btf();

        FieldLocation pointer = btf.field("outer", "p").orElseThrow();
        assertThat(pointer.size()).isEqualTo(8);
        assertThat(pointer.target()).isEqualTo(inner);
        assertThat(btf.field(pointer.target(), "x").orElseThrow().offset()).isEqualTo(4);
        assertThat(btf.typeName(pointer.typeId())).isEqualTo("inner_p");
        FieldLocation array = btf.field("outer", "t").orElseThrow();
        assertThat(array.size()).isEqualTo(48);
        assertThat(btf.typeName(array.typeId())).isEqualTo("unsigned int[4][3]");
        assertThat(btf.field("outer", "flexible").orElseThrow().size()).isZero();
    }

    @Test
    void a_bit_field_is_told_by_the_word_that_holds_it() {
        blob.structure(
                "flags",
                8,
                new Member("low", uint, 0, 3),
                new Member("high", uint, 33, 7),
                new Member("whole", sint, 64, 0),
                new Member("across", uint, 30, 4));
        Btf btf = blob.btf();

        assertThat(bits(btf, "low")).containsExactly(0, 4, 0, 3);
        assertThat(bits(btf, "high")).containsExactly(4, 4, 1, 7);
        assertThat(bits(btf, "whole")).containsExactly(8, 4, 0, 0);
        assertThat(bits(btf, "across")).as("reaches into the next word").containsExactly(0, 8, 30, 4);
    }

    @Test
    void a_bit_field_of_older_compilers_is_told_by_its_own_integer_type() {
        int narrow = blob.integer("unsigned int", 4, 5, false);
        blob.structure("flags", 4, Member.of("plain", uint, 0), new Member("five", narrow, 8, 0));
        assertThat(bits(blob.btf(), "five")).containsExactly(0, 4, 8, 5);
    }

    @Test
    void constants_keep_their_sign_and_their_width() {
        blob.enumeration("signed", true, "MINUS", -1);
        blob.enumeration("unsigned", false, "LARGE", -1);
        blob.enumeration64("wide", "WIDE", 1L << 40 | 5);
        blob.enumeration("", false, "NAMELESS", 8);
        Btf btf = blob.btf();
        assertThat(btf.enumValue("signed", "MINUS")).hasValue(-1);
        assertThat(btf.enumValue("unsigned", "LARGE")).hasValue(0xFFFF_FFFFL);
        assertThat(btf.enumValue("wide", "WIDE")).hasValue(1L << 40 | 5);
        assertThat(btf.enumValue("wide", "NARROW")).isEmpty();
        assertThat(btf.enumeration("signed")).containsExactly(Map.entry("MINUS", -1L));
        assertThat(btf.enumeration("wide")).containsExactly(Map.entry("WIDE", 1L << 40 | 5));
        assertThat(btf.enumeration("nothing")).isEmpty();
        assertThat(btf.constant("NAMELESS")).hasValue(8);
        assertThat(btf.constant("LARGE")).isEmpty();
    }

    @Test
    void a_tracepoint_gives_its_arguments_without_its_own_data() {
        int task = blob.structure("task_struct", 8);
        int flag = blob.integer("bool", 1, 8, false);
        int prototype = blob.prototype(blob.pointer(0), blob.pointer(task), flag);
        int typedef = blob.typedef("btf_trace_ended", blob.pointer(prototype));
        blob.function("__traceiter_ended", prototype);
        Btf btf = blob.btf();

        assertThat(btf.tracepointId("ended")).hasValue(typedef);
        assertThat(btf.tracepoint("ended").orElseThrow().parameters())
                .extracting(parameter -> btf.typeName(parameter.typeId()))
                .containsExactly("struct task_struct *", "bool");
        assertThat(btf.function("__traceiter_ended").orElseThrow().parameters()).hasSize(3);
    }

    @Test
    void the_first_of_several_types_of_one_name_counts() {
        int first = blob.structure("twice", 4, Member.of("a", uint, 0));
        blob.structure("twice", 4, Member.of("b", uint, 0));
        assertThat(blob.btf().typeId(BtfKind.STRUCT, "twice")).hasValue(first);
    }

    @Test
    void a_loop_of_typedefs_is_damage() {
        blob.typedef("a", 4);
        blob.typedef("b", 3);
        blob.structure("loop", 4, Member.of("x", 3, 0));
        Btf btf = blob.btf();
        assertThatExceptionOfType(BtfException.class).isThrownBy(() -> btf.field("loop", "x"));
    }

    @Test
    void a_structure_that_holds_itself_is_damage() {
        blob.structure("self", 4, Member.of("", 3, 0));
        Btf btf = blob.btf();
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> btf.field("self", "x"))
                .withMessageContaining("nested too deeply");
    }

    @Test
    void a_structure_of_exponential_size_is_damage() {
        int last = blob.structure("", 4, Member.of("x", uint, 0));
        for (int i = 0; i < 30; i++) {
            last = blob.structure("", 4, Member.of("", last, 0), Member.of("", last, 0), Member.of("", last, 0));
        }
        blob.structure("bomb", 4, Member.of("", last, 0));
        Btf btf = blob.btf();
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> btf.field("bomb", "y"))
                .withMessageContaining("too many members");
    }

    @Test
    void an_array_that_no_memory_holds_is_damage() {
        int array = blob.array(blob.array(uint, -1), -1);
        blob.structure("huge", 4, Member.of("x", array, 0));
        Btf btf = blob.btf();
        assertThatExceptionOfType(BtfException.class).isThrownBy(() -> btf.field("huge", "x"));
    }

    @Test
    void a_type_that_is_not_there_is_damage() {
        blob.structure("dangling", 4, Member.of("x", 99, 0));
        Btf btf = blob.btf();
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> btf.field("dangling", "x"))
                .withMessage("BTF names type 99, but has 3");
    }

    @Test
    void a_kind_that_is_unknown_is_damage() {
        blob.type("odd", 31 << 24, 0);
        assertThatExceptionOfType(BtfException.class).isThrownBy(blob::btf);
    }

    private static int[] bits(Btf btf, String name) {
        FieldLocation field = btf.field("flags", name).orElseThrow();
        return new int[] {field.offset(), field.size(), field.bitOffset(), field.bitSize()};
    }
}
