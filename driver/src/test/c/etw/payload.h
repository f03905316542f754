/*
 * Payload filters: conditions on what an event carries. One is flat, so that it can be copied:
 *
 *     u32 size, u16 id, u8 version, u8 any, u16 count, then for each condition: u16 operation, u16 units of the field's name, u16 units of the value, both texts
 */
#ifndef RS_ETW_PAYLOAD_H
#define RS_ETW_PAYLOAD_H

#include "recorded.h"

struct rs_payload {
    uint32_t size;
    uint16_t id;
    uint8_t version, any;
    uint16_t count, padding;
};

/* Whether filters, one behind the other, let an event pass. Of several for one event one has to. What cannot be decided passes. */
int rs_payload_passes(const uint8_t *filters, uint32_t size, const struct rs_recorded *recorded);

#endif
