/* What the verifier refuses, why, and where; and what it must not refuse. */
#include <stdlib.h>

#include "program.h"
#include "rs_verify.h"
#include "test.h"

static const struct rs_set sets[] = {{0, 16, 0, 0}};

static struct rs_verdict verify(const struct rs_insn *code, size_t count)
{
    const struct rs_program program = {code, (uint32_t)count, RS_KIND_FILES, sets, COUNT(sets), 1024};
    struct rs_verdict verdict = {0};

    CHECK_EQUAL(rs_verify(&program, &verdict), RS_OK);
    return verdict;
}

#define REFUSED(expected, where, ...)                                   \
    do {                                                                \
        const struct rs_insn code[] = {__VA_ARGS__};                    \
        struct rs_verdict verdict = verify(code, COUNT(code));          \
        CHECK_EQUAL(verdict.verdict, expected);                         \
        CHECK_EQUAL(verdict.instruction, where);                        \
    } while (0)

#define ACCEPTED(...) REFUSED(RS_INSTALLED, 0, __VA_ARGS__)

#define END() MOV(0, 0), LEAVE()
#define TEXT_LENGTH(field) MOV_REG(8, 2), MOV(1, field), MOV(2, RS_FORM_PLAIN), HELP(RS_HELPER_TEXT), JUMP(RS_JGT, 0, RS_TEXT_CAPACITY, 0)

TEST(loops_are_refused)
{
    REFUSED(RS_REFUSED_JUMP, 1, MOV(0, 0), GO(-1), LEAVE());
    REFUSED(RS_REFUSED_JUMP, 1, MOV(0, 0), GO(-2), LEAVE());
    REFUSED(RS_REFUSED_JUMP, 1, MOV(0, 0), JUMP(RS_JEQ, 0, 0, -1), LEAVE());
    REFUSED(RS_REFUSED_JUMP, 1, MOV(0, 0), INSN(RS_JMP32 | RS_JA, 0, 0, 0, -2), LEAVE());
    ACCEPTED(MOV(0, 0), GO(0), JUMP(RS_JNE, 0, 1, 0), LEAVE());
}

TEST(jumps_to_nowhere_are_refused)
{
    REFUSED(RS_REFUSED_JUMP, 0, GO(2), END());
    REFUSED(RS_REFUSED_JUMP, 0, GO(1), WIDE(0, 0, 1, 1), LEAVE());
    REFUSED(RS_REFUSED_JUMP, 0, INSN(RS_JMP32 | RS_JA, 0, 0, 0, INT32_MAX), END());
    ACCEPTED(GO(2), WIDE(0, 0, 1, 1), END());
}

TEST(programs_without_an_end_are_refused)
{
    struct rs_verdict verdict = verify(NULL, 0);

    CHECK_EQUAL(verdict.verdict, RS_REFUSED_LENGTH);
    REFUSED(RS_REFUSED_END, 0, MOV(0, 0));
    REFUSED(RS_REFUSED_END, 2, END(), GO(0));
    REFUSED(RS_REFUSED_END, 1, MOV(0, 0), WIDE(1, 0, 0, 0x95));
    ACCEPTED(END(), LEAVE());
}

TEST(registers_that_were_not_set_are_refused)
{
    REFUSED(RS_REFUSED_UNINITIALISED, 0, LEAVE());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, MOV_REG(0, 3), LEAVE());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, ALU(RS_ADD, 5, 1), END());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, JUMP(RS_JEQ, 7, 0, 0), END());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, STORE_REG(RS_DW, 10, -8, 7), END());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, LOAD(RS_DW, 0, 7, 0), LEAVE());
    /* Set on one way only. */
    REFUSED(RS_REFUSED_UNINITIALISED, 3, LOAD(RS_DW, 3, 1, 64), JUMP(RS_JEQ, 3, 0, 1), MOV(0, 1), LEAVE());
    ACCEPTED(MOV(0, 0), LOAD(RS_DW, 3, 1, 64), JUMP(RS_JEQ, 3, 0, 1), MOV(0, 1), LEAVE());
    /* Helpers leave nothing in the registers of their arguments. */
    REFUSED(RS_REFUSED_UNINITIALISED, 3, MOV(1, RS_FILES_PATH), MOV(2, 0), HELP(RS_HELPER_TEXT), MOV_REG(0, 1), LEAVE());
}

TEST(stack_that_was_not_set_is_refused)
{
    REFUSED(RS_REFUSED_UNINITIALISED, 0, LOAD(RS_DW, 0, 10, -16), LEAVE());
    REFUSED(RS_REFUSED_UNINITIALISED, 1, STORE(RS_W, 10, -16, 0), LOAD(RS_DW, 0, 10, -16), LEAVE());
    ACCEPTED(STORE(RS_DW, 10, -16, 0), LOAD(RS_DW, 0, 10, -16), LEAVE());
    REFUSED(RS_REFUSED_UNINITIALISED, 0, LOAD(RS_DW, 0, 10, RS_UNCERTAIN), LEAVE());
    /* A copy of a length that is not known sets nothing for certain. */
    REFUSED(RS_REFUSED_UNINITIALISED, 10, TEXT_LENGTH(RS_FILES_PATH), JUMP(RS_JGT, 0, 8, 5), MOV_REG(2, 0), MOV_REG(3, 8), MOV_REG(1, 10),
            ALU(RS_ADD, 1, -16), LOAD(RS_DW, 0, 10, -16), LEAVE());
}

TEST(accesses_outside_are_refused)
{
    REFUSED(RS_REFUSED_ACCESS, 0, LOAD(RS_DW, 0, 1, AT(RS_FILES_END)), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 0, LOAD(RS_DW, 0, 1, AT(RS_FILES_END) - 7), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 0, LOAD(RS_B, 0, 1, -1), LEAVE());
    ACCEPTED(LOAD(RS_DW, 0, 1, AT(RS_FILES_END) - 8), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 0, STORE(RS_DW, 10, 0, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 0, STORE(RS_DW, 10, -7, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 0, STORE(RS_DW, 10, -RS_STACK - 1, 0), END());
    ACCEPTED(STORE(RS_DW, 10, -RS_STACK, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 0, STORE(RS_DW, 1, 0, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 0, STORE(RS_DW, 2, 0, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 0, LOAD(RS_DW, 0, 2, -8), LEAVE());
    /* From one text's room into the next one's, and behind the last field's. */
    REFUSED(RS_REFUSED_ACCESS, 1, ALU(RS_ADD, 2, RS_TEXT_ROOM - 4), LOAD(RS_DW, 0, 2, 0), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 1, ALU(RS_ADD, 2, RS_TEXT_PLACE(RS_FILES_END, 0)), LOAD(RS_B, 0, 2, 0), LEAVE());
    ACCEPTED(ALU(RS_ADD, 2, RS_TEXT_ROOM - 8), LOAD(RS_DW, 0, 2, 0), LEAVE());
    /* A number as an address, and one that may be anything added to an address. */
    REFUSED(RS_REFUSED_TYPE, 1, MOV(3, 0), LOAD(RS_B, 0, 3, 0), LEAVE());
    REFUSED(RS_REFUSED_TYPE, 2, WIDE(3, 0, 0, INT32_MIN), LOAD(RS_B, 0, 3, -200), LEAVE());
    REFUSED(RS_REFUSED_TYPE, 2, WIDE(3, 0, -1, INT32_MAX), STORE(RS_B, 3, 200, 0), END());
    REFUSED(RS_REFUSED_ACCESS, 1, LOAD(RS_DW, 3, 1, 64), ALU_REG(RS_ADD, 2, 3), END());
    REFUSED(RS_REFUSED_ACCESS, 2, LOAD(RS_W, 3, 1, 64), MOV_REG(4, 10), ALU_REG(RS_ADD, 4, 3), END());
    REFUSED(RS_REFUSED_ACCESS, 3, LOAD(RS_B, 3, 1, 64), MOV_REG(4, 1), ALU_REG(RS_ADD, 4, 3), LOAD(RS_B, 0, 4, 0), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 2, WIDE(3, RS_PSEUDO_TABLE, 0, 0), LOAD(RS_B, 0, 3, 0), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 2, WIDE(3, RS_PSEUDO_SET, 0, 0), LOAD(RS_B, 0, 3, 0), LEAVE());
}

TEST(a_text_may_be_read_as_far_as_its_length_allows)
{
    ACCEPTED(MOV_REG(8, 2), MOV(1, RS_FILES_PATH), MOV(2, 0), HELP(RS_HELPER_TEXT), JUMP(RS_JEQ, 0, -1, 8),
             JUMP(RS_JGT, 0, RS_TEXT_CAPACITY, 7), JUMP(RS_JLT, 0, 4, 6), MOV_REG(4, 0), ALU(RS_SUB, 4, 4), MOV_REG(1, 8),
             ALU(RS_ADD, 1, RS_TEXT_PLACE(RS_FILES_PATH, 0)), ALU_REG(RS_ADD, 1, 4), LOAD(RS_W, 2, 1, 0), END());
    /* Without the comparison the subtraction may wrap around. */
    REFUSED(RS_REFUSED_ACCESS, 9, MOV_REG(8, 2), MOV(1, RS_FILES_PATH), MOV(2, 0), HELP(RS_HELPER_TEXT),
            JUMP(RS_JGT, 0, RS_TEXT_CAPACITY, 6), MOV_REG(4, 0), ALU(RS_SUB, 4, 4), MOV_REG(1, 8),
            ALU(RS_ADD, 1, RS_TEXT_PLACE(RS_FILES_PATH, 0)), ALU_REG(RS_ADD, 1, 4), LOAD(RS_W, 2, 1, 0), END());
}

TEST(arithmetic_on_addresses_is_refused)
{
    REFUSED(RS_REFUSED_TYPE, 0, ALU(RS_MUL, 1, 2), END());
    REFUSED(RS_REFUSED_TYPE, 0, ALU_REG(RS_ADD, 1, 2), END());
    REFUSED(RS_REFUSED_TYPE, 0, INSN(RS_ALU | RS_ADD, 1, 0, 0, 1), END());
    REFUSED(RS_REFUSED_TYPE, 0, INSN(RS_ALU | RS_MOV | RS_SOURCE, 0, 1, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_TYPE, 0, INSN(RS_ALU64 | RS_MOV | RS_SOURCE, 0, 1, 8, 0), LEAVE());
    REFUSED(RS_REFUSED_TYPE, 0, INSN(RS_ALU64 | RS_NEG, 1, 0, 0, 0), END());
    REFUSED(RS_REFUSED_TYPE, 0, JUMP(RS_JGT, 1, 0, 0), END());
    REFUSED(RS_REFUSED_TYPE, 0, STORE_REG(RS_DW, 10, -8, 1), END());
    REFUSED(RS_REFUSED_TYPE, 1, MOV_REG(0, 1), LEAVE());
}

TEST(divisions_by_what_may_be_zero_are_refused)
{
    REFUSED(RS_REFUSED_DIVISION, 1, MOV(0, 1), ALU(RS_DIV, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_DIVISION, 1, MOV(0, 1), INSN(RS_ALU | RS_MOD, 0, 0, 1, 0), LEAVE());
    REFUSED(RS_REFUSED_DIVISION, 2, MOV(0, 1), LOAD(RS_W, 3, 1, 64), ALU_REG(RS_DIV, 0, 3), LEAVE());
    REFUSED(RS_REFUSED_DIVISION, 3, MOV(0, 1), WIDE(3, 0, 0, 1), INSN(RS_ALU | RS_DIV | RS_SOURCE, 0, 3, 0, 0), LEAVE());
    ACCEPTED(MOV(0, 1), LOAD(RS_W, 3, 1, 64), JUMP(RS_JEQ, 3, 0, 1), ALU_REG(RS_DIV, 0, 3), LEAVE());
    ACCEPTED(MOV(0, 1), ALU(RS_MOD, 0, 7), LEAVE());
}

TEST(the_frame_pointer_cannot_be_written)
{
    REFUSED(RS_REFUSED_REGISTER, 0, MOV(10, 0), END());
    REFUSED(RS_REFUSED_REGISTER, 0, ALU(RS_ADD, 10, -8), END());
    REFUSED(RS_REFUSED_REGISTER, 0, LOAD(RS_DW, 10, 1, 0), END());
    REFUSED(RS_REFUSED_REGISTER, 0, WIDE(10, 0, 0, 0), END());
    REFUSED(RS_REFUSED_REGISTER, 0, MOV(11, 0), END());
    REFUSED(RS_REFUSED_REGISTER, 0, MOV_REG(0, 15), LEAVE());
}

TEST(instructions_that_filters_do_not_need_are_refused)
{
    REFUSED(RS_REFUSED_INSTRUCTION, 1, MOV(0, 0), INSN(RS_STX | RS_ATOMIC | RS_DW, 10, 0, -8, RS_ADD), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_JMP | RS_CALL, 0, 1, 0, 0), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_JMP | RS_CALL | RS_SOURCE, 1, 0, 0, 0), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_LD | 0x20 | RS_W, 0, 0, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_LDDW, 0, 6, 0, 0), INSN(0, 0, 0, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_LDDW, 0, 0, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 1, MOV(0, 0), INSN(RS_LDDW, 0, 0, 0, 0));
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU64 | RS_END | RS_SOURCE, 0, 0, 0, 16), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU | RS_END, 0, 0, 0, 24), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU | RS_MOV | RS_SOURCE, 0, 0, 32, 0), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU | 0xE0, 0, 0, 0, 0), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_JMP | 0xF0, 0, 0, 0, 0), END());
}

TEST(bits_that_mean_nothing_are_refused)
{
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU64 | RS_MOV, 0, 1, 0, 0), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ALU64 | RS_MOV | RS_SOURCE, 0, 1, 0, 1), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 1, MOV(0, 0), INSN(RS_ALU64 | RS_ADD, 0, 0, 1, 0), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 1, MOV(0, 0), INSN(RS_JMP | RS_EXIT, 0, 0, 0, 1));
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_LDX | RS_MEM | RS_DW, 0, 1, 64, 1), LEAVE());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_ST | RS_MEM | RS_DW, 10, 1, -8, 1), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_JMP | RS_JA, 0, 0, 0, 1), END());
    REFUSED(RS_REFUSED_INSTRUCTION, 0, INSN(RS_LDDW, 0, 0, 0, 0), INSN(0, 1, 0, 0, 0), LEAVE());
}

TEST(helpers_are_refused_what_they_do_not_take)
{
    REFUSED(RS_REFUSED_HELPER, 0, HELP(0), END());
    REFUSED(RS_REFUSED_HELPER, 0, HELP(2), END());
    REFUSED(RS_REFUSED_HELPER, 0, HELP(-1), END());
    /* Texts: a field that is a number, one that is not, a form that is not, a number that is not constant. */
    REFUSED(RS_REFUSED_ARGUMENT, 2, MOV(1, RS_PID), MOV(2, 0), HELP(RS_HELPER_TEXT), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 2, MOV(1, RS_FILES_END), MOV(2, 0), HELP(RS_HELPER_TEXT), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 2, MOV(1, RS_FILES_PATH), MOV(2, 2), HELP(RS_HELPER_TEXT), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 2, LOAD(RS_B, 1, 1, 64), MOV(2, 0), HELP(RS_HELPER_TEXT), LEAVE());
    /* Sets: none there, a key that is not on the stack, one that was not set, one that is too short. */
    REFUSED(RS_REFUSED_ARGUMENT, 0, WIDE(1, RS_PSEUDO_SET, 1, 0), END());
    REFUSED(RS_REFUSED_ARGUMENT, 2, WIDE(1, RS_PSEUDO_SET, 0, 0), HELP(RS_HELPER_LOOKUP), LEAVE());
    REFUSED(RS_REFUSED_UNINITIALISED, 4, WIDE(1, RS_PSEUDO_SET, 0, 0), MOV_REG(2, 10), ALU(RS_ADD, 2, -16), HELP(RS_HELPER_LOOKUP), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 5, STORE(RS_DW, 10, -8, 0), WIDE(1, RS_PSEUDO_SET, 0, 0), MOV_REG(2, 10), ALU(RS_ADD, 2, -8),
            HELP(RS_HELPER_LOOKUP), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 3, MOV(1, 0), MOV_REG(2, 10), ALU(RS_ADD, 2, -16), HELP(RS_HELPER_LOOKUP), LEAVE());
    /* Searches: tables that are not there, or not all of it. */
    REFUSED(RS_REFUSED_ARGUMENT, 0, WIDE(3, RS_PSEUDO_TABLE, 0, 1024), END());
    REFUSED(RS_REFUSED_ACCESS, 5, MOV_REG(1, 2), MOV(2, 4), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 4), HELP(RS_HELPER_SEARCH), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 5, MOV_REG(1, 2), MOV(2, 4), WIDE(3, RS_PSEUDO_TABLE, 0, 8), MOV(4, 3), HELP(RS_HELPER_SEARCH), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 5, MOV_REG(1, 2), MOV(2, 4), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 0), HELP(RS_HELPER_SEARCH), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 5, MOV_REG(1, 2), MOV(2, 4), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 256), HELP(RS_HELPER_SEARCH), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 5, MOV_REG(1, 2), MOV(2, -1), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 3), HELP(RS_HELPER_SEARCH), LEAVE());
    ACCEPTED(MOV_REG(1, 2), MOV(2, 4), WIDE(3, RS_PSEUDO_TABLE, 0, 0), MOV(4, 3), HELP(RS_HELPER_SEARCH), LEAVE());
    /* Copies: into anything but the stack, of any length. */
    REFUSED(RS_REFUSED_ARGUMENT, 3, MOV_REG(3, 2), MOV_REG(1, 1), MOV(2, 8), HELP(RS_HELPER_COPY), LEAVE());
    REFUSED(RS_REFUSED_ACCESS, 3, MOV_REG(3, 2), MOV_REG(1, 10), MOV(2, 8), HELP(RS_HELPER_COPY), LEAVE());
    REFUSED(RS_REFUSED_ARGUMENT, 5, MOV_REG(3, 2), LOAD(RS_W, 2, 1, 64), MOV_REG(1, 10), ALU(RS_ADD, 1, -16), MOV(0, 0), HELP(RS_HELPER_COPY),
            LEAVE());
}

TEST(programs_that_are_too_long_or_too_tangled_are_refused)
{
    static struct rs_insn code[RS_MOST_INSTRUCTIONS + 1];
    struct rs_verdict verdict;

    for (size_t i = 0; i < COUNT(code); i++) {
        code[i] = MOV(0, 0);
    }
    code[COUNT(code) - 1] = LEAVE();
    verdict = verify(code, COUNT(code));
    CHECK_EQUAL(verdict.verdict, RS_REFUSED_LENGTH);
    code[RS_MOST_INSTRUCTIONS - 1] = LEAVE();
    verdict = verify(code, RS_MOST_INSTRUCTIONS);
    CHECK_EQUAL(verdict.verdict, RS_INSTALLED);

    for (size_t i = 1; i <= RS_MOST_BRANCHES + 1; i++) {
        code[i] = JUMP(RS_JEQ, 0, (int32_t)i, RS_MOST_BRANCHES + 2);
    }
    verdict = verify(code, RS_MOST_INSTRUCTIONS);
    CHECK_EQUAL(verdict.verdict, RS_REFUSED_BRANCHES);
    CHECK_EQUAL(verdict.instruction, RS_MOST_BRANCHES + 1);
    code[RS_MOST_BRANCHES + 1] = MOV(0, 0);
    verdict = verify(code, RS_MOST_INSTRUCTIONS);
    CHECK_EQUAL(verdict.verdict, RS_INSTALLED);
}
