#include "rs_text.h"

#include "rs_fold_table.h"

/* DISPATCH, as all here. */
uint16_t rs_fold(uint16_t unit)
{
    if (unit < 0x80) {
        return unit >= 'a' && unit <= 'z' ? (uint16_t)(unit - ('a' - 'A')) : unit;
    }
    return (uint16_t)(unit + rs_fold_deltas[rs_fold_pages[unit >> 8]][unit & 0xFF]);
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

static uint16_t unit_at(const uint8_t *units, size_t index)
{
    return (uint16_t)(units[index * 2] | units[index * 2 + 1] << 8);
}

/* Writes a code point of more than 7 bits; gives 0 if there is no room. */
static size_t encode(uint32_t point, uint8_t *out, size_t room)
{
    if (point < 0x800 && room >= 2) {
        out[0] = (uint8_t)(0xC0 | point >> 6);
        out[1] = (uint8_t)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point >= 0x800 && point < 0x10000 && room >= 3) {
        out[0] = (uint8_t)(0xE0 | point >> 12);
        out[1] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
        out[2] = (uint8_t)(0x80 | (point & 0x3F));
        return 3;
    }
    if (point >= 0x10000 && room >= 4) {
        out[0] = (uint8_t)(0xF0 | point >> 18);
        out[1] = (uint8_t)(0x80 | (point >> 12 & 0x3F));
        out[2] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
        out[3] = (uint8_t)(0x80 | (point & 0x3F));
        return 4;
    }
    return 0;
}

size_t rs_wtf8(const uint8_t *units, size_t count, bool fold, uint8_t *out, size_t room)
{
    size_t length = 0;
    size_t i = 0;

    while (i < count) {
        uint32_t point = unit_at(units, i++);
        size_t bytes;

        if (fold) {
            point = rs_fold((uint16_t)point);
        }
        if (point < 0x80) {
            if (length == room) {
                return RS_NO_ROOM;
            }
            out[length++] = (uint8_t)point;
            continue;
        }
        /* No surrogate is folded, nor is anything folded to one. */
        if (is_high(point) && i < count && is_low(unit_at(units, i))) {
            point = 0x10000 + ((point - 0xD800) << 10) + (unit_at(units, i++) - 0xDC00u);
        }
        bytes = encode(point, out + length, room - length);
        if (bytes == 0) {
            return RS_NO_ROOM;
        }
        length += bytes;
    }
    return length;
}
