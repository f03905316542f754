/* Unloading while callbacks are under way, whether the system waits for them or not. */
#include "world.h"

#include "../../../main/c/sys/rs_callbacks.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

static bool is_inside;
static bool may_leave;
static bool is_unloaded;

#define GET(flag) __atomic_load_n(&(flag), __ATOMIC_SEQ_CST)
#define SET(flag, value) __atomic_store_n(&(flag), (value), __ATOMIC_SEQ_CST)

static void wait_until(const bool *flag)
{
    while (!GET(*flag)) {
        sched_yield();
    }
}

static void pause_inside(void)
{
    SET(is_inside, true);
    wait_until(&may_leave);
}

static void *start_a_process(void *nothing)
{
    UNICODE_STRING image = string_of(L"\\??\\C:\\a.exe");
    PS_CREATE_NOTIFY_INFO info = {.Size = sizeof info, .FileOpenNameAvailable = 1, .ImageFileName = &image};

    (void)nothing;
    rs_process_notify(process_of(2000), (HANDLE)2000, &info);
    return NULL;
}

static void *unload(void *nothing)
{
    (void)nothing;
    world.driver.DriverUnload(&world.driver);
    SET(is_unloaded, true);
    return NULL;
}

/* Everything that the system could still call, because it was about to. */
static void call_everything(void)
{
    IMAGE_INFO mapped = {.ImageSize = 1};
    OB_PRE_OPERATION_PARAMETERS parameters = {.CreateHandleInformation = {.DesiredAccess = 1}};
    OB_PRE_OPERATION_INFORMATION opening = {
        .Operation = OB_OPERATION_HANDLE_CREATE, .Object = process_of(2000), .ObjectType = *PsProcessType, .Parameters = &parameters};
    struct key key = {string_of(L"\\REGISTRY\\MACHINE\\x")};
    REG_DELETE_KEY_INFORMATION deleting = {.Object = &key};
    REG_POST_OPERATION_INFORMATION deleted = {.Object = &key, .PreInformation = &deleting};

    start_a_process(NULL);
    rs_process_notify(process_of(2000), (HANDLE)9999, NULL);
    rs_process_notify_plain((HANDLE)4, (HANDLE)9999, TRUE);
    rs_thread_notify((HANDLE)2000, (HANDLE)3000, TRUE);
    rs_image_notify(NULL, (HANDLE)2000, &mapped);
    (void)rs_object_notify(NULL, &opening);
    (void)rs_registry_notify(NULL, (PVOID)RegNtPreDeleteKey, &deleting);
    deleted.CallContext = deleting.CallContext;
    (void)rs_registry_notify(NULL, (PVOID)RegNtPostDeleteKey, &deleted);
}

TEST(unloading_waits_for_a_callback_even_where_the_system_does_not_at_the_same_time)
{
    pthread_t starter;
    pthread_t unloader;

    world_new();
    world.removing_waits = false;
    world_loaded();
    SET(is_inside, false);
    SET(may_leave, false);
    SET(is_unloaded, false);
    world.pause = pause_inside;
    pthread_create(&starter, NULL, start_a_process, NULL);
    wait_until(&is_inside);
    pthread_create(&unloader, NULL, unload, NULL);
    while (__atomic_load_n(&world.process_ex, __ATOMIC_SEQ_CST) != NULL) { /* the last one that is unregistered */
        sched_yield();
    }
    CHECK(!GET(is_unloaded));
    SET(may_leave, true);
    pthread_join(starter, NULL);
    pthread_join(unloader, NULL);
    world_is_clean();
    call_everything();
    world_is_clean();
}

static void *keep_calling(void *nothing)
{
    (void)nothing;
    while (!GET(may_leave)) {
        rs_atomic_add(&world.under_way, 1);
        if (__atomic_load_n(&world.process_ex, __ATOMIC_SEQ_CST) != NULL) {
            call_everything();
        }
        rs_atomic_add(&world.under_way, -1);
    }
    return NULL;
}

static void storm(bool removing_waits)
{
    pthread_t threads[4];

    world_new();
    world.removing_waits = removing_waits;
    world_loaded();
    SET(may_leave, false);
    for (size_t i = 0; i < COUNT(threads); i++) {
        pthread_create(&threads[i], NULL, keep_calling, NULL);
    }
    for (int i = 0; i < 5; i++) {
        PFILE_OBJECT handle = world_reader();

        while (world_status(handle).counters[RS_KIND_IMAGES].seen == 0) {
            sched_yield();
        }
        world_close(handle);
    }
    world.driver.DriverUnload(&world.driver);
    SET(may_leave, true);
    for (size_t i = 0; i < COUNT(threads); i++) {
        pthread_join(threads[i], NULL);
    }
    world_is_clean();
}

TEST(a_driver_is_unloaded_in_a_storm_of_callbacks_at_the_same_time)
{
    storm(true);
}

TEST(a_driver_is_unloaded_in_a_storm_of_callbacks_that_nobody_waits_for_at_the_same_time)
{
    storm(false);
}
