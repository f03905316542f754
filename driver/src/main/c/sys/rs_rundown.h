/*
 * How many callbacks are under way, so that unloading can wait for them. The system waits, too, where its functions for unregistering promise it;
 * not all do.
 */
#ifndef RS_RUNDOWN_H
#define RS_RUNDOWN_H

#include "rs_kernel.h"

struct rs_rundown {
    LONG64 count; /* callbacks under way, and RS_RUNDOWN_CLOSED */
    KEVENT empty; /* set when it is closed and the last one has left */
};

#define RS_RUNDOWN_CLOSED (1LL << 62)

/* PASSIVE. */
void rs_rundown_create(struct rs_rundown *rundown);
/* DISPATCH. False once it is closed: the callback does nothing then. Whoever has entered leaves. */
bool rs_rundown_enter(struct rs_rundown *rundown);
void rs_rundown_leave(struct rs_rundown *rundown);
/* PASSIVE. Returns when nobody is inside; nobody enters any more. Once. */
void rs_rundown_close(struct rs_rundown *rundown);

#endif
