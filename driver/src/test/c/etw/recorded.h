/* The events that a recording holds. Loaded once, never changed: for any thread. */
#ifndef RS_ETW_RECORDED_H
#define RS_ETW_RECORDED_H

#include "types.h"

struct rs_recorded {
    uint8_t *block; /* as recording.h has it; never less than an EVENT_RECORD */
    uint32_t size;
    uint8_t *info; /* TRACE_EVENT_INFO, or nothing */
    uint32_t info_size;
};

/* Reads a file; what is damaged ends the reading. Returns whether it is a recording. */
int rs_recorded_load(const char *path);

uint32_t rs_recorded_count(void);
const struct rs_recorded *rs_recorded_at(uint32_t index);
const struct rs_event *rs_recorded_event(const struct rs_recorded *recorded);

/* The event as a consumer gets it: a copy whose offsets have become addresses. `copy` has room for the block. */
struct rs_event *rs_recorded_copy(const struct rs_recorded *recorded, uint8_t *copy);

/* What is known of events like that one; nothing if the recording knows nothing. */
const struct rs_recorded *rs_recorded_like(const struct rs_guid *provider, const struct rs_descriptor *descriptor);

/* The data of the extended item of a type of a recorded event; nothing if it has none. */
const uint8_t *rs_recorded_item(const struct rs_recorded *recorded, uint16_t type, uint16_t *size);

#endif
