#include "payload.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_VALUE 256u

/* PAYLOAD_OPERATOR; not in mingw */
enum { EQ, NE, LE, GT, LT, GE, BETWEEN, NOT_BETWEEN, CONTAINS = 20, DOES_NOT_CONTAIN = 21, IS = 30, IS_NOT = 31 };

/* TDH_INTYPE_… */
enum { IN_TEXT = 1, IN_U8 = 4, IN_U16 = 6, IN_U32 = 8, IN_U64 = 10, IN_HEX32 = 20, IN_HEX64 = 21 };

struct value {
    int is_text;
    uint64_t number;
    const rs_unit *text;
    uint32_t units;
};

/* Bytes of a scalar of that type; 0 if its length is not known from the type. */
static uint32_t fixed_size(uint16_t type)
{
    static const uint8_t sizes[] = {0, 0, 0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 4, 0, 16, 8, 8, 16, 0, 4, 8};
    return type < sizeof sizes ? sizes[type] : 0;
}

static uint32_t text_bytes(const uint8_t *data, uint32_t size)
{
    uint32_t at = 0;
    while (at + 2 <= size && (data[at] != 0 || data[at + 1] != 0)) {
        at += 2;
    }
    return at;
}

static int same_text(const rs_unit *one, const rs_unit *other, uint32_t units)
{
    for (uint32_t i = 0; i < units; i++) {
        rs_unit a = one[i];
        rs_unit b = other[i];
        a = a >= 'a' && a <= 'z' ? (rs_unit)(a - 32) : a;
        b = b >= 'a' && b <= 'z' ? (rs_unit)(b - 32) : b;
        if (a != b) {
            return 0;
        }
    }
    return 1;
}

/* Finds a property's value by walking what stands before it; returns whether it is known. */
static int find(const struct rs_recorded *recorded, const rs_unit *name, uint16_t units, struct value *found)
{
    const struct rs_event *event = rs_recorded_event(recorded);
    const uint8_t *data = recorded->block + event->user_data;
    uint32_t left = event->user_data_length;
    struct rs_event_info info;
    if (recorded->info == NULL) {
        return 0;
    }
    memcpy(&info, recorded->info, sizeof info);
    for (uint32_t i = 0; i < info.top_properties; i++) {
        struct rs_property property;
        uint64_t place = sizeof info + (uint64_t)i * sizeof property;
        if (place + sizeof property > recorded->info_size) {
            return 0;
        }
        memcpy(&property, recorded->info + place, sizeof property);
        if (property.flags != 0 || (property.name & 1) != 0 || property.name + 2u * (units + 1u) > recorded->info_size) {
            return 0;
        }
        const rs_unit *its = (const rs_unit *)(recorded->info + property.name);
        uint32_t size = property.in_type == IN_TEXT ? text_bytes(data, left) : fixed_size(property.in_type);
        if ((size == 0 && property.in_type != IN_TEXT) || size > left) {
            return 0;
        }
        if (memcmp(its, name, units * sizeof *name) == 0 && its[units] == 0) {
            found->is_text = property.in_type == IN_TEXT;
            found->text = (const rs_unit *)data;
            found->units = size / 2;
            found->number = 0;
            memcpy(&found->number, data, found->is_text || size > sizeof found->number ? 0 : size);
            return 1;
        }
        uint32_t whole = property.in_type == IN_TEXT ? size + 2 : size;
        whole = whole > left ? left : whole;
        data += whole;
        left -= whole;
    }
    return 0;
}

static uint64_t number_of(const rs_unit *text, uint16_t units)
{
    char digits[LONGEST_VALUE];
    uint16_t i = 0;
    for (; i < units && i + 1u < sizeof digits; i++) {
        digits[i] = (char)text[i];
    }
    digits[i] = 0;
    return strtoull(digits, NULL, 0);
}

static int contains(const struct value *value, const rs_unit *part, uint16_t units)
{
    for (uint32_t at = 0; at + units <= value->units; at++) {
        if (same_text(value->text + at, part, units)) {
            return 1;
        }
    }
    return 0;
}

static int holds(uint16_t operation, const struct value *value, const rs_unit *wanted, uint16_t units)
{
    int same = value->is_text && value->units == units && same_text(value->text, wanted, units);
    uint64_t number = value->is_text ? 0 : number_of(wanted, units);
    switch (operation) {
    case EQ:
        return value->number == number;
    case NE:
        return value->number != number;
    case LE:
        return value->number <= number;
    case GT:
        return value->number > number;
    case LT:
        return value->number < number;
    case GE:
        return value->number >= number;
    case CONTAINS:
        return contains(value, wanted, units);
    case DOES_NOT_CONTAIN:
        return !contains(value, wanted, units);
    case IS:
        return same;
    case IS_NOT:
        return !same;
    default:
        return 1;
    }
}

static int one_passes(const struct rs_payload *filter, const uint8_t *conditions, const struct rs_recorded *recorded)
{
    for (uint16_t i = 0; i < filter->count; i++) {
        uint16_t head[3];
        memcpy(head, conditions, sizeof head);
        const rs_unit *field = (const rs_unit *)(conditions + sizeof head);
        const rs_unit *wanted = field + head[1];
        struct value value;
        int passes = !find(recorded, field, head[1], &value) || holds(head[0], &value, wanted, head[2]);
        if (passes == filter->any) {
            return passes;
        }
        conditions += sizeof head + 2u * (head[1] + head[2]);
    }
    return !filter->any;
}

int rs_payload_passes(const uint8_t *filters, uint32_t size, const struct rs_recorded *recorded)
{
    const struct rs_descriptor *descriptor = &rs_recorded_event(recorded)->header.descriptor;
    int filtered = 0;
    uint32_t at = 0;
    while (at + sizeof(struct rs_payload) <= size) {
        struct rs_payload filter;
        memcpy(&filter, filters + at, sizeof filter);
        if (filter.id == descriptor->id && filter.version == descriptor->version) {
            filtered = 1;
            if (one_passes(&filter, filters + at + sizeof filter, recorded)) {
                return 1;
            }
        }
        at += filter.size;
    }
    return !filtered;
}
