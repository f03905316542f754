/* A filter as it is installed: everything it needs in one piece of memory that nobody writes any more, with a count of who uses it. */
#ifndef RS_FILTER_H
#define RS_FILTER_H

#include "rs_bpf.h"
#include "rs_result.h"

struct rs_filter {
    uint64_t references;
    struct rs_filter *next; /* among those to be freed */
    struct rs_pages pages;  /* the payload; offsets are as in it */
    const struct rs_insn *code;
    uint32_t count;
    const struct rs_set *sets;
    uint32_t set_count;
    uint8_t *tables;
    uint32_t tables_size;
    enum rs_kind kind;
    uint64_t generation;
    uint64_t takers;
};

/*
 * Checks a payload, which the caller keeps as it is meanwhile, and makes a filter of it with one reference.
 *
 * filter: gets null if nothing is wanted, or if it was refused.
 * kind: gets the kind if the verdict is RS_INSTALLED.
 * Gives RS_OK with a verdict, RS_NO_MEMORY, RS_BAD_LENGTH or RS_BAD_VERSION.
 */
RS_PASSIVE enum rs_result rs_filter_create(const void *payload, size_t length, struct rs_filter **filter, enum rs_kind *kind,
                                           struct rs_verdict *verdict);

/* Frees it whoever uses it. */
RS_PASSIVE void rs_filter_free(struct rs_filter *filter);

/* Whether a set has a key of its size. */
RS_DISPATCH bool rs_filter_has_key(const struct rs_filter *filter, uint32_t set, const uint8_t *key);

#endif
