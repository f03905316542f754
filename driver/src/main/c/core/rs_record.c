/*
 * Fields of an event's record. The record grows in the event's memory, and no text gets more room than there is, whatever it says of itself.
 */
#include "rs_core_private.h"

#include "rs_event.h"
#include "rs_fields.h"
#include "rs_processes.h"

/* DISPATCH, as everything here. Whether the field is of the kind and has not been put yet. */
static bool is_open(const struct rs_event *event, unsigned field)
{
    const struct rs_record *record = &event->body.record;

    return field < rs_field_count(event->kind) && ((record->present | record->unknown) >> field & 1) == 0;
}

static void present(struct rs_event *event, unsigned field, const void *eight)
{
    memcpy((uint8_t *)event->body.words + RS_RECORD_FIELDS + field * 8, eight, 8);
    event->body.record.present |= (uint64_t)1 << field;
}

static void cut(struct rs_event *event, unsigned field)
{
    event->body.record.unknown |= (uint64_t)1 << field;
    event->body.record.flags |= RS_TRUNCATED;
}

void rs_put_number(struct rs_event *event, unsigned field, int64_t value)
{
    if (is_open(event, field) && !rs_field_has_bytes(event->kind, field)) {
        present(event, field, &value);
    }
}

void rs_put_unknown(struct rs_event *event, unsigned field)
{
    if (is_open(event, field)) {
        event->body.record.unknown |= (uint64_t)1 << field;
    }
}

/* Bytes of room for a text; less than its limit only if everything before it was very long. */
static size_t room_for(const struct rs_event *event, unsigned field, enum rs_type type)
{
    size_t limit = type == RS_DATA ? RS_LONGEST_DATA : field == RS_CMDLINE ? RS_LONGEST_CMDLINE : RS_LONGEST_TEXT;
    size_t left = sizeof event->body - event->used;

    return limit < left ? limit : left;
}

/* Puts two pieces one behind the other, as much as there is room for. Units stay whole. */
static void put(struct rs_event *event, unsigned field, enum rs_type type, const void *first, size_t first_bytes, const void *second,
                size_t second_bytes)
{
    size_t room = room_for(event, field, type);
    uint8_t *out = (uint8_t *)event->body.words + event->used;
    struct rs_text text = {event->used, 0};
    bool is_cut = first_bytes > room || second_bytes > room - first_bytes;

    if (first_bytes > room) {
        first_bytes = room;
    }
    if (second_bytes > room - first_bytes) {
        second_bytes = room - first_bytes;
    }
    if (first_bytes > 0) {
        memcpy(out, first, first_bytes);
    }
    if (second_bytes > 0) {
        memcpy(out + first_bytes, second, second_bytes);
    }
    text.length = (uint32_t)(first_bytes + second_bytes);
    event->used += text.length;
    present(event, field, &text);
    if (is_cut) {
        cut(event, field);
    }
    if (event->used % 2 != 0) {
        ((uint8_t *)event->body.words)[event->used++] = 0;
    }
}

static bool is_text(const struct rs_event *event, unsigned field)
{
    enum rs_type type;

    return is_open(event, field) && rs_field_type(event->kind, field, &type) && type == RS_TEXT;
}

void rs_put_text(struct rs_event *event, unsigned field, const uint16_t *units, size_t bytes)
{
    rs_put_joined(event, field, units, bytes, NULL, 0);
}

void rs_put_joined(struct rs_event *event, unsigned field, const uint16_t *first, size_t first_bytes, const uint16_t *second,
                   size_t second_bytes)
{
    if (is_text(event, field)) {
        put(event, field, RS_TEXT, first, first_bytes & ~(size_t)1, second, second_bytes & ~(size_t)1);
    }
}

void rs_put_ascii(struct rs_event *event, unsigned field, const char *text)
{
    size_t length = 0;
    size_t room = room_for(event, field, RS_TEXT) / 2;
    struct rs_text place = {event->used, 0};
    uint8_t *out = (uint8_t *)event->body.words + event->used;

    if (!is_text(event, field)) {
        return;
    }
    while (length < room && text[length] != 0) {
        out[length * 2] = (uint8_t)text[length];
        out[length * 2 + 1] = 0;
        length++;
    }
    place.length = (uint32_t)length * 2;
    event->used += place.length;
    present(event, field, &place);
    if (text[length] != 0) {
        cut(event, field);
    }
}

void rs_put_word(struct rs_event *event, unsigned field, enum rs_word word)
{
    const char *text = rs_word_text(word);

    if (text == NULL) {
        rs_put_unknown(event, field);
    } else {
        rs_put_ascii(event, field, text);
    }
}

void rs_put_data(struct rs_event *event, unsigned field, const void *data, size_t bytes)
{
    enum rs_type type;

    if (is_open(event, field) && rs_field_type(event->kind, field, &type) && type == RS_DATA) {
        put(event, field, RS_DATA, data, bytes, NULL, 0);
    }
}

/* The last part of a path begins behind this. */
static bool separates(const uint8_t *unit)
{
    return unit[1] == 0 && (unit[0] == '\\' || unit[0] == '/');
}

void rs_put_name(struct rs_event *event, unsigned field, unsigned path)
{
    const struct rs_record *record = &event->body.record;
    const uint8_t *bytes = (const uint8_t *)event->body.words;
    struct rs_text text;
    enum rs_type type;
    uint32_t start;

    if (!is_text(event, field) || !rs_field_type(event->kind, path, &type) || type != RS_TEXT) {
        return;
    }
    /* Of a path that was cut, the end is not there. */
    if ((record->unknown >> path & 1) != 0) {
        rs_put_unknown(event, field);
        return;
    }
    if ((record->present >> path & 1) == 0) {
        return;
    }
    memcpy(&text, bytes + RS_RECORD_FIELDS + path * 8, sizeof text);
    start = text.length;
    while (start >= 2 && !separates(bytes + text.offset + start - 2)) {
        start -= 2;
    }
    text.offset += start;
    text.length -= start;
    present(event, field, &text);
}
