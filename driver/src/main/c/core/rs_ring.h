/*
 * Records on their way from whoever sees an event to the reader: a ring of bytes with many writers and one reader at a time.
 *
 * A writer reserves room under the lock, which takes a few instructions, and copies its record without it. The reader stops at a record that is
 * still being copied, so records come in the order of their sequence numbers. What finds no room is counted, takes a sequence number, and is
 * flagged in the next record.
 */
#ifndef RS_RING_H
#define RS_RING_H

#include "../include/ringside.h"
#include "rs_platform.h"
#include "rs_result.h"

struct rs_ring {
    struct rs_lock lock;    /* guards what a writer changes */
    struct rs_lock reading; /* held by the reader while it copies a record; taken before `lock` */
    uint8_t *bytes;
    uint32_t size;
    uint64_t head; /* where the next record goes, counting on and on */
    uint64_t tail; /* where the reader is; atomic */
    uint64_t sequence;
    uint64_t users; /* of `bytes`: one while open, one for each writer that copies; atomic */
    bool is_closed;
    bool has_lost; /* since the last record */
    uint64_t delivered[RS_KINDS];
    uint64_t lost[RS_KINDS];
    uint64_t discarded[RS_KINDS];
    uint64_t read[RS_KINDS]; /* guarded by `reading` */
};

/* size: a power of two from RS_LEAST_RING to RS_MOST_RING. */
RS_PASSIVE enum rs_result rs_ring_create(struct rs_ring *ring, uint32_t size);

/* No record is taken any more and none given; those that are in it are counted as discarded. May be called again. */
RS_PASSIVE void rs_ring_close(struct rs_ring *ring);

/* After it was closed and when nobody uses it. */
RS_DISPATCH void rs_ring_destroy(struct rs_ring *ring);

/*
 * Puts a finished record in, or counts it as lost. Completes its sequence number and flags.
 *
 * Gives whether it was delivered: then the reader can be told.
 */
RS_DISPATCH bool rs_ring_put(struct rs_ring *ring, struct rs_record *record);

/* Counts an event that never became a record. */
RS_DISPATCH void rs_ring_lose(struct rs_ring *ring, enum rs_kind kind);

/* Copies as many whole records as there are and fit, in their order. Gives how many, and their bytes. */
RS_DISPATCH uint32_t rs_ring_read(struct rs_ring *ring, uint8_t *out, size_t room, size_t *bytes);

/* Whether there is a record that could be read now, or the ring is closed. */
RS_DISPATCH bool rs_ring_readable(struct rs_ring *ring);

/* Adds what the ring knows to the counters of all kinds. */
RS_DISPATCH void rs_ring_count(struct rs_ring *ring, struct rs_counters *counters, uint32_t *waiting);

/* Losses of all kinds. */
RS_DISPATCH void rs_ring_losses(struct rs_ring *ring, uint64_t *lost);

#endif
