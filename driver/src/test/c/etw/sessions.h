/* Sessions by name, and what is wanted of providers by each. All under one lock, which whoever calls holds. */
#ifndef RS_ETW_SESSIONS_H
#define RS_ETW_SESSIONS_H

#include <pthread.h>

#include "filter.h"

#define RS_MOST_SESSIONS 16u
#define RS_MOST_PROVIDERS 32u
#define RS_LONGEST_NAME 128u
#define RS_MOST_ROOM 0x20000u

struct rs_session {
    uint64_t handle; /* 0: the place is free */
    rs_unit name[RS_LONGEST_NAME];
    struct rs_properties properties;
    struct rs_wanted wanted[RS_MOST_PROVIDERS];
    uint32_t wanted_count;
    const struct rs_recorded *waiting[RS_MOST_ROOM]; /* a ring */
    uint32_t first, count;
    uint32_t ready; /* how many of those that wait, the first ones, are in buffers that have been handed on */
    int stopped; /* what waits is still given out */
    uint32_t consumers;
};

extern pthread_mutex_t rs_lock;
/* Told of everything that a consumer may wait for. */
extern pthread_cond_t rs_changed;
extern uint32_t rs_room;

struct rs_session *rs_session_by_handle(uint64_t handle);
struct rs_session *rs_session_by_name(const rs_unit *name);
void rs_sessions_forget(void);

/* An event happens: each session that wants it has it in a buffer, or loses it. */
void rs_sessions_write(const struct rs_recorded *recorded);

/* What a session, or each of them, has in buffers is handed on to its consumer. */
void rs_session_flush(struct rs_session *session);
void rs_sessions_flush(void);

/* Whether somebody consumes a session of which a provider is enabled. */
int rs_sessions_are_consumed(void);

#endif
