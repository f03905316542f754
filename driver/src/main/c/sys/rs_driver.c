/*
 * Loading and unloading. Each stage that fails undoes the ones before it; a family of callbacks that cannot be registered is no failure.
 *
 * Driver Verifier's rules that bind here: whatever was registered is unregistered, every handle closed and every allocation freed when unloading
 * returns; no callback runs any more then.
 */
#include "rs_driver.h"

#include "rs_first_threads.h"
#include "rs_names.h"
#include "rs_status.h"

struct rs_driver rs_driver;

struct family {
    NTSTATUS (*enroll)(bool *legacy);
    void (*withdraw)(void);
};

/* In the order of registering. Processes come first, so that none is missed between the table's filling and the callback. */
static const struct family families[RS_CALLBACKS] = {
    [RS_CALLBACK_PROCESS] = {rs_process_register, rs_process_unregister},
    [RS_CALLBACK_THREAD] = {rs_thread_register, rs_thread_unregister},
    [RS_CALLBACK_IMAGE] = {rs_image_register, rs_image_unregister},
    [RS_CALLBACK_REGISTRY] = {rs_registry_register, rs_registry_unregister},
    [RS_CALLBACK_OBJECT] = {rs_object_register, rs_object_unregister},
    [RS_CALLBACK_FILES] = {rs_file_register, rs_file_unregister},
    [RS_CALLBACK_PIPES] = {rs_pipe_register, rs_pipe_unregister},
    [RS_CALLBACK_SHUTDOWN] = {rs_shutdown_register, rs_shutdown_unregister},
};

static void wake(void *context)
{
    struct rs_driver *driver = context;

    rs_reads_serve(&driver->reads);
}

static void describe(void *context, struct rs_status *status)
{
    struct rs_driver *driver = context;
    uint32_t all = (1u << RS_CALLBACKS) - 1;

    status->registered = driver->registered;
    status->missing = ~driver->registered & all;
    status->legacy = driver->legacy & driver->registered;
    status->functions = rs_functions.found;
    memcpy(status->reasons, driver->reasons, sizeof status->reasons);
}

/* PASSIVE. */
static void enroll(unsigned callback)
{
    bool legacy = false;
    NTSTATUS status = rs_driver.settings.is_enabled[callback] ? families[callback].enroll(&legacy) : STATUS_NOT_SUPPORTED;

    rs_driver.reasons[callback] = status;
    if (NT_SUCCESS(status)) {
        rs_driver.registered |= 1u << callback;
        rs_driver.legacy |= legacy ? 1u << callback : 0;
    }
}

/* PASSIVE. The last ones first: the pipes' may hang on the files'. */
static void withdraw_all(void)
{
    unsigned callback;

    for (callback = RS_CALLBACKS; callback-- > 0;) {
        if ((rs_driver.registered & 1u << callback) != 0) {
            families[callback].withdraw();
            rs_driver.registered &= ~(1u << callback);
        }
    }
    rs_rundown_close(&rs_driver.callbacks);
}

static void free_all(void)
{
    rs_registry_destroy();
    rs_names_destroy();
    rs_core_destroy(rs_driver.core);
    rs_driver.core = NULL;
}

/* PASSIVE. The system calls it when no handle is open any more. */
static VOID NTAPI unload(PDRIVER_OBJECT object)
{
    UNREFERENCED_PARAMETER(object);
    rs_health_state("Stopped", "the driver is unloaded");
    withdraw_all();
    rs_reads_cancel(&rs_driver.reads, NULL);
    rs_device_delete();
    free_all();
}

/* PASSIVE. */
static NTSTATUS create_core(void)
{
    const struct rs_hooks hooks = {.context = &rs_driver, .wake = wake, .describe = describe};
    enum rs_result result = rs_core_create(&rs_driver.core, &hooks, rs_driver.settings.kept_events);

    if (result != RS_OK) {
        return rs_status_of(result);
    }
    rs_reads_create(&rs_driver.reads, rs_driver.core);
    return STATUS_SUCCESS;
}

/* PASSIVE. */
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT object, PUNICODE_STRING service)
{
    NTSTATUS status;
    unsigned i;

    memset(&rs_driver, 0, sizeof rs_driver);
    rs_driver.object = object;
    rs_rundown_create(&rs_driver.callbacks);
    rs_functions_find();
#if defined(RS_TEST)
    rs_raise_create();
#endif
    rs_settings_read(&rs_driver.settings, service);
    rs_names_create();
    rs_first_threads_create();
    status = create_core();
    if (!NT_SUCCESS(status)) {
        free_all();
        return status;
    }
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) {
        object->MajorFunction[i] = rs_device_dispatch;
    }
    object->DriverUnload = unload;
    status = rs_device_create(object);
    if (!NT_SUCCESS(status)) {
        free_all();
        return status;
    }
    for (i = 0; i < RS_CALLBACKS; i++) {
        enroll(i);
        if (i == RS_CALLBACK_PROCESS) {
            rs_processes_seed();
        }
    }
    rs_driver.device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
