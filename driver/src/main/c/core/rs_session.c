#include "rs_session.h"

/* PASSIVE. */
enum rs_result rs_session_create(struct rs_session **session, const void *handle, uint32_t ring_size)
{
    struct rs_session *made = rs_allocate(sizeof *made, RS_TAG_CORE);
    enum rs_result result;

    if (made == NULL) {
        return RS_NO_MEMORY;
    }
    result = rs_ring_create(&made->ring, ring_size);
    if (result != RS_OK) {
        rs_free(made, RS_TAG_CORE);
        return result;
    }
    made->references = 1;
    made->handle = handle;
    made->started = rs_now();
    made->ring_size = ring_size;
    *session = made;
    return RS_OK;
}

/* DISPATCH. */
void rs_session_release(struct rs_session *session)
{
    if (session != NULL && rs_atomic_add(&session->references, -1) == 0) {
        rs_ring_destroy(&session->ring);
        rs_free(session, RS_TAG_CORE);
    }
}

/* DISPATCH. Events end before they are counted as begun here, so what has begun is never less than what has been seen. */
void rs_session_count(struct rs_session *session, struct rs_counters *counters, uint32_t *waiting)
{
    for (unsigned i = 0; i < RS_KINDS; i++) {
        counters[i].filtered = rs_atomic_get(&session->filtered[i]);
        counters[i].undecided = rs_atomic_get(&session->undecided[i]);
    }
    rs_ring_count(&session->ring, counters, waiting);
    for (unsigned i = 0; i < RS_KINDS; i++) {
        counters[i].seen = counters[i].filtered + counters[i].delivered + counters[i].lost;
    }
}
