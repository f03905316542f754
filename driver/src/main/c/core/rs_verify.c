#include "rs_verify.h"

#include "rs_verify_call.h"
#include "rs_verify_encoding.h"

/* Marks in the array of targets. */
#define NO_BRANCH UINT32_MAX
#define SECOND_SLOT (UINT32_MAX - 1)

/* A pass over a program. */
struct pass {
    const struct rs_program *program;
    struct rs_state state;     /* before the instruction at hand */
    bool reachable;            /* whether anything leads there */
    uint32_t *targets;         /* for each slot: NO_BRANCH, SECOND_SLOT, or which state has been saved for it */
    struct rs_state *saved;    /* of jumps to what has not been reached yet */
    uint32_t *unused;          /* states that are free; a stack */
    uint32_t unused_count;
};

/* PASSIVE, as everything here. */
static enum rs_refusal check_encoding(struct pass *pass, uint32_t *at)
{
    const struct rs_insn *code = pass->program->code;
    uint32_t count = pass->program->count;

    if (count == 0 || count > RS_MOST_INSTRUCTIONS) {
        return RS_REFUSED_LENGTH;
    }
    for (uint32_t i = 0; i < count; i++) {
        pass->targets[i] = NO_BRANCH;
    }
    for (uint32_t i = 0; i < count; i++) {
        enum rs_refusal refusal = rs_verify_encoding(&code[i], i + 1 < count ? &code[i + 1] : NULL);

        *at = i;
        if (refusal != RS_INSTALLED) {
            return refusal;
        }
        if (code[i].code == RS_LDDW) {
            pass->targets[++i] = SECOND_SLOT;
        }
    }
    return code[count - 1].code == (RS_JMP | RS_EXIT) && pass->targets[count - 1] != SECOND_SLOT ? RS_INSTALLED : RS_REFUSED_END;
}

/* Remembers what is known where a jump leads. */
static enum rs_refusal branch(struct pass *pass, const struct rs_state *state, uint32_t at, int64_t distance)
{
    int64_t target = (int64_t)at + 1 + distance;
    uint32_t *place;

    if (distance < 0 || target >= (int64_t)pass->program->count || pass->targets[target] == SECOND_SLOT) {
        return RS_REFUSED_JUMP;
    }
    place = &pass->targets[target];
    if (*place != NO_BRANCH) {
        rs_state_join(&pass->saved[*place], state);
        return RS_INSTALLED;
    }
    if (pass->unused_count == 0) {
        return RS_REFUSED_BRANCHES;
    }
    *place = pass->unused[--pass->unused_count];
    pass->saved[*place] = *state;
    return RS_INSTALLED;
}

/* Takes what jumps to this instruction have left. */
static void arrive(struct pass *pass, uint32_t at)
{
    uint32_t place = pass->targets[at];

    if (place == NO_BRANCH) {
        return;
    }
    if (pass->reachable) {
        rs_state_join(&pass->state, &pass->saved[place]);
    } else {
        pass->state = pass->saved[place];
        pass->reachable = true;
    }
    pass->unused[pass->unused_count++] = place;
}

/* The operand of an arithmetic instruction or a jump. */
static enum rs_refusal operand(const struct pass *pass, const struct rs_insn *insn, struct rs_value *value)
{
    if ((insn->code & RS_SOURCE) != 0) {
        *value = pass->state.registers[RS_SRC(insn)];
        return value->kind == RS_VALUE_NONE ? RS_REFUSED_UNINITIALISED : RS_INSTALLED;
    }
    *value = rs_value_between((uint64_t)(int64_t)insn->immediate, (uint64_t)(int64_t)insn->immediate);
    return RS_INSTALLED;
}

static enum rs_refusal on_address(unsigned operation, bool half, struct rs_value *dst, struct rs_value source)
{
    if (half || source.kind != RS_VALUE_NUMBER || (operation != RS_ADD && operation != RS_SUB) || dst->kind == RS_VALUE_SET) {
        return RS_REFUSED_TYPE;
    }
    return rs_value_move(dst, source, operation == RS_SUB) ? RS_INSTALLED : RS_REFUSED_ACCESS;
}

static enum rs_refusal arithmetic(struct pass *pass, const struct rs_insn *insn)
{
    struct rs_value *dst = &pass->state.registers[RS_DST(insn)];
    unsigned operation = RS_OPERATION(insn->code);
    bool half = RS_CLASS(insn->code) == RS_ALU;
    bool plain = insn->offset == 0; /* not signed, not extended */
    struct rs_value source;
    enum rs_refusal refusal;

    if (operation == RS_NEG || operation == RS_END) {
        if (dst->kind != RS_VALUE_NUMBER) {
            return dst->kind == RS_VALUE_NONE ? RS_REFUSED_UNINITIALISED : RS_REFUSED_TYPE;
        }
        *dst = half && operation == RS_NEG ? rs_value_between(0, UINT32_MAX) : rs_value_any();
        return RS_INSTALLED;
    }
    refusal = operand(pass, insn, &source);
    if (refusal != RS_INSTALLED) {
        return refusal;
    }
    if (operation == RS_MOV && !half && plain) {
        *dst = source;
        return RS_INSTALLED;
    }
    if (operation != RS_MOV && dst->kind == RS_VALUE_NONE) {
        return RS_REFUSED_UNINITIALISED;
    }
    if (operation != RS_MOV && dst->kind != RS_VALUE_NUMBER) {
        return on_address(operation, half, dst, source);
    }
    if (source.kind != RS_VALUE_NUMBER) {
        return RS_REFUSED_TYPE;
    }
    if (operation == RS_MOV) {
        *dst = source; /* what was there does not count */
    }
    *dst = plain ? rs_value_computed(operation, half, *dst, source) : rs_value_between(0, half ? UINT32_MAX : UINT64_MAX);
    return RS_INSTALLED;
}

/* Bytes of a load or store. */
static uint32_t size_of(const struct rs_insn *insn)
{
    switch (RS_SIZE(insn->code)) {
    case RS_W:
        return 4;
    case RS_H:
        return 2;
    case RS_B:
        return 1;
    default:
        return 8;
    }
}

static enum rs_refusal load(struct pass *pass, const struct rs_insn *insn)
{
    uint32_t size = size_of(insn);
    enum rs_refusal refusal =
        rs_verify_access(pass->program, &pass->state, &pass->state.registers[RS_SRC(insn)], insn->offset, size, false);

    if (refusal == RS_INSTALLED) {
        pass->state.registers[RS_DST(insn)] =
            RS_MODE(insn->code) == RS_MEMSX || size == 8 ? rs_value_any() : rs_value_between(0, ((uint64_t)1 << size * 8) - 1);
    }
    return refusal;
}

static enum rs_refusal store(struct pass *pass, const struct rs_insn *insn)
{
    const struct rs_value *address = &pass->state.registers[RS_DST(insn)];
    uint32_t size = size_of(insn);
    enum rs_refusal refusal;

    if (RS_CLASS(insn->code) == RS_STX && pass->state.registers[RS_SRC(insn)].kind != RS_VALUE_NUMBER) {
        return pass->state.registers[RS_SRC(insn)].kind == RS_VALUE_NONE ? RS_REFUSED_UNINITIALISED : RS_REFUSED_TYPE;
    }
    refusal = rs_verify_access(pass->program, &pass->state, address, insn->offset, size, true);
    if (refusal == RS_INSTALLED) {
        rs_state_set_stack(&pass->state, (uint32_t)((int64_t)address->least + insn->offset), size);
    }
    return refusal;
}

static enum rs_refusal immediate(struct pass *pass, const struct rs_insn *insn)
{
    struct rs_value *dst = &pass->state.registers[RS_DST(insn)];
    uint32_t low = (uint32_t)insn[0].immediate;
    uint32_t high = (uint32_t)insn[1].immediate;

    switch (RS_SRC(insn)) {
    case RS_PSEUDO_SET:
        *dst = (struct rs_value){RS_VALUE_SET, low, low};
        return low < pass->program->set_count && high == 0 ? RS_INSTALLED : RS_REFUSED_ARGUMENT;
    case RS_PSEUDO_TABLE:
        *dst = (struct rs_value){RS_VALUE_TABLE, high, high};
        return low == 0 && high < pass->program->tables_size ? RS_INSTALLED : RS_REFUSED_ARGUMENT;
    default:
        *dst = rs_value_between(low | (uint64_t)high << 32, low | (uint64_t)high << 32);
        return RS_INSTALLED;
    }
}

static enum rs_refusal conditional(struct pass *pass, const struct rs_insn *insn, uint32_t at)
{
    struct rs_value *dst = &pass->state.registers[RS_DST(insn)];
    bool narrows = RS_CLASS(insn->code) == RS_JMP;
    struct rs_state taken;
    struct rs_value source;
    enum rs_refusal refusal = operand(pass, insn, &source);

    if (refusal != RS_INSTALLED || dst->kind == RS_VALUE_NONE) {
        return RS_REFUSED_UNINITIALISED;
    }
    if (dst->kind != RS_VALUE_NUMBER || source.kind != RS_VALUE_NUMBER) {
        return RS_REFUSED_TYPE;
    }
    taken = pass->state;
    narrows = narrows && source.least == source.most;
    /* A way that cannot be taken is followed all the same, but with nothing narrowed: nobody has to wonder why code behind it was not looked at. */
    if (narrows && !rs_value_narrow(&taken.registers[RS_DST(insn)], RS_OPERATION(insn->code), source.least, true)) {
        taken.registers[RS_DST(insn)] = *dst;
    }
    refusal = branch(pass, &taken, at, insn->offset);
    if (refusal == RS_INSTALLED && narrows) {
        struct rs_value before = *dst;

        if (!rs_value_narrow(dst, RS_OPERATION(insn->code), source.least, false)) {
            *dst = before;
        }
    }
    return refusal;
}

static enum rs_refusal jump(struct pass *pass, const struct rs_insn *insn, uint32_t at)
{
    enum rs_refusal refusal;

    switch (RS_OPERATION(insn->code)) {
    case RS_CALL:
        return rs_verify_call(pass->program, &pass->state, insn->immediate);
    case RS_EXIT:
        pass->reachable = false;
        return pass->state.registers[0].kind == RS_VALUE_NUMBER ? RS_INSTALLED
               : pass->state.registers[0].kind == RS_VALUE_NONE ? RS_REFUSED_UNINITIALISED
                                                                : RS_REFUSED_TYPE;
    case RS_JA:
        refusal = branch(pass, &pass->state, at, RS_CLASS(insn->code) == RS_JMP ? insn->offset : insn->immediate);
        pass->reachable = false;
        return refusal;
    default:
        return conditional(pass, insn, at);
    }
}

static enum rs_refusal step(struct pass *pass, uint32_t at)
{
    const struct rs_insn *insn = &pass->program->code[at];

    switch (RS_CLASS(insn->code)) {
    case RS_ALU:
    case RS_ALU64:
        return arithmetic(pass, insn);
    case RS_JMP:
    case RS_JMP32:
        return jump(pass, insn, at);
    case RS_LD:
        return immediate(pass, insn);
    case RS_LDX:
        return load(pass, insn);
    default:
        return store(pass, insn);
    }
}

/* The last instruction leaves, so what is reachable never runs out of the program. */
static enum rs_refusal walk(struct pass *pass, uint32_t *at)
{
    enum rs_refusal refusal = check_encoding(pass, at);

    pass->state.registers[1].kind = RS_VALUE_INPUT;
    pass->state.registers[2].kind = RS_VALUE_TEXTS;
    pass->state.registers[10] = (struct rs_value){RS_VALUE_STACK, RS_STACK, RS_STACK};
    /* Zero when the program starts. */
    rs_state_set_stack(&pass->state, RS_STACK + RS_UNCERTAIN, 8);
    pass->reachable = true;
    for (uint32_t i = 0; refusal == RS_INSTALLED && i < pass->program->count; i++) {
        *at = i;
        if (pass->targets[i] == SECOND_SLOT) {
            continue;
        }
        arrive(pass, i);
        if (pass->reachable) {
            refusal = step(pass, i);
        }
    }
    return refusal;
}

enum rs_result rs_verify(const struct rs_program *program, struct rs_verdict *verdict)
{
    struct pass *pass = rs_allocate(sizeof *pass, RS_TAG_FILTER);
    uint32_t slots = program->count <= RS_MOST_INSTRUCTIONS ? program->count : 0;
    enum rs_result result = RS_NO_MEMORY;

    if (pass == NULL) {
        return RS_NO_MEMORY;
    }
    pass->program = program;
    pass->targets = rs_allocate((slots + 1) * sizeof *pass->targets, RS_TAG_FILTER);
    pass->saved = rs_allocate(RS_MOST_BRANCHES * sizeof *pass->saved, RS_TAG_FILTER);
    pass->unused = rs_allocate(RS_MOST_BRANCHES * sizeof *pass->unused, RS_TAG_FILTER);
    if (pass->targets != NULL && pass->saved != NULL && pass->unused != NULL) {
        while (pass->unused_count < RS_MOST_BRANCHES) {
            pass->unused[pass->unused_count] = pass->unused_count;
            pass->unused_count++;
        }
        verdict->instruction = 0;
        verdict->verdict = walk(pass, &verdict->instruction);
        if (verdict->verdict == RS_INSTALLED) {
            verdict->instruction = 0;
        }
        result = RS_OK;
    }
    rs_free(pass->unused, RS_TAG_FILTER);
    rs_free(pass->saved, RS_TAG_FILTER);
    rs_free(pass->targets, RS_TAG_FILTER);
    rs_free(pass, RS_TAG_FILTER);
    return result;
}
