#include "rs_run.h"

#include "rs_bpf_memory.h"
#include "rs_fields.h"
#include "rs_text.h"

/* DISPATCH, as everything here. Takes what going through so many bytes costs. */
static bool pays(struct rs_machine *machine, uint64_t bytes)
{
    uint64_t cost = bytes / 8 + 1;

    if (machine->budget < cost) {
        return false;
    }
    machine->budget -= cost;
    return true;
}

static const uint8_t *text_at(struct rs_machine *machine, uint32_t offset, uint32_t size)
{
    const struct rs_run *run = machine->context;
    uint32_t place = offset / RS_TEXT_ROOM;
    uint32_t within = offset % RS_TEXT_ROOM;
    const struct rs_cached *cached;

    if (place >= RS_TEXT_PLACES || (run->known[place / 64] >> (place % 64) & 1) == 0) {
        return NULL;
    }
    cached = &run->cached[place];
    return size <= cached->length && within <= cached->length - size ? run->arena + cached->offset + within : NULL;
}

/* Brings a text into the arena. Gives its length, or one of RS_TEXT_MISSING and RS_TEXT_UNKNOWN. */
static int64_t fetch(struct rs_run *run, uint32_t field, uint32_t form)
{
    uint32_t place = field * 2 + form;
    struct rs_cached *cached = &run->cached[place];
    const struct rs_record *record = (const struct rs_record *)(const void *)run->record;
    uint8_t *out = run->arena + run->arena_used;
    size_t room = RS_TEXT_ARENA - run->arena_used;
    struct rs_text text;
    enum rs_type type;
    size_t length;

    if ((run->known[place / 64] >> (place % 64) & 1) != 0) {
        return cached->length;
    }
    if ((record->unknown >> field & 1) != 0) {
        return RS_TEXT_UNKNOWN;
    }
    if ((record->present >> field & 1) == 0) {
        return RS_TEXT_MISSING;
    }
    memcpy(&text, run->record + RS_RECORD_FIELDS + field * 8, sizeof text);
    if (text.length > run->record_size || text.offset > run->record_size - text.length || !pays(&run->machine, text.length)) {
        return RS_TEXT_UNKNOWN;
    }
    room = room > RS_TEXT_CAPACITY ? RS_TEXT_CAPACITY : room;
    if (rs_field_type(run->filter->kind, field, &type) && type == RS_DATA) {
        if (text.length > room) {
            return RS_TEXT_UNKNOWN;
        }
        memcpy(out, run->record + text.offset, text.length);
        length = text.length;
    } else {
        length = rs_wtf8(run->record + text.offset, text.length / 2, form == RS_FORM_UPPER, out, room);
        if (length == RS_NO_ROOM) {
            return RS_TEXT_UNKNOWN;
        }
    }
    cached->offset = run->arena_used;
    cached->length = (uint32_t)length;
    run->arena_used += (uint32_t)length;
    run->known[place / 64] |= (uint64_t)1 << (place % 64);
    return (int64_t)length;
}

static enum rs_fault look_up(struct rs_run *run, uint64_t *r)
{
    uint64_t set = r[1] - RS_ADDRESS(RS_REGION_SETS, 0);
    const uint8_t *key;

    if (set >= run->filter->set_count) {
        return RS_FAULT_CALL;
    }
    key = rs_place(&run->machine, r[2], run->filter->sets[set].key_size, false);
    if (key == NULL) {
        return RS_FAULT_ACCESS;
    }
    r[0] = rs_filter_has_key(run->filter, (uint32_t)set, key);
    return RS_RAN;
}

static enum rs_fault copy(struct rs_run *run, uint64_t *r)
{
    const uint8_t *from;
    uint8_t *to;

    if (r[2] > RS_STACK) {
        return RS_FAULT_CALL;
    }
    r[0] = 0;
    if (r[2] == 0) {
        return RS_RAN;
    }
    from = rs_place(&run->machine, r[3], (uint32_t)r[2], false);
    to = rs_place(&run->machine, r[1], (uint32_t)r[2], true);
    if (from == NULL || to == NULL) {
        return RS_FAULT_ACCESS;
    }
    memmove(to, from, (size_t)r[2]);
    return pays(&run->machine, r[2]) ? RS_RAN : RS_FAULT_BUDGET;
}

static enum rs_fault text(struct rs_run *run, uint64_t *r)
{
    if (r[1] >= RS_MOST_FIELDS || r[2] > RS_FORM_UPPER || !rs_field_has_bytes(run->filter->kind, (uint32_t)r[1])) {
        return RS_FAULT_CALL;
    }
    r[0] = (uint64_t)fetch(run, (uint32_t)r[1], (uint32_t)r[2]);
    return RS_RAN;
}

static enum rs_fault search(struct rs_run *run, uint64_t *r)
{
    uint64_t accept = r[4];
    const uint8_t *bytes;
    const uint8_t *table;
    uint32_t state = 0;

    if (r[2] > RS_TEXT_ROOM || accept < 1 || accept > 255) {
        return RS_FAULT_CALL;
    }
    r[0] = 0;
    if (r[2] == 0) {
        return RS_RAN;
    }
    bytes = rs_place(&run->machine, r[1], (uint32_t)r[2], false);
    table = rs_place(&run->machine, r[3], (uint32_t)(accept + 1) * RS_TABLE_STATE, false);
    if (bytes == NULL || table == NULL) {
        return RS_FAULT_ACCESS;
    }
    if (!pays(&run->machine, r[2])) {
        return RS_FAULT_BUDGET;
    }
    for (uint32_t i = 0; i < (uint32_t)r[2] && state < accept; i++) {
        state = table[state * RS_TABLE_STATE + bytes[i]];
    }
    r[0] = state == accept;
    /* A table that names a state it does not have. */
    return state <= accept ? RS_RAN : RS_FAULT_ACCESS;
}

static enum rs_fault help(struct rs_machine *machine, uint32_t number, uint64_t *r)
{
    struct rs_run *run = machine->context;

    switch (number) {
    case RS_HELPER_LOOKUP:
        return look_up(run, r);
    case RS_HELPER_COPY:
        return copy(run, r);
    case RS_HELPER_TEXT:
        return text(run, r);
    case RS_HELPER_SEARCH:
        return search(run, r);
    default:
        return RS_FAULT_CALL;
    }
}

struct rs_decision rs_run(struct rs_run *run, const struct rs_filter *filter, uint8_t *record, uint32_t size)
{
    struct rs_machine *machine = &run->machine;
    struct rs_decision decision = {filter->takers, filter->takers, RS_RAN};
    uint64_t taken;
    uint64_t uncertain;

    run->filter = filter;
    run->record = record;
    run->record_size = size;
    run->arena_used = 0;
    run->known[0] = 0;
    run->known[1] = 0;
    machine->regions[RS_REGION_INPUT] = (struct rs_region){record, rs_fixed_size(filter->kind), false};
    machine->regions[RS_REGION_STACK] = (struct rs_region){run->stack, RS_STACK, true};
    machine->regions[RS_REGION_TABLES] = (struct rs_region){filter->tables, filter->tables_size, false};
    machine->frames = 1;
    machine->budget = RS_BUDGET;
    machine->helper = help;
    machine->text = text_at;
    machine->context = run;
    memset(run->stack + RS_STACK + RS_UNCERTAIN, 0, sizeof uncertain);
    decision.fault = rs_machine_run(machine, filter->code, filter->count, RS_ADDRESS(RS_REGION_INPUT, 0), RS_ADDRESS(RS_REGION_TEXTS, 0), &taken);
    if (decision.fault == RS_RAN) {
        memcpy(&uncertain, run->stack + RS_STACK + RS_UNCERTAIN, sizeof uncertain);
        decision.takers = taken & filter->takers;
        decision.uncertain = uncertain & decision.takers;
    }
    return decision;
}
