/* How a machine's memory is read and written: each access is checked here, and nowhere else. */
#ifndef RS_BPF_MEMORY_H
#define RS_BPF_MEMORY_H

#include "rs_bpf.h"

/* DISPATCH. As rs_machine_place. */
static inline uint8_t *rs_place(struct rs_machine *machine, uint64_t address, uint32_t size, bool write)
{
    uint32_t number = (uint32_t)(address >> 32);
    uint32_t offset = (uint32_t)address;
    const struct rs_region *region;

    if (number >= RS_REGIONS) {
        return NULL;
    }
    region = &machine->regions[number];
    /* Without an overflow: the size is compared first, and only then subtracted. */
    if (size <= region->size && offset <= region->size - size && (!write || region->is_writable)) {
        return region->bytes + offset;
    }
    if (number == RS_REGION_TEXTS && machine->text != NULL && !write) {
        return (uint8_t *)(uintptr_t)machine->text(machine, offset, size);
    }
    return NULL;
}

/* DISPATCH. Reads 1, 2, 4 or 8 bytes. */
static inline uint64_t rs_read(const uint8_t *place, uint32_t size)
{
    uint64_t eight;
    uint32_t four;
    uint16_t two;

    switch (size) {
    case 8:
        memcpy(&eight, place, 8);
        return eight;
    case 4:
        memcpy(&four, place, 4);
        return four;
    case 2:
        memcpy(&two, place, 2);
        return two;
    default:
        return *place;
    }
}

/* DISPATCH. Writes 1, 2, 4 or 8 bytes. */
static inline void rs_write(uint8_t *place, uint32_t size, uint64_t value)
{
    uint32_t four = (uint32_t)value;
    uint16_t two = (uint16_t)value;

    switch (size) {
    case 8:
        memcpy(place, &value, 8);
        break;
    case 4:
        memcpy(place, &four, 4);
        break;
    case 2:
        memcpy(place, &two, 2);
        break;
    default:
        *place = (uint8_t)value;
        break;
    }
}

/* DISPATCH. The sign of a value of so many bits, 8, 16 or 32, in all the bits above. */
static inline uint64_t rs_sign_extend(uint64_t value, unsigned bits)
{
    uint64_t sign = (uint64_t)1 << (bits - 1);

    value &= (sign << 1) - 1;
    return (value ^ sign) - sign;
}

#endif
