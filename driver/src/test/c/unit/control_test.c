/* Control codes: every length, every version, every order. */
#include <stdlib.h>

#include "fixture.h"

struct code {
    uint32_t code;
    size_t in;
    size_t out;
};

static const struct code codes[] = {
    {RS_CONTROL_START, sizeof(struct rs_start), sizeof(struct rs_started)},
    {RS_CONTROL_READ, sizeof(struct rs_request), READ_SIZE},
    {RS_CONTROL_SET_FILTER, sizeof(struct rs_set_filter), sizeof(struct rs_verdict)},
    {RS_CONTROL_STATUS, sizeof(struct rs_request), sizeof(struct rs_status)},
    {RS_CONTROL_STOP, sizeof(struct rs_request), 0},
};

/* Exact memory for both buffers, so that a byte too many is found. */
static enum rs_result control(struct rs_core *core, const struct code *code, size_t in_length, size_t out_length, uint32_t size,
                              uint32_t version)
{
    uint8_t *in = malloc(in_length == 0 ? 1 : in_length);
    uint8_t *out = malloc(out_length == 0 ? 1 : out_length);
    struct rs_request request = {size, version};
    size_t written = 1;
    enum rs_result result;

    memset(in, 0, in_length);
    memcpy(in, &request, in_length < sizeof request ? in_length : sizeof request);
    result = rs_core_control(core, HANDLE, code->code, in, in_length, out, out_length, &written);
    CHECK(written <= out_length);
    CHECK(result == RS_OK || written == 0);
    free(in);
    free(out);
    return result;
}

TEST(every_length_of_every_request_is_answered_or_refused)
{
    for (unsigned i = 0; i < COUNT(codes); i++) {
        const struct code *code = &codes[i];

        for (unsigned started = 0; started < 2; started++) {
            struct fixture fixture = started ? fixture_started() : fixture_new();

            for (size_t length = 0; length <= code->in + 8; length++) {
                for (uint32_t size = 0; size <= code->in + 9; size++) {
                    enum rs_result result = control(fixture.core, code, length, code->out, size, RS_VERSION);
                    bool right = length == size && (length == code->in || (code->code == RS_CONTROL_SET_FILTER && length > code->in));

                    CHECK_EQUAL(result == RS_BAD_LENGTH, !right);
                    if (right && code->code == RS_CONTROL_STOP && started) {
                        CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
                    } else if (right && code->code == RS_CONTROL_START) {
                        CHECK_EQUAL(result, started ? RS_BUSY : RS_OK);
                        CHECK_EQUAL(fixture_request(&fixture, HANDLE, RS_CONTROL_STOP), RS_OK);
                        CHECK(!started || fixture_start(&fixture, HANDLE, RS_LEAST_RING) == RS_OK);
                    }
                }
            }
            fixture_end(&fixture);
        }
    }
}

TEST(every_length_of_every_answer_fits_or_is_refused)
{
    for (unsigned i = 0; i < COUNT(codes); i++) {
        const struct code *code = &codes[i];
        /* A read's room is large; what matters is where it is not enough. */
        size_t least = code->out > 0x10000 ? code->out - 300 : 0;

        for (size_t length = 0; length <= code->out + 8; length = length == 300 && least > 0 ? least : length + 1) {
            struct fixture fixture = code->code == RS_CONTROL_START ? fixture_new() : fixture_started();
            enum rs_result result = control(fixture.core, code, code->in, length, (uint32_t)code->in, RS_VERSION);

            CHECK_EQUAL(result == RS_SMALL_BUFFER, length < code->out);
            fixture_end(&fixture);
        }
    }
}

TEST(other_versions_are_refused)
{
    const uint32_t versions[] = {0, RS_VERSION + 1, RS_VERSION << 16, UINT32_MAX};
    struct fixture fixture = fixture_started();

    for (unsigned i = 0; i < COUNT(codes); i++) {
        for (unsigned j = 0; j < COUNT(versions); j++) {
            CHECK_EQUAL(control(fixture.core, &codes[i], codes[i].in, codes[i].out, (uint32_t)codes[i].in, versions[j]), RS_BAD_VERSION);
        }
    }
    fixture_end(&fixture);
}

static bool is_code(uint32_t code)
{
    for (unsigned i = 0; i < COUNT(codes); i++) {
        if (codes[i].code == code) {
            return true;
        }
    }
    return false;
}

TEST(only_the_whole_code_is_a_code)
{
    struct fixture fixture = fixture_started();

    for (unsigned i = 0; i < COUNT(codes); i++) {
        for (unsigned bit = 0; bit < 32; bit++) {
            struct code other = codes[i];

            other.code ^= 1u << bit;
            if (!is_code(other.code)) {
                CHECK_EQUAL(control(fixture.core, &other, other.in, other.out, (uint32_t)other.in, RS_VERSION), RS_BAD_CODE);
            }
        }
    }
    CHECK_EQUAL(RS_CONTROL_SET_FILTER, 0x8340A004);
    CHECK_EQUAL(RS_CONTROL_STATUS, 0x83406008);
    CHECK_EQUAL(RS_CONTROL_STOP, 0x8340A00C);
    CHECK_EQUAL(RS_CONTROL_RAISE, 0x8340A3FC);
    fixture_end(&fixture);
}

TEST(rings_of_other_sizes_than_powers_of_two_in_range_are_refused)
{
    const uint32_t wrong[] = {1, RS_LEAST_RING / 2, RS_LEAST_RING + 8, RS_MOST_RING * 2, UINT32_MAX, 0x80000000, RS_LEAST_RING * 3};
    struct fixture fixture = fixture_new();

    for (unsigned i = 0; i < COUNT(wrong); i++) {
        CHECK_EQUAL(fixture_start(&fixture, HANDLE, wrong[i]), RS_BAD_PARAMETER);
    }
    CHECK_EQUAL(fixture_start(&fixture, NULL, 0), RS_BAD_PARAMETER);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, 0), RS_OK);
    CHECK_EQUAL(fixture_status(&fixture).ring, RS_DEFAULT_RING);
    fixture_end(&fixture);
}

TEST(only_the_handle_that_started_may_read_set_filters_and_stop)
{
    const struct rs_insn code[] = {MOV(0, 1), LEAVE()};
    struct payload payload = payload_of(RS_KIND_FILES, 1, code, COUNT(code));
    struct fixture fixture = fixture_new();
    struct rs_verdict verdict;

    CHECK_EQUAL(fixture_read(&fixture), RS_NOT_STARTED);
    CHECK_EQUAL(fixture_request(&fixture, HANDLE, RS_CONTROL_STOP), RS_NOT_STARTED);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
    CHECK_EQUAL(fixture_start(&fixture, OTHER_HANDLE, RS_LEAST_RING), RS_BUSY);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_BUSY);
    CHECK_EQUAL(fixture_request(&fixture, OTHER_HANDLE, RS_CONTROL_READ), RS_NOT_STARTED);
    CHECK_EQUAL(fixture_request(&fixture, NULL, RS_CONTROL_READ), RS_NOT_STARTED);
    CHECK_EQUAL(fixture_request(&fixture, OTHER_HANDLE, RS_CONTROL_STOP), RS_NOT_STARTED);
    CHECK_EQUAL(rs_core_control(fixture.core, OTHER_HANDLE, RS_CONTROL_SET_FILTER, payload.bytes, payload.size, &verdict, sizeof verdict,
                                &fixture.written),
                RS_NOT_STARTED);
    rs_core_close(fixture.core, OTHER_HANDLE);
    CHECK_EQUAL(fixture_read(&fixture), RS_WAIT);
    rs_core_close(fixture.core, HANDLE);
    CHECK_EQUAL(fixture_read(&fixture), RS_NOT_STARTED);
    CHECK_EQUAL(fixture_start(&fixture, OTHER_HANDLE, RS_LEAST_RING), RS_OK);
    payload_free(&payload);
    fixture_end(&fixture);
}

TEST(nothing_is_wanted_unless_there_is_a_filter_and_a_reader)
{
    struct fixture fixture = fixture_new();

    CHECK(rs_event_begin(fixture.core, RS_KIND_FILES, 0) == NULL);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
    CHECK(!rs_core_wants(fixture.core, RS_KIND_FILES));
    CHECK(rs_event_begin(fixture.core, RS_KIND_FILES, 0) == NULL);
    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    CHECK(rs_core_wants(fixture.core, RS_KIND_FILES) && !rs_core_wants(fixture.core, RS_KIND_PROCS));
    CHECK_EQUAL(fixture_filter(&fixture, payload_of(RS_KIND_FILES, 2, NULL, 0)), RS_INSTALLED);
    CHECK(!rs_core_wants(fixture.core, RS_KIND_FILES));
    fixture_take_all(&fixture, RS_KIND_FILES, 3);
    rs_core_close(fixture.core, HANDLE);
    CHECK(!rs_core_wants(fixture.core, RS_KIND_FILES));
    CHECK(rs_event_begin(fixture.core, RS_KIND_FILES, 0) == NULL);
    CHECK(rs_event_begin(fixture.core, (enum rs_kind)RS_KINDS, 0) == NULL);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].begun, 0);
    fixture_end(&fixture);
}

TEST(a_filter_that_is_refused_leaves_the_one_before_in_place)
{
    const struct rs_insn bad[] = {MOV_REG(0, 5), LEAVE()};
    struct fixture fixture = fixture_started();

    fixture_take_all(&fixture, RS_KIND_FILES, 41);
    CHECK_EQUAL(fixture_filter(&fixture, payload_of(RS_KIND_FILES, 42, bad, COUNT(bad))), RS_REFUSED_UNINITIALISED);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].generation, 41);
    fixture_end(&fixture);
}

TEST(an_event_goes_by_the_filter_that_was_set_when_it_began)
{
    const struct rs_insn none[] = {MOV(0, 0), LEAVE()};
    struct fixture fixture = fixture_started();
    struct rs_event *event;

    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    event = rs_event_begin(fixture.core, RS_KIND_FILES, 0);
    CHECK_EQUAL(fixture_filter(&fixture, payload_of(RS_KIND_FILES, 2, none, COUNT(none))), RS_INSTALLED);
    rs_event_end(event);
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    CHECK_EQUAL(fixture_read(&fixture), RS_OK);
    CHECK_EQUAL(((const struct rs_batch *)(const void *)fixture.buffer)->count, 1);
    CHECK_EQUAL(fixture_first(&fixture)->generation, 1);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].filtered, 1);
    fixture_end(&fixture);
}

TEST(what_was_not_read_when_the_reader_stops_is_counted_as_discarded)
{
    struct fixture fixture = fixture_started();
    struct rs_event *late;
    struct rs_counters counters;

    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    CHECK_EQUAL(fixture_read(&fixture), RS_OK);
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    rs_event_end(rs_event_begin(fixture.core, RS_KIND_FILES, 0));
    late = rs_event_begin(fixture.core, RS_KIND_FILES, 0);
    CHECK_EQUAL(fixture_request(&fixture, HANDLE, RS_CONTROL_STOP), RS_OK);
    rs_event_end(late);
    counters = fixture_status(&fixture).counters[RS_KIND_FILES];
    CHECK_EQUAL(counters.begun, 4);
    CHECK_EQUAL(counters.seen, 4);
    CHECK_EQUAL(counters.delivered, 3);
    CHECK_EQUAL(counters.read, 1);
    CHECK_EQUAL(counters.discarded, 2);
    CHECK_EQUAL(counters.lost, 1);
    CHECK_EQUAL(fixture_start(&fixture, HANDLE, RS_LEAST_RING), RS_OK);
    CHECK_EQUAL(fixture_status(&fixture).counters[RS_KIND_FILES].begun, 0);
    fixture_end(&fixture);
}

TEST(programs_lie_in_memory_that_cannot_be_written)
{
    struct fixture fixture = fixture_started();

    CHECK_EQUAL(fixture_status(&fixture).flags, RS_STARTED);
    fixture_take_all(&fixture, RS_KIND_FILES, 1);
    CHECK_EQUAL(fixture_status(&fixture).flags, RS_STARTED | RS_PROGRAMS_READ_ONLY);
    fixture_end(&fixture);
}
