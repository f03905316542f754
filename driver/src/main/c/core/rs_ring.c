#include "rs_ring.h"

/* What precedes a record in the ring: a word with its size and its state. */
#define ENTRY 8u
#define STATE_MASK 3u
#define STATE_COPYING 1u
#define STATE_READY 2u
#define STATE_PADDING 3u /* nothing up to the end of the ring; the size counts this word */

/* DISPATCH, as all but creating and closing. */
static uint64_t *entry_at(struct rs_ring *ring, uint64_t position)
{
    return (uint64_t *)(void *)(ring->bytes + (position & (ring->size - 1)));
}

enum rs_result rs_ring_create(struct rs_ring *ring, uint32_t size)
{
    memset(ring, 0, sizeof *ring);
    ring->bytes = rs_allocate(size, RS_TAG_RING);
    if (ring->bytes == NULL) {
        return RS_NO_MEMORY;
    }
    ring->size = size;
    ring->users = 1;
    rs_lock_create(&ring->lock);
    rs_lock_create(&ring->reading);
    return RS_OK;
}

static void stop_using(struct rs_ring *ring)
{
    if (rs_atomic_add(&ring->users, -1) == 0) {
        rs_free(ring->bytes, RS_TAG_RING);
        ring->bytes = NULL;
    }
}

void rs_ring_close(struct rs_ring *ring)
{
    bool was_closed;

    rs_lock_take(&ring->reading);
    rs_lock_take(&ring->lock);
    was_closed = ring->is_closed;
    ring->is_closed = true;
    for (unsigned i = 0; i < RS_KINDS && !was_closed; i++) {
        ring->discarded[i] = ring->delivered[i] - ring->read[i];
    }
    rs_lock_leave(&ring->lock);
    rs_lock_leave(&ring->reading);
    if (!was_closed) {
        stop_using(ring);
    }
}

void rs_ring_destroy(struct rs_ring *ring)
{
    rs_lock_destroy(&ring->lock);
    rs_lock_destroy(&ring->reading);
}

/* Under the lock. Gives the entry for a record of that size, or null. */
static uint64_t *reserve(struct rs_ring *ring, uint32_t size)
{
    uint32_t need = ENTRY + size;
    uint32_t to_end = ring->size - (uint32_t)(ring->head & (ring->size - 1));
    uint32_t padding = to_end < need ? to_end : 0;
    uint64_t *entry;

    if (ring->is_closed || ring->head + padding + need - rs_atomic_get(&ring->tail) > ring->size) {
        return NULL;
    }
    if (padding != 0) {
        rs_atomic_set(entry_at(ring, ring->head), padding | STATE_PADDING);
    }
    entry = entry_at(ring, ring->head + padding);
    rs_atomic_set(entry, size | STATE_COPYING);
    rs_atomic_set(&ring->head, ring->head + padding + need);
    return entry;
}

bool rs_ring_put(struct rs_ring *ring, struct rs_record *record)
{
    uint64_t *entry;

    rs_lock_take(&ring->lock);
    entry = reserve(ring, record->size);
    record->sequence = ++ring->sequence;
    if (entry == NULL) {
        ring->lost[record->kind]++;
        ring->has_lost = true;
        rs_lock_leave(&ring->lock);
        return false;
    }
    if (ring->has_lost) {
        record->flags |= RS_LOSS_BEFORE;
        ring->has_lost = false;
    }
    ring->delivered[record->kind]++;
    rs_atomic_add(&ring->users, 1);
    rs_lock_leave(&ring->lock);
    memcpy(entry + 1, record, record->size);
    rs_atomic_set(entry, record->size | STATE_READY);
    stop_using(ring);
    return true;
}

void rs_ring_lose(struct rs_ring *ring, enum rs_kind kind)
{
    rs_lock_take(&ring->lock);
    ring->sequence++;
    ring->lost[kind]++;
    ring->has_lost = true;
    rs_lock_leave(&ring->lock);
}

/* Under `reading` while the ring is open. Gives the next record's entry, or null; skips padding. */
static uint64_t *next_ready(struct rs_ring *ring)
{
    uint64_t head = rs_atomic_get(&ring->head);

    while (ring->tail != head) {
        uint64_t *entry = entry_at(ring, ring->tail);
        uint64_t word = rs_atomic_get(entry);

        switch (word & STATE_MASK) {
        case STATE_PADDING:
            rs_atomic_set(&ring->tail, ring->tail + (word & ~(uint64_t)STATE_MASK));
            break;
        case STATE_READY:
            return entry;
        default:
            return NULL;
        }
    }
    return NULL;
}

/* Copies the next record if it fits; gives its bytes, or 0. The lock is held for one record only, since whoever holds it is at DISPATCH. */
static uint32_t read_one(struct rs_ring *ring, uint8_t *out, size_t room)
{
    uint64_t *entry;
    uint32_t size = 0;

    rs_lock_take(&ring->reading);
    entry = ring->is_closed ? NULL : next_ready(ring);
    if (entry != NULL) {
        const struct rs_record *record = (const struct rs_record *)(const void *)(entry + 1);

        if (record->size <= room) {
            size = record->size;
            memcpy(out, record, size);
            ring->read[record->kind]++;
            /* Only now may a writer use the room again. */
            rs_atomic_set(&ring->tail, ring->tail + ENTRY + size);
        }
    }
    rs_lock_leave(&ring->reading);
    return size;
}

uint32_t rs_ring_read(struct rs_ring *ring, uint8_t *out, size_t room, size_t *bytes)
{
    uint32_t count = 0;
    uint32_t size;

    *bytes = 0;
    do {
        size = read_one(ring, out + *bytes, room - *bytes);
        *bytes += size;
        count += size != 0;
    } while (size != 0);
    return count;
}

bool rs_ring_readable(struct rs_ring *ring)
{
    bool readable;

    rs_lock_take(&ring->reading);
    readable = ring->is_closed || next_ready(ring) != NULL;
    rs_lock_leave(&ring->reading);
    return readable;
}

void rs_ring_count(struct rs_ring *ring, struct rs_counters *counters, uint32_t *waiting)
{
    rs_lock_take(&ring->reading);
    rs_lock_take(&ring->lock);
    for (unsigned i = 0; i < RS_KINDS; i++) {
        counters[i].delivered = ring->delivered[i];
        counters[i].lost = ring->lost[i];
        counters[i].read = ring->read[i];
        counters[i].discarded = ring->discarded[i];
    }
    *waiting = ring->is_closed ? 0 : (uint32_t)(ring->head - ring->tail);
    rs_lock_leave(&ring->lock);
    rs_lock_leave(&ring->reading);
}

void rs_ring_losses(struct rs_ring *ring, uint64_t *lost)
{
    rs_lock_take(&ring->lock);
    memcpy(lost, ring->lost, sizeof ring->lost);
    rs_lock_leave(&ring->lock);
}
