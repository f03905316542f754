#include "recorded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recording.h"

static struct rs_recorded *events;
static uint32_t count;
static uint32_t room;

static int lies_within(uint64_t offset, uint64_t length, uint32_t size)
{
    return offset <= size && length <= size - offset;
}

/* Whether everything that a block says to be in it is. */
static int is_sound(const uint8_t *block, uint32_t size)
{
    struct rs_event event;
    if (size < sizeof event) {
        return 0;
    }
    memcpy(&event, block, sizeof event);
    if (!lies_within(event.user_data, event.user_data_length, size)
        || !lies_within(event.extended, (uint64_t)event.extended_count * sizeof(struct rs_extended), size)) {
        return 0;
    }
    for (uint16_t i = 0; i < event.extended_count; i++) {
        struct rs_extended item;
        memcpy(&item, block + event.extended + i * sizeof item, sizeof item);
        if (!lies_within(item.data, item.size, size)) {
            return 0;
        }
    }
    return 1;
}

/* Reads a length and as much; returns whether both were there. */
static int read_block(FILE *file, uint8_t **block, uint32_t *size)
{
    uint8_t digits[4];
    if (fread(digits, 1, sizeof digits, file) != sizeof digits) {
        return 0;
    }
    *size = (uint32_t)digits[0] | (uint32_t)digits[1] << 8 | (uint32_t)digits[2] << 16 | (uint32_t)digits[3] << 24;
    if (*size > RS_RECORDING_BLOCK) {
        return 0;
    }
    *block = *size == 0 ? NULL : malloc(*size);
    return *size == 0 || (*block != NULL && fread(*block, 1, *size, file) == *size);
}

static int read_event(FILE *file, struct rs_recorded *recorded)
{
    memset(recorded, 0, sizeof *recorded);
    if (read_block(file, &recorded->block, &recorded->size) && is_sound(recorded->block, recorded->size)
        && read_block(file, &recorded->info, &recorded->info_size)
        && (recorded->info_size == 0 || recorded->info_size >= sizeof(struct rs_event_info))) {
        return 1;
    }
    free(recorded->block);
    free(recorded->info);
    return 0;
}

static int add(const struct rs_recorded *recorded)
{
    if (count == room) {
        uint32_t more = room == 0 ? 256 : room * 2;
        struct rs_recorded *larger = realloc(events, more * sizeof *larger);
        if (larger == NULL) {
            return 0;
        }
        events = larger;
        room = more;
    }
    events[count++] = *recorded;
    return 1;
}

int rs_recorded_load(const char *path)
{
    FILE *file = fopen(path, "rb");
    char magic[RS_RECORDING_MAGIC_SIZE];
    struct rs_recorded recorded;
    int sound = file != NULL && fread(magic, 1, sizeof magic, file) == sizeof magic
                && memcmp(magic, RS_RECORDING_MAGIC, sizeof magic) == 0;
    /* What was replayed from before may still be with a consumer, so it is forgotten but not freed. */
    events = NULL;
    count = 0;
    room = 0;
    while (sound && read_event(file, &recorded) && add(&recorded)) {
    }
    if (file != NULL) {
        fclose(file);
    }
    return sound;
}

uint32_t rs_recorded_count(void)
{
    return count;
}

const struct rs_recorded *rs_recorded_at(uint32_t index)
{
    return &events[index];
}

const struct rs_event *rs_recorded_event(const struct rs_recorded *recorded)
{
    return (const struct rs_event *)recorded->block;
}

struct rs_event *rs_recorded_copy(const struct rs_recorded *recorded, uint8_t *copy)
{
    struct rs_event *event = (struct rs_event *)copy;
    memcpy(copy, recorded->block, recorded->size);
    for (uint16_t i = 0; i < event->extended_count; i++) {
        uint8_t *place = copy + event->extended + i * sizeof(struct rs_extended) + RS_RECORDED_ITEM_DATA;
        uint64_t data;
        memcpy(&data, place, sizeof data);
        data += (uint64_t)(uintptr_t)copy;
        memcpy(place, &data, sizeof data);
    }
    event->extended += event->extended == 0 ? 0 : (uint64_t)(uintptr_t)copy;
    event->user_data += event->user_data == 0 ? 0 : (uint64_t)(uintptr_t)copy;
    return event;
}

const struct rs_recorded *rs_recorded_like(const struct rs_guid *provider, const struct rs_descriptor *descriptor)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct rs_header *header = &rs_recorded_event(&events[i])->header;
        if (events[i].info != NULL && memcmp(&header->provider, provider, sizeof *provider) == 0
            && header->descriptor.id == descriptor->id && header->descriptor.version == descriptor->version
            && header->descriptor.opcode == descriptor->opcode) {
            return &events[i];
        }
    }
    return NULL;
}

const uint8_t *rs_recorded_item(const struct rs_recorded *recorded, uint16_t type, uint16_t *size)
{
    const struct rs_event *event = rs_recorded_event(recorded);
    for (uint16_t i = 0; i < event->extended_count; i++) {
        struct rs_extended item;
        memcpy(&item, recorded->block + event->extended + i * sizeof item, sizeof item);
        if (item.type == type) {
            *size = item.size;
            return recorded->block + item.data;
        }
    }
    return NULL;
}
