/* A filter's run over a record: the machine it runs in, the texts it has asked for, the helpers. */
#ifndef RS_RUN_H
#define RS_RUN_H

#include "rs_bpf.h"
#include "rs_filter.h"

/* Bytes of all texts that a filter may ask for; further ones are unknown to it. */
#define RS_TEXT_ARENA 0x20000u
#define RS_TEXT_PLACES (RS_MOST_FIELDS * 2)

/* A text in the arena. */
struct rs_cached {
    uint32_t offset;
    uint32_t length;
};

/* One event's run at a time. */
struct rs_run {
    struct rs_machine machine;
    const struct rs_filter *filter;
    const uint8_t *record;
    uint32_t record_size;
    uint32_t arena_used;
    uint64_t known[2]; /* a bit for each place that has its text */
    struct rs_cached cached[RS_TEXT_PLACES];
    uint8_t stack[RS_STACK];
    uint8_t arena[RS_TEXT_ARENA];
};

/* What a filter says of a record. */
struct rs_decision {
    uint64_t takers;
    uint64_t uncertain;
    enum rs_fault fault; /* if not RS_RAN, it is uncertain for all */
};

/* Runs a filter over a finished record of its kind. */
RS_DISPATCH struct rs_decision rs_run(struct rs_run *run, const struct rs_filter *filter, uint8_t *record, uint32_t size);

#endif
