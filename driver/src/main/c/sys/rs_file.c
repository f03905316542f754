/*
 * Registration as a minifilter, and what its callbacks share.
 *
 * Before-callbacks run at PASSIVE in the calling thread; those for writing may run at APC. After-callbacks of create run at PASSIVE; the others are
 * asked for in the thread of the operation (FLT_PREOP_SYNCHRONIZE), so that they may query the file. Nothing is ever refused or changed.
 *
 * The filter manager waits for callbacks when a filter is withdrawn, so they ask whether anything is wanted before they count as under way: most
 * operations are not of interest, and are to cost next to nothing.
 */
#include "rs_file.h"

#include "rs_driver.h"
#include "rs_names.h"

static PFLT_FILTER filter;
static enum rs_pipes_by pipes_by;

static const FLT_CONTEXT_REGISTRATION contexts[] = {
    {FLT_STREAM_CONTEXT, 0, NULL, sizeof(struct rs_stream), RS_TAG_SHELL, NULL, NULL, NULL},
    {FLT_CONTEXT_END, 0, NULL, 0, 0, NULL, NULL, NULL},
};

static const FLT_OPERATION_REGISTRATION operations[] = {
    {IRP_MJ_CREATE, 0, rs_file_before_create, rs_file_after_create, NULL},
    {IRP_MJ_CREATE_NAMED_PIPE, 0, rs_pipe_before_create, rs_pipe_after_create, NULL},
    {IRP_MJ_WRITE, FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO, rs_file_before_write, NULL, NULL},
    {IRP_MJ_SET_INFORMATION, FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO, rs_file_before_set, rs_file_after_set, NULL},
    {IRP_MJ_CLEANUP, 0, rs_file_before_cleanup, rs_file_after_cleanup, NULL},
    {IRP_MJ_OPERATION_END, 0, NULL, NULL, NULL},
};

/* PASSIVE. Every volume is of interest. */
static NTSTATUS NTAPI attach(PCFLT_RELATED_OBJECTS objects, FLT_INSTANCE_SETUP_FLAGS flags, DEVICE_TYPE device, FLT_FILESYSTEM_TYPE filesystem)
{
    UNREFERENCED_PARAMETER(objects);
    UNREFERENCED_PARAMETER(flags);
    UNREFERENCED_PARAMETER(device);
    UNREFERENCED_PARAMETER(filesystem);
    return STATUS_SUCCESS;
}

static NTSTATUS enroll(ULONG flags)
{
    FLT_REGISTRATION registration;

    memset(&registration, 0, sizeof registration);
    registration.Size = sizeof registration;
    registration.Version = FLT_REGISTRATION_VERSION;
    registration.Flags = flags;
    registration.ContextRegistration = contexts;
    registration.OperationRegistration = operations;
    registration.FilterUnloadCallback = rs_file_unload;
    registration.InstanceSetupCallback = attach;
    return rs_filter_manager.enroll(rs_driver.object, &registration, &filter);
}

/* PASSIVE. A filter manager that knows no pipes gets the rest. */
NTSTATUS rs_file_register(bool *legacy)
{
    NTSTATUS status;

    *legacy = false;
    filter = NULL;
    pipes_by = RS_PIPES_BY_DEVICE;
    if (!rs_filter_manager_find()) {
        return STATUS_PROCEDURE_NOT_FOUND;
    }
    rs_functions.found |= 1ULL << RS_FUNCTION_FILTER_MANAGER;
    status = enroll(FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS);
    pipes_by = NT_SUCCESS(status) ? RS_PIPES_BY_FILTER : RS_PIPES_BY_NONE;
    if (status == STATUS_INVALID_PARAMETER) {
        status = enroll(0);
        pipes_by = NT_SUCCESS(status) ? RS_PIPES_BY_DEVICE : RS_PIPES_BY_NONE;
    }
    if (NT_SUCCESS(status)) {
        status = rs_filter_manager.start(filter);
        if (!NT_SUCCESS(status)) {
            rs_file_unregister();
            pipes_by = RS_PIPES_BY_NONE;
        }
    }
    return status;
}

/* PASSIVE. Waits for its callbacks. */
void rs_file_unregister(void)
{
    PFLT_FILTER registered = InterlockedExchangePointer((PVOID *)&filter, NULL);

    if (registered != NULL) {
        rs_filter_manager.withdraw(registered);
    }
}

/* PASSIVE. `fltmc unload`, or the driver's unloading: told to whoever reads, since watching ends here. */
NTSTATUS NTAPI rs_file_unload(FLT_FILTER_UNLOAD_FLAGS flags)
{
    uint32_t gone = 1u << RS_CALLBACK_FILES | (pipes_by == RS_PIPES_BY_FILTER ? 1u << RS_CALLBACK_PIPES : 0);

    UNREFERENCED_PARAMETER(flags);
    rs_health_state("Stopped", "the filter of files is unloaded");
    rs_file_unregister();
    rs_driver.registered &= ~gone;
    rs_driver.reasons[RS_CALLBACK_FILES] = STATUS_DELETE_PENDING;
    if (pipes_by == RS_PIPES_BY_FILTER) {
        rs_driver.reasons[RS_CALLBACK_PIPES] = STATUS_DELETE_PENDING;
    }
    return STATUS_SUCCESS;
}

enum rs_pipes_by rs_file_pipes_by(void)
{
    return pipes_by;
}

/* APC. */
struct rs_event *rs_file_begin(enum rs_kind kind, PFLT_CALLBACK_DATA data)
{
    struct rs_event *event = rs_event_begin(rs_driver.core, kind, 0);

    if (event != NULL) {
        rs_put_process(event, rs_filter_manager.requestor(data),
                       data->Thread != NULL ? (uint64_t)(ULONG_PTR)PsGetThreadId(data->Thread) : 0);
    }
    return event;
}

/* PASSIVE. The name with all short parts made long, else as it was opened. */
PFLT_FILE_NAME_INFORMATION rs_file_name(PFLT_CALLBACK_DATA data)
{
    PFLT_FILE_NAME_INFORMATION name = NULL;

    if (NT_SUCCESS(rs_filter_manager.get_name(data, FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &name))
        || NT_SUCCESS(rs_filter_manager.get_name(data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
        return name;
    }
    return NULL;
}

/* PASSIVE. */
void rs_file_put_name(struct rs_event *event, unsigned field, const FLT_FILE_NAME_INFORMATION *name)
{
    rs_put_file(event, field, name != NULL ? &name->Name : NULL);
}

/* APC. Two threads may make one at once: the first stays. */
static struct rs_stream *make_stream(PCFLT_RELATED_OBJECTS objects)
{
    PFLT_CONTEXT made = NULL;
    PFLT_CONTEXT there = NULL;
    NTSTATUS status;

    if (!NT_SUCCESS(rs_filter_manager.allocate_context(objects->Filter, FLT_STREAM_CONTEXT, sizeof(struct rs_stream), NonPagedPoolNx, &made))) {
        return NULL;
    }
    memset(made, 0, sizeof(struct rs_stream));
    status = rs_filter_manager.set_stream(objects->Instance, objects->FileObject, FLT_SET_CONTEXT_KEEP_IF_EXISTS, made, &there);
    if (status == STATUS_FLT_CONTEXT_ALREADY_DEFINED) {
        rs_filter_manager.release_context(made);
        return there;
    }
    if (!NT_SUCCESS(status)) {
        rs_filter_manager.release_context(made);
        return NULL;
    }
    return made;
}

/* APC. */
struct rs_stream *rs_stream_get(PCFLT_RELATED_OBJECTS objects, bool make)
{
    PFLT_CONTEXT stream = NULL;

    if (NT_SUCCESS(rs_filter_manager.get_stream(objects->Instance, objects->FileObject, &stream))) {
        return stream;
    }
    return make ? make_stream(objects) : NULL;
}

/* APC. */
void rs_stream_release(struct rs_stream *stream)
{
    if (stream != NULL) {
        rs_filter_manager.release_context(stream);
    }
}
