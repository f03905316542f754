/* The machine by itself: what a program that no verifier has seen can do, which is nothing. */
#include "program.h"
#include "test.h"

struct bench {
    struct rs_machine machine;
    uint8_t memory[16];
    uint8_t stack[RS_STACK * RS_MOST_CALLS];
};

static enum rs_fault run(struct bench *bench, const struct rs_insn *code, size_t count, uint64_t *result)
{
    memset(bench, 0, sizeof *bench);
    bench->machine.regions[RS_REGION_INPUT] = (struct rs_region){bench->memory, sizeof bench->memory, true};
    bench->machine.regions[RS_REGION_STACK] = (struct rs_region){bench->stack, sizeof bench->stack, true};
    bench->machine.frames = RS_MOST_CALLS;
    bench->machine.budget = 1000;
    return rs_machine_run(&bench->machine, code, (uint32_t)count, RS_ADDRESS(RS_REGION_INPUT, 0), sizeof bench->memory, result);
}

#define FAULT(expected, ...)                                                   \
    do {                                                                       \
        static struct bench bench;                                             \
        const struct rs_insn code[] = {__VA_ARGS__};                           \
        uint64_t result;                                                       \
        CHECK_EQUAL(run(&bench, code, COUNT(code), &result), expected);        \
    } while (0)

#define RESULT(expected, ...)                                                  \
    do {                                                                       \
        static struct bench bench;                                             \
        const struct rs_insn code[] = {__VA_ARGS__};                           \
        uint64_t result;                                                       \
        CHECK_EQUAL(run(&bench, code, COUNT(code), &result), RS_RAN);          \
        CHECK_EQUAL(result, expected);                                         \
    } while (0)

/* uBPF 596: interpreter and compiler disagreed on it. */
TEST(an_exchange_without_fetch_is_no_instruction)
{
    FAULT(RS_FAULT_INSTRUCTION, MOV(2, 1), INSN(RS_STX | RS_ATOMIC | RS_DW, 10, 2, -8, RS_XCHG & ~RS_FETCH), LEAVE());
    FAULT(RS_FAULT_INSTRUCTION, MOV(2, 1), INSN(RS_STX | RS_ATOMIC | RS_DW, 10, 2, -8, RS_CMPXCHG & ~RS_FETCH), LEAVE());
}

/* uBPF 433: the next bytes of memory were taken for instructions. */
TEST(a_program_without_an_end_faults_at_its_end)
{
    FAULT(RS_FAULT_END, MOV(0, 1));
    FAULT(RS_FAULT_END, GO(5), LEAVE());
    FAULT(RS_FAULT_END, GO(-2), LEAVE());
    FAULT(RS_FAULT_INSTRUCTION, INSN(RS_LDDW, 0, 0, 0, 1));
    FAULT(RS_FAULT_END, INSN(RS_JMP32 | RS_JA, 0, 0, 0, INT32_MAX), LEAVE());
    FAULT(RS_FAULT_END, INSN(RS_JMP32 | RS_JA, 0, 0, 0, INT32_MIN), LEAVE());
}

/* uBPF 435: what was compiled checked nothing. */
TEST(every_access_outside_of_a_region_faults)
{
    FAULT(RS_FAULT_ACCESS, LOAD(RS_DW, 0, 1, 9), LEAVE());
    FAULT(RS_FAULT_ACCESS, LOAD(RS_B, 0, 1, 16), LEAVE());
    FAULT(RS_FAULT_ACCESS, LOAD(RS_B, 0, 1, -1), LEAVE());
    FAULT(RS_FAULT_ACCESS, STORE(RS_W, 10, RS_STACK * 7 - 2, 1), LEAVE());
    FAULT(RS_FAULT_ACCESS, STORE(RS_W, 10, -RS_STACK - 2, 1), LEAVE());
    FAULT(RS_FAULT_ACCESS, MOV(2, 0), LOAD(RS_B, 0, 2, 0), LEAVE());
    FAULT(RS_FAULT_ACCESS, WIDE(2, 0, 0, RS_REGIONS), LOAD(RS_B, 0, 2, 0), LEAVE());
    RESULT(0, LOAD(RS_DW, 0, 1, 8), LEAVE());
}

/* uBPF 230: address and size together wrapped around. */
TEST(addresses_near_the_end_of_the_numbers_fault)
{
    FAULT(RS_FAULT_ACCESS, MOV(2, -1), LOAD(RS_DW, 0, 2, 0), LEAVE());
    FAULT(RS_FAULT_ACCESS, MOV(2, -8), LOAD(RS_DW, 0, 2, 7), LEAVE());
    FAULT(RS_FAULT_ACCESS, MOV(2, -8), LOAD(RS_DW, 0, 2, 8), LEAVE());
    FAULT(RS_FAULT_ACCESS, WIDE(2, 0, -1, RS_REGION_INPUT), LOAD(RS_DW, 0, 2, 0), LEAVE());
    FAULT(RS_FAULT_ACCESS, WIDE(2, 0, -4, RS_REGION_INPUT), STORE(RS_DW, 2, 0, 0), LEAVE());
    FAULT(RS_FAULT_ACCESS, WIDE(2, 0, -8, RS_REGION_INPUT), INSN(RS_STX | RS_ATOMIC | RS_DW, 2, 0, 4, RS_ADD), LEAVE());
}

TEST(an_endless_loop_ends_with_the_budget)
{
    FAULT(RS_FAULT_BUDGET, GO(-1), LEAVE());
    FAULT(RS_FAULT_BUDGET, INSN(RS_JMP32 | RS_JA, 0, 0, 0, -1), LEAVE());
}

TEST(calls_within_calls_have_stacks_of_their_own_and_a_limit)
{
    RESULT(0x55, STORE(RS_W, 10, -4, 0x55), INSN(RS_JMP | RS_CALL, 0, 1, 0, 2), LOAD(RS_W, 0, 10, -4), LEAVE(), STORE(RS_W, 10, -4, 0x66),
           LEAVE());
    RESULT(7, MOV(6, 7), INSN(RS_JMP | RS_CALL, 0, 1, 0, 2), MOV_REG(0, 6), LEAVE(), MOV(6, 8), LEAVE());
    FAULT(RS_FAULT_CALL, INSN(RS_JMP | RS_CALL, 0, 1, 0, -1), LEAVE());
    FAULT(RS_FAULT_END, INSN(RS_JMP | RS_CALL, 0, 1, 0, INT32_MAX), LEAVE());
}

TEST(a_helper_that_is_not_there_faults)
{
    FAULT(RS_FAULT_CALL, HELP(1), LEAVE());
    FAULT(RS_FAULT_CALL, INSN(RS_JMP | RS_CALL, 0, 2, 0, 1), LEAVE());
}

TEST(the_least_number_divided_by_minus_one_is_itself)
{
    RESULT(INT64_MIN, WIDE(0, 0, 0, INT32_MIN), INSN(RS_ALU64 | RS_DIV, 0, 0, 1, -1), LEAVE());
    RESULT(0x80000000u, MOV(0, INT32_MIN), INSN(RS_ALU | RS_DIV, 0, 0, 1, -1), LEAVE());
    RESULT(0, WIDE(0, 0, 0, INT32_MIN), INSN(RS_ALU64 | RS_MOD, 0, 0, 1, -1), LEAVE());
    RESULT(0, MOV(0, INT32_MIN), INSN(RS_ALU | RS_MOD, 0, 0, 1, -1), LEAVE());
}

TEST(every_first_byte_of_an_instruction_runs_or_faults)
{
    for (unsigned code = 0; code < 256; code++) {
        for (unsigned registers = 0; registers < 256; registers++) {
            static struct bench bench;
            const struct rs_insn program[] = {{(uint8_t)code, (uint8_t)registers, -8, 3}, {0, 0, 0, 0}, MOV(0, 0), LEAVE()};
            uint64_t result;

            run(&bench, program, COUNT(program), &result);
        }
    }
}
