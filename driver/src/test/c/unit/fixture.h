/* A core with a reader, for tests. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "program.h"
#include "rs_core.h"
#include "rs_event.h"
#include "rs_processes.h"
#include "test.h"

struct fixture {
    struct rs_core *core;
    uint64_t wakes;
    size_t written;
    uint8_t *buffer; /* room for a read of the least size */
};

#define READ_SIZE (sizeof(struct rs_batch) + RS_LARGEST_RECORD)
/* Compared, never followed. */
#define HANDLE ((const void *)(uintptr_t)1)
#define OTHER_HANDLE ((const void *)(uintptr_t)2)

struct fixture fixture_new(void);
void fixture_end(struct fixture *fixture);

/* A fixture that has been started, with the least ring. */
struct fixture fixture_started(void);

enum rs_result fixture_start(struct fixture *fixture, const void *handle, uint32_t ring);
enum rs_result fixture_request(struct fixture *fixture, const void *handle, uint32_t code);
enum rs_result fixture_read(struct fixture *fixture);
/* Sets a filter and gives the verdict; the request itself has to succeed. */
uint32_t fixture_filter(struct fixture *fixture, struct payload payload);
/* Sets a filter that takes everything of a kind. */
void fixture_take_all(struct fixture *fixture, enum rs_kind kind, uint64_t generation);
struct rs_status fixture_status(struct fixture *fixture);

/* The first record of the last read, or the next one. */
const struct rs_record *fixture_first(const struct fixture *fixture);
const struct rs_record *fixture_next(const struct rs_record *record);

/* A text field as ASCII; fails the test if it is not there. */
const char *record_text(const struct rs_record *record, unsigned field);
int64_t record_number(const struct rs_record *record, unsigned field);

/* UTF-16 of an ASCII text, in a buffer that the next 16 calls leave alone. */
const uint16_t *wide(const char *text);
#define TEXT_OF(text) wide(text), strlen(text) * 2

#endif
