/* The table of processes, and what it adds to events. */
#include "fixture.h"

#define SECOND 10000000

static struct rs_units units(const char *text)
{
    return (struct rs_units){wide(text), strlen(text) * 2, true};
}

static void add(struct fixture *fixture, uint64_t pid, uint64_t parent, int64_t start, const char *image)
{
    struct rs_process_facts facts = {.pid = pid,
                                     .parent_pid = parent,
                                     .start = start,
                                     .session = 1,
                                     .has_session = true,
                                     .integrity = RS_WORD_HIGH,
                                     .image = units(image),
                                     .cmdline = units("run it"),
                                     .user_sid = units("S-1-5-18")};

    CHECK_EQUAL(rs_processes_put(rs_core_processes(fixture->core), &facts), RS_OK);
}

/* The record of an event that a process does to another. */
static const struct rs_record *access_record(struct fixture *fixture, uint64_t pid, uint64_t target)
{
    struct rs_event *event;

    fixture_take_all(fixture, RS_KIND_ACCESS, 1);
    event = rs_event_begin(fixture->core, RS_KIND_ACCESS, 0);
    rs_put_process(event, pid, 8);
    rs_put_target(event, RS_ACCESS_TARGET_PID, target);
    rs_event_end(event);
    CHECK_EQUAL(fixture_read(fixture), RS_OK);
    return fixture_first(fixture);
}

TEST(events_carry_the_process_its_parent_and_the_target)
{
    struct fixture fixture = fixture_started();
    const struct rs_record *record;

    add(&fixture, 4, 0, SECOND, "C:\\Windows\\parent.exe");
    add(&fixture, 8, 4, 2 * SECOND, "C:\\Windows\\child.exe");
    record = access_record(&fixture, 8, 4);
    CHECK_EQUAL(record_number(record, RS_PID), 8);
    CHECK_EQUAL(record_number(record, RS_PPID), 4);
    CHECK_EQUAL(record_number(record, RS_SESSION), 1);
    CHECK_EQUAL(record_number(record, RS_PARENT_START_TIME), SECOND);
    CHECK(strcmp(record_text(record, RS_IMAGE), "C:\\Windows\\child.exe") == 0);
    CHECK(strcmp(record_text(record, RS_NAME), "child.exe") == 0);
    CHECK(strcmp(record_text(record, RS_PARENT), "parent.exe") == 0);
    CHECK(strcmp(record_text(record, RS_INTEGRITY), "high") == 0);
    CHECK(strcmp(record_text(record, RS_CMDLINE), "run it") == 0);
    CHECK(strcmp(record_text(record, RS_ACCESS_TARGET_IMAGE), "C:\\Windows\\parent.exe") == 0);
    /* Not told, and so not known. */
    CHECK_EQUAL(record->unknown, (uint64_t)1 << RS_CWD | (uint64_t)1 << RS_LOGON_ID);
    fixture_end(&fixture);
}

TEST(a_process_that_nobody_knows_is_unknown_but_for_its_number)
{
    struct fixture fixture = fixture_started();
    const struct rs_record *record = access_record(&fixture, 8, 12);

    CHECK_EQUAL(record_number(record, RS_PID), 8);
    CHECK_EQUAL(record_number(record, RS_TID), 8);
    CHECK_EQUAL(record_number(record, RS_ACCESS_TARGET_PID), 12);
    CHECK_EQUAL(record->unknown, ((((uint64_t)1 << RS_CONTEXT_END) - 1) & ~(uint64_t)3) | (uint64_t)7 << RS_ACCESS_TARGET_START_TIME);
    fixture_end(&fixture);
}

TEST(a_parent_is_remembered_after_its_end_and_not_mistaken_for_another_of_its_number)
{
    struct fixture fixture = fixture_started();
    const struct rs_record *record;

    add(&fixture, 4, 0, SECOND, "first");
    add(&fixture, 8, 4, 2 * SECOND, "child");
    rs_processes_remove(rs_core_processes(fixture.core), 4, SECOND);
    add(&fixture, 4, 0, 3 * SECOND, "second");
    record = access_record(&fixture, 8, 4);
    CHECK(strcmp(record_text(record, RS_PARENT), "first") == 0);
    CHECK(strcmp(record_text(record, RS_ACCESS_TARGET_IMAGE), "second") == 0);
    /* A process that started before its parent is not its child. */
    add(&fixture, 12, 4, 2 * SECOND, "older");
    record = access_record(&fixture, 12, 4);
    CHECK((record->unknown >> RS_PARENT_IMAGE & 1) != 0);
    fixture_end(&fixture);
}

TEST(a_parent_may_be_added_after_its_child)
{
    struct fixture fixture = fixture_started();
    const struct rs_record *record;

    add(&fixture, 8, 4, 2 * SECOND, "child");
    add(&fixture, 4, 0, SECOND, "parent");
    record = access_record(&fixture, 8, 4);
    CHECK(strcmp(record_text(record, RS_PARENT), "parent") == 0);
    fixture_end(&fixture);
}

TEST(only_the_process_that_has_ended_is_removed)
{
    struct fixture fixture = fixture_new();
    struct rs_processes *table = rs_core_processes(fixture.core);

    add(&fixture, 4, 0, SECOND, "x");
    rs_processes_remove(table, 4, 2 * SECOND);
    rs_processes_remove(table, 8, 0);
    CHECK_EQUAL(rs_processes_count(table), 1);
    add(&fixture, 4, 0, 2 * SECOND, "y");
    CHECK_EQUAL(rs_processes_count(table), 1);
    rs_processes_remove(table, 4, 0);
    CHECK_EQUAL(rs_processes_count(table), 0);
    fixture_end(&fixture);
}

TEST(a_long_line_of_processes_that_end_leaves_nothing)
{
    struct fixture fixture = fixture_new();
    struct rs_processes *table = rs_core_processes(fixture.core);

    for (uint64_t pid = 4; pid < 40000; pid += 4) {
        add(&fixture, pid, pid - 4, (int64_t)pid, "x");
        rs_processes_remove(table, pid - 4, 0);
    }
    CHECK_EQUAL(rs_processes_count(table), 1);
    fixture_end(&fixture);
}

TEST(processes_for_which_there_is_no_room_are_counted)
{
    struct fixture fixture = fixture_new();
    struct rs_processes *table = rs_core_processes(fixture.core);
    struct rs_process_facts facts = {.pid = 4};

    for (uint64_t i = 0; i < RS_MOST_PROCESSES; i++) {
        facts.pid = i * 4;
        CHECK_EQUAL(rs_processes_put(table, &facts), RS_OK);
    }
    facts.pid = RS_MOST_PROCESSES * 4;
    CHECK_EQUAL(rs_processes_put(table, &facts), RS_NO_MEMORY);
    facts.pid = 4;
    CHECK_EQUAL(rs_processes_put(table, &facts), RS_OK);
    CHECK_EQUAL(rs_processes_forgotten(table), 1);
    CHECK_EQUAL(rs_processes_count(table), RS_MOST_PROCESSES);
    fixture_end(&fixture);
}

TEST(texts_of_any_length_are_kept_as_far_as_a_record_takes_them)
{
    static uint16_t text[0x10000];
    const size_t lengths[] = {0, 1, 2, 3, RS_LONGEST_TEXT - 1, RS_LONGEST_TEXT, RS_LONGEST_TEXT + 1, RS_LONGEST_TEXT + 2, sizeof text};
    struct fixture fixture = fixture_started();

    for (size_t i = 0; i < COUNT(lengths); i++) {
        struct rs_process_facts facts = {.pid = 4, .start = 1, .image = {text, lengths[i], true}};
        const struct rs_record *record;

        CHECK_EQUAL(rs_processes_put(rs_core_processes(fixture.core), &facts), RS_OK);
        record = access_record(&fixture, 4, 4);
        CHECK((record->present >> RS_IMAGE & 1) != 0);
        CHECK_EQUAL(record->unknown >> RS_IMAGE & 1, lengths[i] > RS_LONGEST_TEXT + 1);
    }
    fixture_end(&fixture);
}
