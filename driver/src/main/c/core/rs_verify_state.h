/* What the verifier knows before an instruction. */
#ifndef RS_VERIFY_STATE_H
#define RS_VERIFY_STATE_H

#include "rs_verify.h"

enum rs_value_kind {
    RS_VALUE_NONE,   /* may not have been set */
    RS_VALUE_NUMBER, /* from least to most, unsigned */
    RS_VALUE_INPUT,  /* an address in the record; least and most are the offset, as in all of these */
    RS_VALUE_TEXTS,
    RS_VALUE_STACK, /* RS_STACK is the frame pointer */
    RS_VALUE_TABLE,
    RS_VALUE_SET /* its index */
};

struct rs_value {
    enum rs_value_kind kind;
    uint64_t least;
    uint64_t most;
};

#define RS_STACK_WORDS (RS_STACK / 64)

struct rs_state {
    struct rs_value registers[11];
    uint64_t stack[RS_STACK_WORDS]; /* a bit for each byte that has been set */
};

/* Passive level, as everything of the verifier. */
static inline struct rs_value rs_value_between(uint64_t least, uint64_t most)
{
    struct rs_value value = {RS_VALUE_NUMBER, least, most};
    return value;
}

static inline struct rs_value rs_value_any(void)
{
    return rs_value_between(0, UINT64_MAX);
}

static inline bool rs_value_is_constant(const struct rs_value *value)
{
    return value->kind == RS_VALUE_NUMBER && value->least == value->most;
}

/* What holds whichever of two ways led here. */
void rs_state_join(struct rs_state *state, const struct rs_state *other);

/* Bytes of the stack from an offset on, which with the size lies inside. */
void rs_state_set_stack(struct rs_state *state, uint32_t offset, uint32_t size);
bool rs_state_has_stack(const struct rs_state *state, uint32_t offset, uint32_t size);

/* The result of an arithmetic instruction on numbers; `half` is on 32 bits. Knows too little rather than too much. */
struct rs_value rs_value_computed(unsigned operation, bool half, struct rs_value a, struct rs_value b);

/*
 * Narrows a number to what a jump says of it when compared with a constant on 64 bits.
 *
 * Gives false if it cannot be so, and then the way is never taken.
 */
bool rs_value_narrow(struct rs_value *value, unsigned operation, uint64_t constant, bool taken);

/* Adds a number to an address or subtracts it; false if what comes out may be anywhere. */
bool rs_value_move(struct rs_value *address, struct rs_value number, bool subtract);

#endif
