/* Files, streams, volumes and pipes that are opened, and files that are written to. */
#include "rs_driver.h"
#include "rs_file.h"

/* What an opening may have done (IoStatus.Information). */
#define WAS_SUPERSEDED 0
#define WAS_CREATED 2
#define WAS_OVERWRITTEN 3

/* The options are in the lower three bytes; above them is the disposition. */
#define HAS_OPTION(data, option) (((data)->Iopb->Parameters.Create.Options & 0x00FFFFFF & (option)) != 0)

static bool is_wanted(void)
{
    return rs_core_wants(rs_driver.core, RS_KIND_FILES) || rs_core_wants(rs_driver.core, RS_KIND_PIPES)
        || rs_core_wants(rs_driver.core, RS_KIND_RAWREADS);
}

/* PASSIVE. */
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context)
{
    UNREFERENCED_PARAMETER(objects);
    *context = NULL;
    return is_wanted() && (data->Iopb->OperationFlags & SL_OPEN_PAGING_FILE) == 0 ? FLT_PREOP_SUCCESS_WITH_CALLBACK
                                                                                  : FLT_PREOP_SUCCESS_NO_CALLBACK;
}

/* Whether a name's stream is another one than the file's own contents (::$DATA). */
static bool is_named_stream(const UNICODE_STRING *stream)
{
    return rs_is_string(stream) && stream->Length > sizeof(WCHAR) && stream->Buffer[0] == ':' && stream->Buffer[1] != ':';
}

/* PASSIVE. */
static void put_created(struct rs_event *event, PCFLT_RELATED_OBJECTS objects)
{
    FILE_BASIC_INFORMATION basic;
    ULONG length = 0;

    if (NT_SUCCESS(rs_filter_manager.query(objects->Instance, objects->FileObject, &basic, sizeof basic, RS_FILE_BASIC, &length))) {
        rs_put_number(event, RS_FILES_CREATED, basic.CreationTime.QuadPart);
    } else {
        rs_put_unknown(event, RS_FILES_CREATED);
    }
}

/* PASSIVE. */
static void report_file(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects)
{
    struct rs_event *event = rs_file_begin(RS_KIND_FILES, data);
    PFLT_FILE_NAME_INFORMATION name;
    bool is_stream;

    if (event == NULL) {
        return;
    }
    name = rs_file_name(data);
    is_stream = name != NULL && NT_SUCCESS(rs_filter_manager.parse_name(name)) && is_named_stream(&name->Stream);
    rs_put_word(event, RS_FILES_OP, is_stream ? RS_WORD_STREAM : RS_WORD_CREATE);
    rs_file_put_name(event, RS_FILES_PATH, name);
    put_created(event, objects);
    rs_put_number(event, RS_FILES_RESULT, data->IoStatus.Status);
    if (name != NULL) {
        rs_filter_manager.release_name(name);
    }
    rs_event_end(event);
}

/* Whether whoever opens may read what it opens. */
static bool may_read(PFLT_CALLBACK_DATA data)
{
    const IO_SECURITY_CONTEXT *security = data->Iopb->Parameters.Create.SecurityContext;

    return security != NULL && (security->DesiredAccess & (FILE_READ_DATA | GENERIC_READ | GENERIC_ALL)) != 0;
}

/* PASSIVE. A whole volume has no name of a file. */
static void report_volume(PFLT_CALLBACK_DATA data)
{
    struct rs_event *event = may_read(data) ? rs_file_begin(RS_KIND_RAWREADS, data) : NULL;
    PFLT_FILE_NAME_INFORMATION name;

    if (event == NULL) {
        return;
    }
    name = rs_file_name(data);
    if (name != NULL && rs_is_string(&name->Name) && name->Name.Length > 0) {
        rs_put_text(event, RS_RAWREADS_DEVICE, (const uint16_t *)name->Name.Buffer, name->Name.Length);
    } else {
        rs_put_unknown(event, RS_RAWREADS_DEVICE);
    }
    if (name != NULL) {
        rs_filter_manager.release_name(name);
    }
    rs_event_end(event);
}

/* PASSIVE. A file that goes away with its handle is remembered as such. */
static void remember_deletion(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects)
{
    struct rs_stream *stream = HAS_OPTION(data, FILE_DELETE_ON_CLOSE) ? rs_stream_get(objects, true) : NULL;

    if (stream != NULL) {
        (void)InterlockedExchange(&stream->is_for_once, 1);
        rs_stream_release(stream);
    }
}

/* PASSIVE. */
static void opened(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects)
{
    PFILE_OBJECT file = objects->FileObject;
    DEVICE_TYPE device = file->DeviceObject != NULL ? file->DeviceObject->DeviceType : 0;
    ULONG_PTR became = data->IoStatus.Information;

    if (device == FILE_DEVICE_NAMED_PIPE) {
        if (file->FileName.Length > 0) {
            rs_pipe_report(RS_WORD_CONNECT, rs_filter_manager.requestor(data),
                           data->Thread != NULL ? (uint64_t)(ULONG_PTR)PsGetThreadId(data->Thread) : 0, &file->FileName);
        }
        return;
    }
    if (device == FILE_DEVICE_MAILSLOT) {
        return;
    }
    if ((file->Flags & FO_VOLUME_OPEN) != 0 || (file->FileName.Length == 0 && file->RelatedFileObject == NULL)) {
        report_volume(data);
        return;
    }
    remember_deletion(data, objects);
    if ((became == WAS_CREATED || became == WAS_OVERWRITTEN || became == WAS_SUPERSEDED) && !HAS_OPTION(data, FILE_DIRECTORY_FILE)) {
        report_file(data, objects);
    }
}

/* PASSIVE. */
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                      FLT_POST_OPERATION_FLAGS flags)
{
    UNREFERENCED_PARAMETER(context);
    if ((flags & FLTFL_POST_OPERATION_DRAINING) == 0 && NT_SUCCESS(data->IoStatus.Status) && data->IoStatus.Status != STATUS_REPARSE
        && objects->FileObject != NULL && rs_rundown_enter(&rs_driver.callbacks)) {
        opened(data, objects);
        rs_rundown_leave(&rs_driver.callbacks);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}

/* APC. Only remembers that there was a write: what was written is looked at when the file is closed. Pipes and volumes are no files. */
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_write(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context)
{
    struct rs_stream *stream;
    PFILE_OBJECT file = objects->FileObject;

    UNREFERENCED_PARAMETER(data);
    *context = NULL;
    if (file == NULL || !rs_core_wants(rs_driver.core, RS_KIND_FILES) || (file->Flags & FO_VOLUME_OPEN) != 0
        || (file->DeviceObject != NULL
            && (file->DeviceObject->DeviceType == FILE_DEVICE_NAMED_PIPE || file->DeviceObject->DeviceType == FILE_DEVICE_MAILSLOT))
        || !rs_rundown_enter(&rs_driver.callbacks)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    stream = rs_stream_get(objects, true);
    if (stream != NULL) {
        (void)InterlockedExchange(&stream->is_written, 1);
        rs_stream_release(stream);
    }
    rs_rundown_leave(&rs_driver.callbacks);
    return FLT_PREOP_SUCCESS_NO_CALLBACK;
}
