/* What records hold of what was put. */
#include <stdlib.h>

#include "fixture.h"

static struct rs_event *begin(struct fixture *fixture, enum rs_kind kind)
{
    struct rs_event *event;

    fixture_take_all(fixture, kind, 1);
    event = rs_event_begin(fixture->core, kind, 1234);
    CHECK(event != NULL);
    return event;
}

static const struct rs_record *end(struct fixture *fixture, struct rs_event *event)
{
    const struct rs_record *record;

    rs_event_end(event);
    CHECK_EQUAL(fixture_read(fixture), RS_OK);
    record = fixture_first(fixture);
    CHECK_EQUAL(record->size % 8, 0);
    return record;
}

static bool is_present(const struct rs_record *record, unsigned field)
{
    return (record->present >> field & 1) != 0;
}

static bool is_unknown(const struct rs_record *record, unsigned field)
{
    return (record->unknown >> field & 1) != 0;
}

TEST(a_record_holds_what_was_put)
{
    struct fixture fixture = fixture_started();
    struct rs_event *event = begin(&fixture, RS_KIND_FILES);
    const struct rs_record *record;

    rs_put_number(event, RS_PID, -5);
    rs_put_joined(event, RS_FILES_PATH, TEXT_OF("C:\\"), TEXT_OF("Temp"));
    rs_put_word(event, RS_FILES_OP, RS_WORD_DELETE);
    rs_put_unknown(event, RS_FILES_SIZE);
    record = end(&fixture, event);
    CHECK_EQUAL(record->kind, RS_KIND_FILES);
    CHECK_EQUAL(record->time, 1234);
    CHECK_EQUAL(record->sequence, 1);
    CHECK_EQUAL(record->flags, 0);
    CHECK_EQUAL(record_number(record, RS_PID), -5);
    CHECK(strcmp(record_text(record, RS_FILES_PATH), "C:\\Temp") == 0);
    CHECK(strcmp(record_text(record, RS_FILES_OP), "delete") == 0);
    CHECK(is_unknown(record, RS_FILES_SIZE) && !is_present(record, RS_FILES_SIZE));
    CHECK(!is_unknown(record, RS_FILES_OLD_PATH) && !is_present(record, RS_FILES_OLD_PATH));
    fixture_end(&fixture);
}

TEST(fields_that_the_kind_does_not_have_or_of_another_type_are_left_out)
{
    struct fixture fixture = fixture_started();
    struct rs_event *event = begin(&fixture, RS_KIND_FILES);
    const struct rs_record *record;

    rs_put_number(event, RS_FILES_END, 1);
    rs_put_number(event, 64, 1);
    rs_put_number(event, UINT32_MAX, 1);
    rs_put_number(event, RS_FILES_PATH, 1);
    rs_put_text(event, RS_PID, TEXT_OF("x"));
    rs_put_data(event, RS_FILES_PATH, "x", 1);
    rs_put_value(event, 1, "x", 1);
    rs_put_name(event, RS_NAME, RS_PID);
    rs_put_name(event, RS_NAME, RS_IMAGE);
    rs_put_word(event, RS_FILES_OP, RS_WORD_END);
    record = end(&fixture, event);
    CHECK_EQUAL(record->present, 0);
    CHECK_EQUAL(record->unknown, (uint64_t)1 << RS_FILES_OP);
    fixture_end(&fixture);
}

TEST(a_field_is_put_once)
{
    struct fixture fixture = fixture_started();
    struct rs_event *event = begin(&fixture, RS_KIND_FILES);
    const struct rs_record *record;

    rs_put_text(event, RS_FILES_PATH, TEXT_OF("first"));
    rs_put_text(event, RS_FILES_PATH, TEXT_OF("second"));
    rs_put_unknown(event, RS_FILES_PATH);
    rs_put_unknown(event, RS_FILES_SIZE);
    rs_put_number(event, RS_FILES_SIZE, 1);
    record = end(&fixture, event);
    CHECK(strcmp(record_text(record, RS_FILES_PATH), "first") == 0);
    CHECK(!is_unknown(record, RS_FILES_PATH) && !is_present(record, RS_FILES_SIZE));
    fixture_end(&fixture);
}

TEST(a_name_is_the_last_part_of_a_path_and_shares_its_bytes)
{
    const char *const cases[][2] = {{"C:\\Windows\\cmd.exe", "cmd.exe"}, {"cmd.exe", "cmd.exe"}, {"C:\\", ""}, {"", ""}, {"\\", ""}};

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture = fixture_started();
        struct rs_event *event = begin(&fixture, RS_KIND_PROCS);
        const struct rs_record *record;

        rs_put_text(event, RS_IMAGE, TEXT_OF(cases[i][0]));
        rs_put_name(event, RS_NAME, RS_IMAGE);
        record = end(&fixture, event);
        CHECK(strcmp(record_text(record, RS_NAME), cases[i][1]) == 0);
        CHECK(record->size <= (uint32_t)AT(RS_PROCS_END) + strlen(cases[i][0]) * 2 + 7);
        fixture_end(&fixture);
    }
}

TEST(data_has_no_name)
{
    struct fixture fixture = fixture_started();
    struct rs_event *event = begin(&fixture, RS_KIND_REGISTRY);

    rs_put_data(event, RS_REGISTRY_DATA, "abc", 3);
    rs_put_name(event, RS_NAME, RS_REGISTRY_DATA);
    CHECK(!is_present(end(&fixture, event), RS_NAME));
    fixture_end(&fixture);
}

TEST(texts_that_are_too_long_are_cut_and_say_so)
{
    static uint16_t units[0x20000];
    const size_t lengths[] = {RS_LONGEST_TEXT - 2, RS_LONGEST_TEXT, RS_LONGEST_TEXT + 1, RS_LONGEST_TEXT + 2, sizeof units};

    for (size_t i = 0; i < COUNT(lengths); i++) {
        struct fixture fixture = fixture_started();
        struct rs_event *event = begin(&fixture, RS_KIND_FILES);
        bool is_cut = lengths[i] > RS_LONGEST_TEXT + 1;
        const struct rs_record *record;
        struct rs_text text;

        rs_put_text(event, RS_FILES_PATH, units, lengths[i]);
        rs_put_name(event, RS_FILES_OLD_PATH, RS_FILES_PATH);
        record = end(&fixture, event);
        memcpy(&text, (const uint8_t *)record + AT(RS_FILES_PATH), sizeof text);
        CHECK_EQUAL(text.length, lengths[i] < RS_LONGEST_TEXT ? lengths[i] : RS_LONGEST_TEXT);
        CHECK_EQUAL(is_unknown(record, RS_FILES_PATH), is_cut);
        CHECK_EQUAL(is_present(record, RS_FILES_OLD_PATH), !is_cut);
        CHECK_EQUAL(record->flags, is_cut ? RS_TRUNCATED : 0);
        fixture_end(&fixture);
    }
}

TEST(every_field_at_its_longest_still_makes_a_record)
{
    static uint16_t units[0x20000];

    for (unsigned kind = 0; kind < RS_KINDS; kind++) {
        struct fixture fixture = fixture_started();
        struct rs_event *event = begin(&fixture, (enum rs_kind)kind);
        const struct rs_record *record;

        for (unsigned field = 0; field < RS_MOST_FIELDS; field++) {
            rs_put_number(event, field, -1);
            rs_put_text(event, field, units, sizeof units);
            rs_put_data(event, field, units, sizeof units - 1);
        }
        record = end(&fixture, event);
        CHECK(record->size <= RS_LARGEST_RECORD);
        CHECK_EQUAL(record->present & (record->present + 1), 0);
        fixture_end(&fixture);
    }
}

static void details(uint32_t type, const void *data, size_t bytes, const char *expected)
{
    struct fixture fixture = fixture_started();
    struct rs_event *event = begin(&fixture, RS_KIND_REGISTRY);
    const struct rs_record *record;

    rs_put_value(event, type, data, bytes);
    record = end(&fixture, event);
    CHECK(strcmp(record_text(record, RS_REGISTRY_DETAILS), expected) == 0);
    CHECK_EQUAL(record_number(record, RS_REGISTRY_DATA_SIZE), bytes);
    fixture_end(&fixture);
}

TEST(registry_values_are_written_as_sysmon_writes_them)
{
    details(4, &(uint32_t){0x1F}, 4, "DWORD (0x0000001f)");
    details(11, &(uint64_t){0x123456789}, 8, "QWORD (0x00000001-0x23456789)");
    details(1, TEXT_OF("text"), "text");
    details(2, wide("text"), 10, "text");
    details(1, wide("text"), 9, "text");
    details(7, wide("text"), 10, "text");
    details(1, NULL, 0, "");
    details(3, "abc", 3, "Binary Data");
    details(4, "abc", 3, "Binary Data");
    details(11, "abcd", 4, "Binary Data");
}

TEST(losses_leave_a_gap_in_the_sequence_and_a_flag)
{
    static uint16_t units[RS_LONGEST_TEXT / 2];
    struct fixture fixture = fixture_started();
    const struct rs_record *record;
    uint64_t delivered = 0;
    struct rs_status status;

    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    for (unsigned i = 0; i < 100; i++) {
        struct rs_event *event = rs_event_begin(fixture.core, RS_KIND_FILES, 0);

        rs_put_text(event, RS_FILES_PATH, units, sizeof units);
        rs_event_end(event);
    }
    status = fixture_status(&fixture);
    CHECK_EQUAL(status.counters[RS_KIND_FILES].seen, 100);
    CHECK(status.counters[RS_KIND_FILES].lost > 0 && status.counters[RS_KIND_FILES].delivered > 0);
    while (fixture_read(&fixture) == RS_OK) {
        delivered += ((const struct rs_batch *)(const void *)fixture.buffer)->count;
        CHECK_EQUAL(((const struct rs_batch *)(const void *)fixture.buffer)->lost[RS_KIND_FILES], status.counters[RS_KIND_FILES].lost);
    }
    CHECK_EQUAL(delivered, status.counters[RS_KIND_FILES].delivered);
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    rs_event_lose(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    CHECK_EQUAL(fixture_read(&fixture), RS_OK);
    record = fixture_first(&fixture);
    CHECK_EQUAL(record->sequence, 101);
    CHECK_EQUAL(record->flags, RS_LOSS_BEFORE);
    record = fixture_next(record);
    CHECK_EQUAL(record->sequence, 103);
    CHECK_EQUAL(record->flags, RS_LOSS_BEFORE);
    fixture_end(&fixture);
}
