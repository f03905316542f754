/* Requests through the device: who may, of every length, waiting, cancelled. */
#include "world.h"

#include "../../../main/c/sys/rs_raise.h"

#include <pthread.h>
#include <stdlib.h>

static const struct rs_request plain = {sizeof plain, RS_VERSION};

struct code {
    ULONG code;
    ULONG in;
    ULONG out;
    bool takes_more; /* something may follow its structure */
};
static const struct code codes[] = {
    {RS_CONTROL_START, sizeof(struct rs_start), sizeof(struct rs_started), false},
    {RS_CONTROL_READ, sizeof(struct rs_request), sizeof(struct rs_batch) + RS_LARGEST_RECORD, false},
    {RS_CONTROL_SET_FILTER, sizeof(struct rs_set_filter), sizeof(struct rs_verdict), true},
    {RS_CONTROL_STATUS, sizeof(struct rs_request), sizeof(struct rs_status), false},
    {RS_CONTROL_STOP, sizeof(struct rs_request), 0, false},
    {RS_CONTROL_RAISE, sizeof(struct rs_raise), 0, true},
    {0x83400008, 16, 16, false},
    {0x22000, 16, 16, false},
};

TEST(every_code_of_every_input_length_from_0_to_its_size_and_8_is_answered_or_refused)
{
    uint8_t in[512];

    for (size_t i = 0; i < COUNT(codes); i++) {
        for (int is_started = 0; is_started < 2; is_started++) {
            PFILE_OBJECT handle;

            world_new();
            world_loaded();
            handle = is_started ? world_reader() : world_open();
            for (ULONG length = 0; length <= codes[i].in + 8; length++) {
                for (ULONG said = 0; said < 4; said++) {
                    struct rs_request head = {said == 0 ? length : said == 1 ? codes[i].in : said == 2 ? 0 : UINT32_MAX, RS_VERSION};
                    NTSTATUS status;

                    memset(in, 0, sizeof in);
                    memcpy(in, &head, sizeof head);
                    status = world_control(handle, codes[i].code, in, length, NULL, codes[i].out, NULL);
                    CHECK(length == codes[i].in || (length > codes[i].in && codes[i].takes_more) || !NT_SUCCESS(status));
                }
            }
            world_close(handle);
            world_unload();
        }
    }
}

TEST(every_code_of_every_output_length_from_0_to_its_size_and_8_is_answered_or_refused)
{
    for (size_t i = 0; i < COUNT(codes); i++) {
        ULONG step = codes[i].out > 4096 ? 4099 : 1;
        uint8_t in[512] = {0};
        PFILE_OBJECT handle;

        memcpy(in, &(struct rs_request){codes[i].in, RS_VERSION}, 8);
        world_new();
        world_loaded();
        handle = world_open();
        for (ULONG length = 0; length <= codes[i].out + 8; length += step) {
            NTSTATUS status = world_control(handle, codes[i].code, in, codes[i].in, NULL, length, NULL);

            CHECK(length >= codes[i].out || !NT_SUCCESS(status));
        }
        world_close(handle);
        world_unload();
    }
}

#if !defined(RS_TEST)
TEST(the_shipped_driver_knows_no_raising)
{
    uint8_t in[4096] = {0};
    PFILE_OBJECT handle;

    world_new();
    world_loaded();
    handle = world_reader();
    for (ULONG length = 0; length < sizeof in; length += 8) {
        memcpy(in, &(struct rs_request){length, RS_VERSION}, 8);
        CHECK_EQUAL(world_control(handle, RS_CONTROL_RAISE, in, length, NULL, 0, NULL), STATUS_INVALID_DEVICE_REQUEST);
    }
    world_close(handle);
    world_unload();
}
#endif

TEST(other_requests_than_the_devices_own_are_refused)
{
    world_new();
    world_loaded();
    for (UCHAR function = 0; function <= IRP_MJ_MAXIMUM_FUNCTION; function++) {
        FILE_OBJECT handle = {0};
        IRP irp = {.shim_at = SHIM_STACK - 1};

        if (function == IRP_MJ_CREATE || function == IRP_MJ_CLOSE || function == IRP_MJ_CLEANUP || function == IRP_MJ_DEVICE_CONTROL
            || function == IRP_MJ_SHUTDOWN) {
            continue;
        }
        irp.shim_stack[irp.shim_at].MajorFunction = function;
        irp.shim_stack[irp.shim_at].FileObject = &handle;
        CHECK_EQUAL(world.driver.MajorFunction[function](world.device, &irp), STATUS_INVALID_DEVICE_REQUEST);
        CHECK_EQUAL(irp.shim_completed, 1);
    }
    world_unload();
}

TEST(whoever_is_no_administrator_cannot_open_the_device)
{
    world_new();
    world_loaded();
    world.is_administrator = false;
    CHECK(world_open() == NULL);
    world_unload();
}

TEST(every_code_needs_its_access_with_or_without_the_systems_own_check)
{
    for (int has_check = 0; has_check < 2; has_check++) {
        for (ACCESS_MASK access = 0; access < 4; access++) {
            PFILE_OBJECT handle;

            world_new();
            world.access = access;
            world.missing[0] = has_check ? NULL : "IoValidateDeviceIoControlAccess";
            world_loaded();
            handle = world_open();
            for (size_t i = 0; i < COUNT(codes); i++) {
                ACCESS_MASK needed = codes[i].code >> 14 & 3;
                NTSTATUS status = world_control(handle, codes[i].code, &plain, sizeof plain, NULL, 8, NULL);

                needed = needed != 0 ? needed : 3;
                CHECK((status == STATUS_ACCESS_DENIED) == ((access & needed) != needed));
            }
            world_close(handle);
            world_unload();
        }
    }
}

TEST(a_device_that_cannot_be_protected_is_not_made)
{
    world_new();
    world.security_status = STATUS_ACCESS_DENIED;
    CHECK_EQUAL(world_load(), STATUS_ACCESS_DENIED);
    world_is_clean();
}

TEST(only_wine_has_devices_without_a_descriptor)
{
    PFILE_OBJECT handle;

    world_new();
    world.is_wine = true;
    world.has_filter_manager = false;
    world_loaded();
    CHECK(!world.is_protected);
    handle = world_reader();
    CHECK((world_status(handle).missing & 1u << RS_CALLBACK_PIPES) != 0);
    world_close(handle);
    world_unload();
}

static struct request *waiting_read(PFILE_OBJECT handle)
{
    struct request *request = request_new(handle, RS_CONTROL_READ, &plain, sizeof plain, sizeof(struct rs_batch) + RS_LARGEST_RECORD);

    CHECK_EQUAL(request_send(request), STATUS_PENDING);
    return request;
}

static void happen(void)
{
    IMAGE_INFO info = {.ImageSize = 1};
    UNICODE_STRING path = string_of(L"\\Device\\HarddiskVolume1\\a.dll");

    world.image(&path, (HANDLE)1000, &info);
}

TEST(a_read_waits_until_something_happens)
{
    PFILE_OBJECT handle;
    struct request *request;

    world_new();
    world_loaded();
    handle = world_reader();
    request = waiting_read(handle);
    CHECK(!request_is_completed(request));
    happen();
    CHECK(request_is_completed(request));
    CHECK_EQUAL(request->irp.IoStatus.Status, STATUS_SUCCESS);
    CHECK_EQUAL(((struct rs_batch *)(void *)request->buffer)->count, 1);
    request_free(request);
    world_close(handle);
    world_unload();
}

TEST(a_read_that_waits_can_be_cancelled_and_others_go_on)
{
    PFILE_OBJECT handle;
    struct request *first;
    struct request *second;

    world_new();
    world_loaded();
    handle = world_reader();
    first = waiting_read(handle);
    second = waiting_read(handle);
    request_cancel(first);
    CHECK_EQUAL(first->irp.IoStatus.Status, STATUS_CANCELLED);
    happen();
    CHECK_EQUAL(second->irp.IoStatus.Status, STATUS_SUCCESS);
    request_free(first);
    request_free(second);
    world_close(handle);
    world_unload();
}

TEST(a_read_that_was_cancelled_before_it_came_ends_at_once)
{
    PFILE_OBJECT handle;
    struct request *request;

    world_new();
    world_loaded();
    handle = world_reader();
    request = request_new(handle, RS_CONTROL_READ, &plain, sizeof plain, sizeof(struct rs_batch) + RS_LARGEST_RECORD);
    request->irp.Cancel = TRUE;
    CHECK_EQUAL(request_send(request), STATUS_PENDING);
    CHECK_EQUAL(request->irp.IoStatus.Status, STATUS_CANCELLED);
    request_free(request);
    world_close(handle);
    world_unload();
}

TEST(a_handle_that_is_closed_ends_its_reads_and_stops_everything)
{
    PFILE_OBJECT handle;
    struct request *request;

    world_new();
    world_loaded();
    handle = world_reader();
    request = waiting_read(handle);
    world_close(handle);
    CHECK(request_is_completed(request) && !NT_SUCCESS(request->irp.IoStatus.Status));
    request_free(request);
    happen();
    handle = world_reader();
    CHECK(world_has_nothing(handle));
    world_close(handle);
    world_unload();
}

TEST(stopping_ends_reads_that_wait)
{
    PFILE_OBJECT handle;
    struct request *request;

    world_new();
    world_loaded();
    handle = world_reader();
    request = waiting_read(handle);
    CHECK_EQUAL(world_control(handle, RS_CONTROL_STOP, &plain, sizeof plain, NULL, 0, NULL), STATUS_SUCCESS);
    CHECK_EQUAL(request->irp.IoStatus.Status, STATUS_DEVICE_NOT_READY);
    request_free(request);
    world_close(handle);
    world_unload();
}

#define ROUNDS 300

static void *make_events(void *nothing)
{
    (void)nothing;
    for (int i = 0; i < ROUNDS; i++) {
        happen();
    }
    return NULL;
}

static void *cancel_it(void *request)
{
    request_cancel(request);
    return NULL;
}

TEST(reads_are_completed_once_when_events_and_cancelling_come_at_the_same_time)
{
    PFILE_OBJECT handle;
    pthread_t maker;

    world_new();
    world_loaded();
    handle = world_reader();
    pthread_create(&maker, NULL, make_events, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        struct request *request = request_new(handle, RS_CONTROL_READ, &plain, sizeof plain, sizeof(struct rs_batch) + RS_LARGEST_RECORD);

        if (request_send(request) == STATUS_PENDING) {
            pthread_t canceller;

            pthread_create(&canceller, NULL, cancel_it, request);
            pthread_join(canceller, NULL);
            while (!request_is_completed(request)) {
                sched_yield();
            }
        }
        request_free(request);
    }
    pthread_join(maker, NULL);
    world_close(handle);
    world_unload();
}

static void *open_start_stop_close(void *nothing)
{
    (void)nothing;
    for (int i = 0; i < ROUNDS / 10; i++) {
        struct rs_start start = {.size = sizeof start, .version = RS_VERSION, .ring = RS_LEAST_RING};
        PFILE_OBJECT handle = world_open();

        if (NT_SUCCESS(world_control(handle, RS_CONTROL_START, &start, sizeof start, NULL, sizeof(struct rs_started), NULL))) {
            world_want(handle, RS_KIND_IMAGES);
            (void)world_control(handle, RS_CONTROL_READ, &plain, sizeof plain, NULL, sizeof(struct rs_batch) + RS_LARGEST_RECORD, NULL);
        }
        world_close(handle);
    }
    return NULL;
}

TEST(thirty_two_threads_open_start_filter_read_and_close_at_the_same_time)
{
    pthread_t threads[32];

    world_new();
    world_loaded();
    for (size_t i = 0; i < COUNT(threads); i++) {
        pthread_create(&threads[i], NULL, i % 4 == 0 ? make_events : open_start_stop_close, NULL);
    }
    for (size_t i = 0; i < COUNT(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    world_unload();
}
