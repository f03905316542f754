#include "rs_verify_state.h"

/* No address is moved further than this, so that nothing overflows. */
#define FARTHEST 0x10000000u

/* PASSIVE, as everything here. */
void rs_state_join(struct rs_state *state, const struct rs_state *other)
{
    for (unsigned i = 0; i < 11; i++) {
        struct rs_value *mine = &state->registers[i];
        const struct rs_value *its = &other->registers[i];

        if (mine->kind != its->kind || (mine->kind == RS_VALUE_SET && mine->least != its->least)) {
            mine->kind = RS_VALUE_NONE;
            continue;
        }
        mine->least = its->least < mine->least ? its->least : mine->least;
        mine->most = its->most > mine->most ? its->most : mine->most;
    }
    for (unsigned i = 0; i < RS_STACK_WORDS; i++) {
        state->stack[i] &= other->stack[i];
    }
}

void rs_state_set_stack(struct rs_state *state, uint32_t offset, uint32_t size)
{
    for (uint32_t i = offset; i < offset + size; i++) {
        state->stack[i / 64] |= (uint64_t)1 << (i % 64);
    }
}

bool rs_state_has_stack(const struct rs_state *state, uint32_t offset, uint32_t size)
{
    for (uint32_t i = offset; i < offset + size; i++) {
        if ((state->stack[i / 64] >> (i % 64) & 1) == 0) {
            return false;
        }
    }
    return true;
}

static struct rs_value half_of(struct rs_value value)
{
    return value.most <= UINT32_MAX ? value : rs_value_between(0, UINT32_MAX);
}

/* All ones from the highest bit of a number down. */
static uint64_t all_below(uint64_t value)
{
    value |= value >> 1;
    value |= value >> 2;
    value |= value >> 4;
    value |= value >> 8;
    value |= value >> 16;
    return value | value >> 32;
}

/* In 64 bits; `limit` is the largest number there is in what is computed. */
static struct rs_value computed(unsigned operation, struct rs_value a, struct rs_value b, uint64_t limit)
{
    struct rs_value all = rs_value_between(0, limit);
    unsigned width = limit == UINT32_MAX ? 31 : 63;

    switch (operation) {
    case RS_MOV:
        return b;
    case RS_ADD:
        return b.most <= limit && a.most <= limit - b.most ? rs_value_between(a.least + b.least, a.most + b.most) : all;
    case RS_SUB:
        return b.most <= a.least ? rs_value_between(a.least - b.most, a.most - b.least) : all;
    case RS_MUL:
        return a.most <= UINT16_MAX && b.most <= UINT16_MAX ? rs_value_between(a.least * b.least, a.most * b.most) : all;
    case RS_AND:
        return rs_value_between(0, a.most < b.most ? a.most : b.most);
    case RS_OR:
    case RS_XOR:
        return rs_value_between(0, all_below(a.most | b.most));
    case RS_DIV:
        return a.least == a.most && a.most == 0 ? a : rs_value_between(0, a.most);
    case RS_MOD:
        return rs_value_between(0, a.most);
    case RS_LSH:
        return b.least == b.most && b.most <= width && a.most <= limit >> b.most
                   ? rs_value_between(a.least << b.most, a.most << b.most)
                   : all;
    case RS_RSH:
        return b.least == b.most && b.most <= width ? rs_value_between(a.least >> b.most, a.most >> b.most) : rs_value_between(0, a.most);
    default:
        return all;
    }
}

struct rs_value rs_value_computed(unsigned operation, bool half, struct rs_value a, struct rs_value b)
{
    if (!half) {
        return computed(operation, a, b, UINT64_MAX);
    }
    /* Immediates come with their sign on 64 bits. */
    if (b.least == b.most) {
        b = rs_value_between((uint32_t)b.least, (uint32_t)b.least);
    }
    return computed(operation, half_of(a), half_of(b), UINT32_MAX);
}

/* Leaves of a range what is from `least` to `most`. */
static bool clamp(struct rs_value *value, uint64_t least, uint64_t most)
{
    value->least = value->least > least ? value->least : least;
    value->most = value->most < most ? value->most : most;
    return value->least <= value->most;
}

static bool above(struct rs_value *value, uint64_t constant)
{
    return constant != UINT64_MAX && clamp(value, constant + 1, UINT64_MAX);
}

static bool below(struct rs_value *value, uint64_t constant)
{
    return constant != 0 && clamp(value, 0, constant - 1);
}

static bool without(struct rs_value *value, uint64_t constant)
{
    if (value->least == constant) {
        return above(value, constant);
    }
    return value->most != constant || below(value, constant);
}

bool rs_value_narrow(struct rs_value *value, unsigned operation, uint64_t constant, bool taken)
{
    switch (operation) {
    case RS_JEQ:
        return taken ? clamp(value, constant, constant) : without(value, constant);
    case RS_JNE:
        return taken ? without(value, constant) : clamp(value, constant, constant);
    case RS_JGT:
        return taken ? above(value, constant) : clamp(value, 0, constant);
    case RS_JGE:
        return taken ? clamp(value, constant, UINT64_MAX) : below(value, constant);
    case RS_JLT:
        return taken ? below(value, constant) : clamp(value, constant, UINT64_MAX);
    case RS_JLE:
        return taken ? clamp(value, 0, constant) : above(value, constant);
    default:
        return true;
    }
}

bool rs_value_move(struct rs_value *address, struct rs_value number, bool subtract)
{
    int64_t least = (int64_t)number.least;
    int64_t most = (int64_t)number.most;
    int64_t from;
    int64_t to;

    /* A range must not wrap around zero, and a constant may be negative. */
    if (least > most || least < -(int64_t)FARTHEST || most > (int64_t)FARTHEST) {
        return false;
    }
    from = (int64_t)address->least + (subtract ? -most : least);
    to = (int64_t)address->most + (subtract ? -least : most);
    if (from < 0 || to > (int64_t)FARTHEST) {
        return false;
    }
    address->least = (uint64_t)from;
    address->most = (uint64_t)to;
    return true;
}
