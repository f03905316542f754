#include "rs_verify_call.h"

#include "rs_fields.h"

/* PASSIVE, as everything here. */
static enum rs_refusal in_texts(const struct rs_program *program, const struct rs_value *address, int64_t offset, uint32_t size)
{
    int64_t from = (int64_t)address->least + offset;
    int64_t to = (int64_t)address->most + offset + size;

    /* All of it in the room of one text: bits that say nothing of a place in a room are the same in the first and the last byte. */
    if (from < 0 || size == 0 || to > (int64_t)rs_field_count(program->kind) * 2 * RS_TEXT_ROOM ||
        from / RS_TEXT_ROOM != (to - 1) / RS_TEXT_ROOM) {
        return RS_REFUSED_ACCESS;
    }
    return RS_INSTALLED;
}

enum rs_refusal rs_verify_access(const struct rs_program *program, const struct rs_state *state, const struct rs_value *address, int64_t offset,
                                 uint32_t size, bool write)
{
    int64_t from;

    switch (address->kind) {
    case RS_VALUE_NONE:
        return RS_REFUSED_UNINITIALISED;
    case RS_VALUE_NUMBER:
        return RS_REFUSED_TYPE;
    case RS_VALUE_TABLE: /* for searches only */
    case RS_VALUE_SET:
        return RS_REFUSED_ACCESS;
    case RS_VALUE_TEXTS:
        return write ? RS_REFUSED_ACCESS : in_texts(program, address, offset, size);
    default:
        break;
    }
    /* An address is never far from the beginning of what it is in, so nothing overflows here, as it would for a number. */
    from = (int64_t)address->least + offset;
    if (address->least != address->most || from < 0) {
        return RS_REFUSED_ACCESS;
    }
    if (address->kind == RS_VALUE_INPUT) {
        return !write && from + size <= (int64_t)rs_fixed_size(program->kind) ? RS_INSTALLED : RS_REFUSED_ACCESS;
    }
    if (from + size > RS_STACK) {
        return RS_REFUSED_ACCESS;
    }
    return write || rs_state_has_stack(state, (uint32_t)from, size) ? RS_INSTALLED : RS_REFUSED_UNINITIALISED;
}

static enum rs_refusal look_up(const struct rs_program *program, struct rs_state *state)
{
    const struct rs_value *set = &state->registers[1];

    if (set->kind != RS_VALUE_SET || state->registers[2].kind != RS_VALUE_STACK) {
        return RS_REFUSED_ARGUMENT;
    }
    return rs_verify_access(program, state, &state->registers[2], 0, program->sets[set->least].key_size, false);
}

static enum rs_refusal copy(const struct rs_program *program, struct rs_state *state)
{
    const struct rs_value *to = &state->registers[1];
    const struct rs_value *size = &state->registers[2];
    const struct rs_value *from = &state->registers[3];
    enum rs_refusal refusal;

    if (to->kind != RS_VALUE_STACK || size->kind != RS_VALUE_NUMBER || size->most > RS_STACK ||
        (from->kind != RS_VALUE_TEXTS && from->kind != RS_VALUE_STACK)) {
        return RS_REFUSED_ARGUMENT;
    }
    if (size->most == 0) {
        return RS_INSTALLED;
    }
    refusal = rs_verify_access(program, state, from, 0, (uint32_t)size->most, false);
    if (refusal == RS_INSTALLED) {
        refusal = rs_verify_access(program, state, to, 0, (uint32_t)size->most, true);
    }
    if (refusal == RS_INSTALLED && size->least > 0) {
        rs_state_set_stack(state, (uint32_t)to->least, (uint32_t)size->least);
    }
    return refusal;
}

static enum rs_refusal text(const struct rs_program *program, struct rs_state *state)
{
    const struct rs_value *field = &state->registers[1];
    const struct rs_value *form = &state->registers[2];

    return rs_value_is_constant(field) && field->least < RS_MOST_FIELDS && rs_field_has_bytes(program->kind, (uint32_t)field->least) &&
                   rs_value_is_constant(form) && form->least <= RS_FORM_UPPER
               ? RS_INSTALLED
               : RS_REFUSED_ARGUMENT;
}

static enum rs_refusal search(const struct rs_program *program, struct rs_state *state)
{
    const struct rs_value *address = &state->registers[1];
    const struct rs_value *size = &state->registers[2];
    const struct rs_value *table = &state->registers[3];
    const struct rs_value *accept = &state->registers[4];

    if (address->kind != RS_VALUE_TEXTS || size->kind != RS_VALUE_NUMBER || size->most > RS_TEXT_ROOM || table->kind != RS_VALUE_TABLE ||
        table->least != table->most || !rs_value_is_constant(accept) || accept->least < 1 || accept->least > 255) {
        return RS_REFUSED_ARGUMENT;
    }
    if (table->least + (accept->least + 1) * RS_TABLE_STATE > program->tables_size) {
        return RS_REFUSED_ACCESS;
    }
    return size->most == 0 ? RS_INSTALLED : rs_verify_access(program, state, address, 0, (uint32_t)size->most, false);
}

enum rs_refusal rs_verify_call(const struct rs_program *program, struct rs_state *state, int32_t helper)
{
    struct rs_value result = rs_value_any();
    enum rs_refusal refusal;

    switch (helper) {
    case RS_HELPER_LOOKUP:
        refusal = look_up(program, state);
        result = rs_value_between(0, 1);
        break;
    case RS_HELPER_COPY:
        refusal = copy(program, state);
        result = rs_value_between(0, 0);
        break;
    case RS_HELPER_TEXT:
        refusal = text(program, state);
        break;
    case RS_HELPER_SEARCH:
        refusal = search(program, state);
        result = rs_value_between(0, 1);
        break;
    default:
        return RS_REFUSED_HELPER;
    }
    state->registers[0] = result;
    for (unsigned i = 1; i <= 5; i++) {
        state->registers[i].kind = RS_VALUE_NONE;
    }
    return refusal;
}
