/*
 * Programs: verified and run over a record, and run without having been verified. What the verifier admits may only fault where the contract leaves
 * it to the run: a text that was not asked for or is shorter, and the budget.
 */
#include "fuzz.h"
#include "rs_core_private.h"
#include "rs_event.h"

#define MOST 96

static const uint8_t tables[3 * 256] = {['a'] = 1, [256 + 'b'] = 2, [512] = 2, [513] = 2};

/* Instructions that have a chance to be admitted: known codes, registers and fields that there are, small distances. */
static struct rs_insn shaped(struct input *input)
{
    static const uint8_t codes[] = {0x07, 0x0F, 0x17, 0x1F, 0x57, 0x5F, 0x67, 0x77, 0xB7, 0xB7, 0xBF, 0xBF, 0xB4, 0xBC, 0x04, 0x0C, 0xC7, 0xD4,
                                    0xDC, 0xD7, 0x87, 0x37, 0x97, 0x3F, 0x79, 0x71, 0x69, 0x61, 0x91, 0x7A, 0x72, 0x7B, 0x73, 0x63, 0x15, 0x1D,
                                    0x25, 0x2D, 0x35, 0xA5, 0xAD, 0xB5, 0x55, 0x65, 0xC5, 0x16, 0x45, 0x05, 0x06, 0x95, 0x85, 0x85, 0x85, 0x85};
    static const int32_t helpers[] = {RS_HELPER_LOOKUP, RS_HELPER_COPY, RS_HELPER_TEXT, RS_HELPER_SEARCH};
    static const int32_t numbers[] = {0, 1, 2, 7, 8, -8, -16, -64, RS_IMAGE, RS_CMDLINE, RS_TEXT_CAPACITY, RS_TEXT_PLACE(RS_IMAGE, 0),
                                      RS_TEXT_PLACE(RS_IMAGE, 1), RS_STACK, -1, INT32_MAX};
    struct rs_insn insn = {0};
    uint8_t numbers_at = (uint8_t)take(input, 1);

    insn.code = codes[take(input, 1) % sizeof codes];
    insn.registers = (uint8_t)(take(input, 1) % 11 | (take(input, 1) % 11) << 4);
    switch (RS_CLASS(insn.code)) {
    case RS_JMP:
    case RS_JMP32:
        insn.offset = (int16_t)(numbers_at % 8);
        insn.immediate = numbers[take(input, 1) % 16];
        if (insn.code == (RS_JMP | RS_CALL) || insn.code == (RS_JMP | RS_EXIT) || RS_OPERATION(insn.code) == RS_JA) {
            insn.registers = 0;
            insn.immediate = insn.code == (RS_JMP | RS_CALL) ? helpers[numbers_at % 4] : insn.code == 0x06 ? insn.offset : 0;
            insn.offset = insn.code == 0x05 ? insn.offset : 0;
        } else if ((insn.code & RS_SOURCE) != 0) {
            insn.immediate = 0;
        } else {
            insn.registers &= 15;
        }
        break;
    case RS_ALU:
    case RS_ALU64:
        insn.immediate = RS_OPERATION(insn.code) == RS_END ? 16 << numbers_at % 3 : RS_OPERATION(insn.code) == RS_NEG ? 0 : numbers[numbers_at % 16];
        if (RS_OPERATION(insn.code) == RS_END || (insn.code & RS_SOURCE) == 0) {
            insn.registers &= 15;
        } else {
            insn.immediate = 0;
        }
        break;
    default:
        insn.offset = (int16_t)((numbers_at % 64 - 32) * 8);
        if (RS_CLASS(insn.code) == RS_ST) {
            insn.registers &= 15;
            insn.immediate = numbers[take(input, 1) % 16];
        }
        break;
    }
    return insn;
}

static uint32_t program(struct input *input, struct rs_insn *code)
{
    bool is_shaped = take(input, 1) % 4 != 0;
    uint32_t count = 0;

    /* A beginning that sets every register, so that less is refused for that. */
    if (is_shaped) {
        static const struct rs_insn begin[] = {{0xBF, 0x16, 0, 0}, {0xBF, 0x28, 0, 0}, {0xB7, 0x00, 0, 0}, {0xB7, 0x03, 0, 3},
                                               {0xB7, 0x04, 0, 1}, {0xB7, 0x05, 0, 8}, {0xB7, 0x07, 0, 7}, {0xBF, 0xA9, 0, 0}};

        memcpy(code, begin, sizeof begin);
        count = sizeof begin / sizeof begin[0];
    }
    while (input->left > 0 && count < MOST - 3) {
        uint64_t eight = take(input, 1);

        if (is_shaped && eight % 32 == 0) {
            code[count++] = (struct rs_insn){RS_LDDW, (uint8_t)(take(input, 1) % 10 | (eight / 32 % 3) << 4), 0, 0};
            code[count++] = (struct rs_insn){0, 0, 0, eight / 32 % 3 == RS_PSEUDO_TABLE ? (int32_t)(take(input, 1) % 4) * 256 : 0};
        } else if (is_shaped) {
            code[count++] = shaped(input);
        } else {
            eight |= take(input, 7) << 8;
            memcpy(&code[count++], &eight, 8);
        }
    }
    code[count++] = (struct rs_insn){0xB7, 0, 0, 1};
    code[count++] = (struct rs_insn){0x95, 0, 0, 0};
    return count;
}

static struct rs_filter *verified(const struct rs_insn *code, uint32_t count)
{
    static uint64_t payload[(sizeof(struct rs_set_filter) + sizeof(struct rs_set) + 4 * 8 + sizeof tables) / 8 + MOST];
    const uint64_t keys[4] = {0, 1, 2, 3};
    struct rs_set_filter header = {.version = RS_VERSION, .takers = 7, .kind = RS_KIND_PROCS, .instructions = count};
    struct rs_set set = {.key_size = 8, .count = 4};
    uint8_t *out = (uint8_t *)payload;
    struct rs_filter *filter;
    struct rs_verdict verdict;
    enum rs_kind kind;

    header.code = sizeof header;
    header.sets = header.code + count * 8;
    header.set_count = 1;
    set.keys = header.sets + (uint32_t)sizeof set;
    header.tables = set.keys + (uint32_t)sizeof keys;
    header.tables_size = sizeof tables;
    header.size = header.tables + header.tables_size;
    memcpy(out, &header, sizeof header);
    memcpy(out + header.code, code, count * 8);
    memcpy(out + header.sets, &set, sizeof set);
    memcpy(out + set.keys, keys, sizeof keys);
    memcpy(out + header.tables, tables, sizeof tables);
    must(rs_filter_create(payload, header.size, &filter, &kind, &verdict) == RS_OK);
    must((filter != NULL) == (verdict.verdict == RS_INSTALLED));
    return filter;
}

static uint64_t a_record(uint64_t *words)
{
    struct rs_record *record = (struct rs_record *)(void *)words;
    const struct rs_text image = {RS_RECORD_FIELDS + RS_PROCS_END * 8, 12};
    static const uint16_t units[] = {'C', ':', '\\', 'a', 'b', 0xD800};

    record->size = image.offset + 16;
    record->kind = RS_KIND_PROCS;
    record->present = (uint64_t)1 << RS_IMAGE | (uint64_t)1 << RS_PID;
    record->unknown = (uint64_t)1 << RS_CWD;
    memcpy((uint8_t *)words + RS_RECORD_FIELDS + RS_IMAGE * 8, &image, 8);
    memcpy((uint8_t *)words + image.offset, units, sizeof units);
    return record->size;
}

static void run_verified(struct rs_filter *filter)
{
    static struct rs_run run;
    uint64_t words[64] = {0};
    uint64_t size = a_record(words);
    struct rs_decision decision;

    memset(run.stack, 0xAA, sizeof run.stack);
    decision = rs_run(&run, filter, (uint8_t *)words, (uint32_t)size);
    must(decision.fault == RS_RAN || decision.fault == RS_FAULT_ACCESS || decision.fault == RS_FAULT_BUDGET);
    must((decision.takers & ~(uint64_t)7) == 0 && (decision.uncertain & ~decision.takers) == 0);
}

static void run_as_it_is(const struct rs_insn *code, uint32_t count)
{
    static uint8_t stack[RS_STACK * 2];
    uint8_t memory[16] = {0};
    struct rs_machine machine = {.frames = 2, .budget = 512};
    uint64_t result;

    machine.regions[RS_REGION_INPUT] = (struct rs_region){memory, sizeof memory, true};
    machine.regions[RS_REGION_STACK] = (struct rs_region){stack, sizeof stack, true};
    rs_machine_run(&machine, code, count, RS_ADDRESS(RS_REGION_INPUT, 0), sizeof memory, &result);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct rs_insn code[MOST];
    struct input input = {bytes, size};
    uint32_t count = program(&input, code);
    struct rs_insn *exact = malloc(count * sizeof *exact);
    struct rs_filter *filter = verified(code, count);

    memcpy(exact, code, count * sizeof *exact);
    run_as_it_is(exact, count);
    free(exact);
    if (filter != NULL) {
        run_verified(filter);
        rs_filter_free(filter);
    }
    return 0;
}
