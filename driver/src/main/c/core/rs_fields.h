/* The fields of each kind, as the contract lists them. */
#ifndef RS_FIELDS_H
#define RS_FIELDS_H

#include "../include/ringside.h"
#include "rs_platform.h"

/* How many fields a kind has; 0 for what is no kind. */
RS_DISPATCH uint32_t rs_field_count(uint32_t kind);

/* Whether a kind has a field of that number, and its type. */
RS_DISPATCH bool rs_field_type(uint32_t kind, uint32_t field, enum rs_type *type);

/* Whether the field's 8 bytes are a struct rs_text. */
RS_DISPATCH bool rs_field_has_bytes(uint32_t kind, uint32_t field);

/* How many bytes of a record of that kind are header and fields. */
static inline uint32_t rs_fixed_size(uint32_t kind)
{
    return RS_RECORD_FIELDS + rs_field_count(kind) * 8;
}

#endif
