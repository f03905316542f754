#include "rs_core_private.h"

#include "rs_event.h"
#include "rs_fields.h"

/* DISPATCH, as everything here. Memory for an event: kept, or fresh. */
static struct rs_event *fresh(struct rs_event *kept)
{
    return kept != NULL ? kept : rs_allocate(sizeof(struct rs_event), RS_TAG_SCRATCH);
}

struct rs_event *rs_event_begin(struct rs_core *core, enum rs_kind kind, int64_t time)
{
    struct rs_filter *filter = NULL;
    struct rs_session *session = NULL;
    struct rs_event *event = NULL;

    if ((unsigned)kind >= RS_KINDS || !rs_core_wants(core, kind)) {
        return NULL;
    }
    rs_lock_take(&core->lock);
    if (core->session != NULL && core->session->filters[kind] != NULL) {
        session = core->session;
        filter = session->filters[kind];
        rs_atomic_add(&session->references, 1);
        rs_atomic_add(&filter->references, 1);
        session->begun[kind]++;
        event = core->events;
        if (event != NULL) {
            core->events = event->next;
            core->event_count--;
        }
    }
    rs_lock_leave(&core->lock);
    if (session == NULL) {
        return NULL;
    }
    event = fresh(event);
    if (event == NULL) {
        rs_ring_lose(&session->ring, kind);
        rs_core_release_filter(core, filter);
        rs_session_release(session);
        return NULL;
    }
    event->core = core;
    event->session = session;
    event->filter = filter;
    event->kind = kind;
    event->used = rs_fixed_size(kind);
    memset(event->body.words, 0, event->used);
    event->body.record.kind = (uint16_t)kind;
    event->body.record.time = time != 0 ? time : rs_now();
    event->body.record.generation = filter->generation;
    return event;
}

/* Gives back everything that the event held. */
static void release(struct rs_event *event)
{
    struct rs_core *core = event->core;
    bool keep;

    rs_core_release_filter(core, event->filter);
    rs_session_release(event->session);
    rs_lock_take(&core->lock);
    keep = core->event_count < core->kept_events;
    if (keep) {
        event->next = core->events;
        core->events = event;
        core->event_count++;
    }
    rs_lock_leave(&core->lock);
    if (!keep) {
        rs_free(event, RS_TAG_SCRATCH);
    }
}

void rs_event_end(struct rs_event *event)
{
    struct rs_session *session = event->session;
    struct rs_core *core = event->core;
    struct rs_record *record = &event->body.record;
    struct rs_decision decision;
    bool delivered = false;

    /* The record's end is aligned; what is between belongs to nobody and is zero. */
    while (event->used % 8 != 0) {
        ((uint8_t *)event->body.words)[event->used++] = 0;
    }
    record->size = event->used;
    decision = rs_run(&event->run, event->filter, (uint8_t *)event->body.words, event->used);
    if (decision.fault != RS_RAN) {
        rs_atomic_add(&session->undecided[event->kind], 1);
    }
    if (decision.takers == 0) {
        rs_atomic_add(&session->filtered[event->kind], 1);
    } else {
        record->takers = decision.takers;
        record->uncertain = decision.uncertain;
        delivered = rs_ring_put(&session->ring, record);
    }
    release(event);
    if (delivered) {
        rs_core_wake(core);
    }
}

void rs_event_lose(struct rs_event *event)
{
    rs_ring_lose(&event->session->ring, event->kind);
    release(event);
}
