/* The parts of BPF's arithmetic that C leaves undefined or has no operator for. */
#ifndef RS_BPF_ARITHMETIC_H
#define RS_BPF_ARITHMETIC_H

#include "rs_bpf.h"

/* DISPATCH, as all of them. By 0 a quotient is 0 and a remainder the dividend; the least number by -1 is itself, and its remainder 0. */
static inline uint64_t rs_divide64(uint64_t a, uint64_t b)
{
    return b == 0 ? 0 : a / b;
}

static inline uint32_t rs_divide32(uint32_t a, uint32_t b)
{
    return b == 0 ? 0 : a / b;
}

static inline uint64_t rs_remainder64(uint64_t a, uint64_t b)
{
    return b == 0 ? a : a % b;
}

static inline uint32_t rs_remainder32(uint32_t a, uint32_t b)
{
    return b == 0 ? a : a % b;
}

static inline uint64_t rs_signed_divide64(uint64_t a, uint64_t b)
{
    return b == 0 ? 0 : b == UINT64_MAX ? 0 - a : (uint64_t)((int64_t)a / (int64_t)b);
}

static inline uint32_t rs_signed_divide32(uint32_t a, uint32_t b)
{
    return b == 0 ? 0 : b == UINT32_MAX ? 0 - a : (uint32_t)((int32_t)a / (int32_t)b);
}

static inline uint64_t rs_signed_remainder64(uint64_t a, uint64_t b)
{
    return b == 0 ? a : b == UINT64_MAX ? 0 : (uint64_t)((int64_t)a % (int64_t)b);
}

static inline uint32_t rs_signed_remainder32(uint32_t a, uint32_t b)
{
    return b == 0 ? a : b == UINT32_MAX ? 0 : (uint32_t)((int32_t)a % (int32_t)b);
}

/* Shifts right with the sign; every compiler that builds a driver shifts signed numbers so. */
static inline uint64_t rs_shift_signed64(uint64_t a, uint64_t b)
{
    return (uint64_t)((int64_t)a >> (b & 63));
}

static inline uint32_t rs_shift_signed32(uint32_t a, uint32_t b)
{
    return (uint32_t)((int32_t)a >> (b & 31));
}

static inline uint64_t rs_swap16(uint64_t a)
{
    return (a >> 8 & 0xFF) | (a & 0xFF) << 8;
}

static inline uint64_t rs_swap32(uint64_t a)
{
    return rs_swap16(a >> 16) | rs_swap16(a) << 16;
}

static inline uint64_t rs_swap64(uint64_t a)
{
    return rs_swap32(a >> 32) | rs_swap32(a) << 32;
}

/* The lower 16, 32 or 64 bits, swapped or not; false if there is no such width. */
static inline bool rs_bytes(uint64_t *value, int32_t width, bool swap)
{
    switch (width) {
    case 16:
        *value = swap ? rs_swap16(*value) : *value & 0xFFFF;
        return true;
    case 32:
        *value = swap ? rs_swap32(*value) : *value & UINT32_MAX;
        return true;
    case 64:
        *value = swap ? rs_swap64(*value) : *value;
        return true;
    default:
        return false;
    }
}

#endif
