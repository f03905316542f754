/*
 * Something that happens: begun, described field by field, ended. Its filter is fixed when it begins and runs when it ends.
 *
 * Every function but rs_event_begin takes an event that one thread at a time uses. Fields that are not put are missing. A field is put once.
 * Field numbers and types are checked: a wrong one is left out.
 */
#ifndef RS_EVENT_H
#define RS_EVENT_H

#include "rs_core.h"
#include "rs_words.h"

struct rs_event;

/* About how many bytes an event takes while it is under way. */
#define RS_EVENT_SIZE 0x60000u

/*
 * Begins an event if its kind is wanted.
 *
 * time: when it happened, 100 ns since 1601; 0 for now.
 * Gives null if nobody wants it, or if there is no memory, which counts as lost. Whatever it gives must be ended or lost.
 */
RS_DISPATCH struct rs_event *rs_event_begin(struct rs_core *core, enum rs_kind kind, int64_t time);

/* Runs the filter and puts the record into the ring, or counts what became of it. */
RS_DISPATCH void rs_event_end(struct rs_event *event);

/* Ends an event that could not be described: it counts as lost. */
RS_DISPATCH void rs_event_lose(struct rs_event *event);

RS_DISPATCH void rs_put_number(struct rs_event *event, unsigned field, int64_t value);

/* A text: UTF-16, so many bytes; the last one of an odd number is ignored. What is too long is cut. Null units with 0 bytes are an empty text. */
RS_DISPATCH void rs_put_text(struct rs_event *event, unsigned field, const uint16_t *units, size_t bytes);

/* A text made of several parts one behind the other: key and value name, directory and file. */
RS_DISPATCH void rs_put_joined(struct rs_event *event, unsigned field, const uint16_t *first, size_t first_bytes, const uint16_t *second,
                               size_t second_bytes);

/* One of the schema's words. */
RS_DISPATCH void rs_put_word(struct rs_event *event, unsigned field, enum rs_word word);

/* A text of ASCII characters, terminated. */
RS_DISPATCH void rs_put_ascii(struct rs_event *event, unsigned field, const char *text);

RS_DISPATCH void rs_put_data(struct rs_event *event, unsigned field, const void *data, size_t bytes);

/* The field is there, but could not be read. */
RS_DISPATCH void rs_put_unknown(struct rs_event *event, unsigned field);

/* The last part of a path that has been put into field `path`. */
RS_DISPATCH void rs_put_name(struct rs_event *event, unsigned field, unsigned path);

/* All context fields of a process, from the table; tid 0 is missing. What the table does not know is unknown. */
RS_DISPATCH void rs_put_process(struct rs_event *event, uint64_t pid, uint64_t tid);

/* Pid, start time, image and user of another process into four fields from RS_THREADS_TARGET_PID or RS_ACCESS_TARGET_PID on. */
RS_DISPATCH void rs_put_target(struct rs_event *event, unsigned first, uint64_t pid);

/* Type, size, data and details of a registry value into the fields of RS_KIND_REGISTRY. */
RS_DISPATCH void rs_put_value(struct rs_event *event, uint32_t type, const void *data, size_t bytes);

#endif
