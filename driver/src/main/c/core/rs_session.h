/*
 * What lies between a start and the next one: the reader, the filters, the ring, the counters. An event holds the session that it began in, so a
 * stop waits for nobody.
 */
#ifndef RS_SESSION_H
#define RS_SESSION_H

#include "rs_filter.h"
#include "rs_ring.h"

struct rs_session {
    uint64_t references;
    const void *handle; /* the reader's; null once it has stopped */
    int64_t started;
    uint32_t ring_size;
    struct rs_filter *filters[RS_KINDS]; /* guarded by the core's lock, as is `begun` */
    uint64_t begun[RS_KINDS];
    uint64_t filtered[RS_KINDS]; /* atomic */
    uint64_t undecided[RS_KINDS];
    struct rs_ring ring;
};

RS_PASSIVE enum rs_result rs_session_create(struct rs_session **session, const void *handle, uint32_t ring_size);

/* Whoever is the last frees it. Null is allowed. */
RS_DISPATCH void rs_session_release(struct rs_session *session);

/* Fills the counters of all kinds; generation and takers are the caller's. */
RS_DISPATCH void rs_session_count(struct rs_session *session, struct rs_counters *counters, uint32_t *waiting);

#endif
