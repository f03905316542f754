/* What a session wants of a provider, and whether an event is that, by the rules of EnableTraceEx2. */
#ifndef RS_ETW_FILTER_H
#define RS_ETW_FILTER_H

#include "recorded.h"

#define RS_MOST_IDS 64u  /* MAX_EVENT_FILTER_EVENT_ID_COUNT */
#define RS_MOST_PIDS 8u  /* MAX_EVENT_FILTER_PID_COUNT */
#define RS_LARGEST_PAYLOAD 4096u /* MAX_EVENT_FILTER_PAYLOAD_SIZE */

struct rs_wanted {
    struct rs_guid provider;
    uint8_t level;
    uint64_t any, all;
    int has_ids, ids_in;
    uint16_t id_count;
    uint16_t ids[RS_MOST_IDS];
    uint32_t pid_count;
    uint32_t pids[RS_MOST_PIDS];
    uint32_t payload_size;
    uint8_t payload[RS_LARGEST_PAYLOAD]; /* payload filters, one behind the other */
};

/* Takes filters over into what is wanted; RS_INVALID_PARAMETER if Windows would refuse them. */
uint32_t rs_filter_take(struct rs_wanted *wanted, const struct rs_enable *parameters);

int rs_filter_passes(const struct rs_wanted *wanted, const struct rs_recorded *recorded);

#endif
