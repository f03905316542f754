/* Raised events, in the build for tests. */
#if defined(RS_TEST)
#include "world.h"

#include <stdlib.h>

static PFILE_OBJECT handle;

struct payload {
    struct rs_raise head;
    WCHAR texts[4][64];
};

static struct payload payload_of(uint32_t call, const WCHAR *first, const WCHAR *second, const WCHAR *third)
{
    struct payload payload = {.head = {.size = sizeof payload, .version = RS_VERSION, .call = call, .count = 1, .pid = 1000, .tid = 1001}};
    const WCHAR *texts[] = {first, second, third};

    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t length = texts[i] != NULL ? length_of(texts[i]) : 0;

        payload.head.texts[i].offset = (uint32_t)(offsetof(struct payload, texts) + i * sizeof payload.texts[0]);
        payload.head.texts[i].length = (uint32_t)(length * sizeof(WCHAR));
        if (length > 0) {
            memcpy(payload.texts[i], texts[i], length * sizeof(WCHAR));
        }
    }
    return payload;
}

static NTSTATUS raise(const struct payload *payload)
{
    return world_control(handle, RS_CONTROL_RAISE, payload, sizeof *payload, NULL, 0, NULL);
}

static void begin(void)
{
    world_new();
    world_loaded();
    handle = world_reader();
}

static void end(void)
{
    world_close(handle);
    world_unload();
}

TEST(a_raised_process_has_what_the_payload_says)
{
    struct payload payload = payload_of(RS_RAISE_PROCESS_START, L"\\??\\C:\\cmd.exe", L"cmd /c", L"S-1-5-21-7-8-9-500");
    const struct rs_record *record;

    begin();
    memcpy(payload.texts[3], L"C:\\Temp", 14);
    payload.head.texts[3] = (struct rs_text){(uint32_t)(offsetof(struct payload, texts) + 3 * sizeof payload.texts[0]), 14};
    payload.head.numbers[0] = 6000;
    payload.head.numbers[1] = 2000;
    payload.head.numbers[2] = 12345;
    payload.head.numbers[3] = 2;
    payload.head.numbers[4] = 0x99;
    payload.head.numbers[5] = 0x1000;
    CHECK_EQUAL(raise(&payload), STATUS_SUCCESS);
    record = world_read(handle, RS_KIND_PROCS);
    CHECK_EQUAL(number_in(record, RS_PID), 6000);
    CHECK_EQUAL(number_in(record, RS_START_TIME), 12345);
    CHECK_EQUAL(number_in(record, RS_SESSION), 2);
    CHECK_EQUAL(number_in(record, RS_LOGON_ID), 0x99);
    CHECK_TEXT(text_in(record, RS_INTEGRITY), "low");
    CHECK_TEXT(text_in(record, RS_IMAGE), "C:\\cmd.exe");
    CHECK_TEXT(text_in(record, RS_CMDLINE), "cmd /c");
    CHECK_TEXT(text_in(record, RS_USER_SID), "S-1-5-21-7-8-9-500");
    CHECK_TEXT(text_in(record, RS_CWD), "C:\\Temp");
    CHECK_TEXT(text_in(record, RS_PARENT_IMAGE), "C:\\Windows\\System32\\lsass.exe");
    CHECK_EQUAL(number_in(record, RS_PROCS_CREATOR_PID), 1000);
    payload.head.call = RS_RAISE_PROCESS_EXIT;
    payload.head.numbers[1] = 3;
    CHECK_EQUAL(raise(&payload), STATUS_SUCCESS);
    CHECK_EQUAL(number_in(world_read(handle, RS_KIND_EXITS), RS_EXITS_EXIT_CODE), 3);
    end();
}

TEST(every_call_raises_its_kind_as_often_as_it_says)
{
    static const uint8_t kinds[RS_RAISE_CALLS] = {
        RS_KIND_PROCS, RS_KIND_EXITS, RS_KIND_THREADS, RS_KIND_IMAGES, RS_KIND_MODULES, RS_KIND_ACCESS, RS_KIND_ACCESS,
        RS_KIND_REGISTRY, RS_KIND_REGISTRY, RS_KIND_REGISTRY, RS_KIND_REGISTRY, RS_KIND_REGISTRY, RS_KIND_FILES, RS_KIND_FILES,
        RS_KIND_FILES, RS_KIND_FILES, RS_KIND_FILES, RS_KIND_RAWREADS, RS_KIND_PIPES, RS_KIND_PIPES,
    };

    begin();
    for (uint32_t call = 0; call < RS_RAISE_CALLS; call++) {
        struct payload payload = payload_of(call, L"\\Device\\HarddiskVolume1\\a", L"\\b", L"x");

        payload.head.numbers[0] = call == RS_RAISE_FILE_CREATE ? 2 : 2000;
        payload.head.count = 3;
        CHECK_EQUAL(raise(&payload), STATUS_SUCCESS);
        for (int i = 0; i < 3; i++) {
            (void)world_read(handle, kinds[call]);
        }
        CHECK(world_has_nothing(handle));
    }
    end();
}

TEST(operations_that_fail_are_not_told)
{
    begin();
    for (uint32_t call = RS_RAISE_KEY_CREATE; call < RS_RAISE_CALLS; call++) {
        struct payload payload = payload_of(call, L"\\Device\\HarddiskVolume1\\a", L"\\b", L"x");

        payload.head.numbers[0] = 2;
        payload.head.numbers[7] = (uint32_t)STATUS_ACCESS_DENIED;
        CHECK_EQUAL(raise(&payload), STATUS_SUCCESS);
        CHECK(call == RS_RAISE_FILE_WRITE || world_has_nothing(handle));
        while (!world_has_nothing(handle)) {
        }
    }
    end();
}

TEST(a_payload_that_lies_about_its_lengths_is_refused_or_read_inside_them)
{
    static const uint32_t lies[] = {0, 1, 2, 143, 144, 145, 656, 657, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF};

    begin();
    for (uint32_t call = 0; call < RS_RAISE_CALLS + 2; call++) {
        for (size_t i = 0; i < COUNT(lies); i++) {
            for (size_t k = 0; k < COUNT(lies); k++) {
                struct payload payload = payload_of(call, L"a", L"b", L"S-1-");

                payload.head.texts[i % RS_RAISE_TEXTS] = (struct rs_text){lies[i], lies[k]};
                (void)raise(&payload);
                payload.head.size = lies[i];
                payload.head.count = lies[k] % 3;
                (void)raise(&payload);
            }
        }
    }
    end();
}
#else
typedef int raise_test_is_for_the_build_for_tests;
#endif
