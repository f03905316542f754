/* The driver's core in a process of its own: what the shell is on Windows, over two pipes, for tests of user mode. */
#ifndef HOST_H
#define HOST_H

#include "../../../main/c/core/rs_core.h"
#include "../../../main/c/core/rs_event.h"

/* A request on standard input; `in` bytes follow. Little endian. */
struct host_request {
    uint32_t id;     /* comes back in the answer */
    uint32_t handle; /* who asks */
    uint32_t code;   /* the driver's, or one of these below */
    uint32_t in;     /* bytes */
    uint32_t out;    /* bytes of room for the answer */
};

/* An answer on standard output; `written` bytes follow. Answers come in any order. */
struct host_answer {
    uint32_t id;
    uint32_t result; /* enum rs_result */
    uint32_t written;
};

#define HOST_RAISE 1u /* in: host_event, its fields, and so on: what is written there happens */
#define HOST_STORM 2u /* in: host_storm; answered when it is over */
#define HOST_CLOSE 3u /* the handle is closed */

struct host_event {
    uint32_t kind;
    uint32_t fields;
    int64_t time; /* 100 ns since 1601; 0 for now */
};

/* A field of an event; its bytes follow, filled up to a multiple of 8. */
struct host_field {
    uint32_t field;
    uint32_t form; /* HOST_… */
    uint32_t length;
    uint32_t reserved;
};

#define HOST_NUMBER 0u
#define HOST_TEXT 1u
#define HOST_DATA 2u
#define HOST_UNKNOWN 3u

/* Events from several threads at once: pid counts from 0, cmdline is "storm" and the same number. None is lost: they wait for the reader. */
struct host_storm {
    uint32_t kind;
    uint32_t threads;
    uint64_t count;
};

/* One thread's answer at a time; ends the process if nobody listens. */
void host_answer(uint32_t id, enum rs_result result, const void *bytes, size_t written);

/* Makes the events that are written there happen. */
enum rs_result host_raise(struct rs_core *core, const uint8_t *bytes, size_t length);

/* Lets threads of its own make them, and answers behind the last. */
enum rs_result host_storm(struct rs_core *core, uint32_t id, const uint8_t *bytes, size_t length);

/* Waits for storms to end. */
void host_calm(void);

#endif
