/* What rs_core.c and rs_event.c share. */
#ifndef RS_CORE_PRIVATE_H
#define RS_CORE_PRIVATE_H

#include "rs_core.h"
#include "rs_run.h"
#include "rs_session.h"

struct rs_event {
    struct rs_event *next; /* while it is not under way */
    struct rs_core *core;
    struct rs_session *session;
    struct rs_filter *filter;
    enum rs_kind kind;
    uint32_t used; /* bytes of the record so far */
    struct rs_run run;
    union {
        struct rs_record record;
        uint64_t words[RS_LARGEST_RECORD / 8];
    } body;
};

struct rs_core {
    struct rs_hooks hooks;
    struct rs_processes *processes;
    uint64_t wanted; /* a bit for each kind with a filter; atomic, written under the lock */
    uint64_t waits;  /* whether a read found nothing since the reader was woken last; atomic */
    struct rs_lock lock;
    struct rs_session *session; /* the last one, also when it has stopped */
    struct rs_filter *retired;  /* filters that nobody uses any more */
    struct rs_event *events;    /* memory of events that are not under way */
    uint32_t event_count;       /* of these */
    uint32_t kept_events;
};

/* Gives back a filter; one that nobody uses any more is freed later, at PASSIVE. Null is allowed. */
RS_DISPATCH void rs_core_release_filter(struct rs_core *core, struct rs_filter *filter);

/* Tells the reader that there is something to read, if it waits. */
RS_DISPATCH void rs_core_wake(struct rs_core *core);

#endif
