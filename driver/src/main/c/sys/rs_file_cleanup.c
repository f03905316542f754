/*
 * A handle to a file is closed: what was written is looked at, and whether the file goes away with it.
 *
 * A file is deleted when the last handle to it is closed, by whomever. So a stream that is to be deleted is looked at on each cleanup: before it, for
 * its name and beginning; after it, for whether it is gone.
 */
#include "rs_driver.h"
#include "rs_file.h"

/* What is read of a file: a multiple of any sector's size at an address that is one too, since the file may be open without a cache. */
#define BEGINNING 4096u

/* What a file was before it is closed; freed after that. */
struct closing {
    struct rs_stream *stream;        /* released with it */
    PFLT_FILE_NAME_INFORMATION name; /* may be null */
    int64_t size;
    bool has_size;
    bool is_executable;
    bool is_readable; /* whether is_executable is known */
};

/* PASSIVE. */
static void free_closing(struct closing *closing)
{
    rs_stream_release(closing->stream);
    if (closing->name != NULL) {
        rs_filter_manager.release_name(closing->name);
    }
    rs_free(closing, RS_TAG_SHELL);
}

/* PASSIVE. False for a directory. */
static bool read_size(struct closing *closing, PCFLT_RELATED_OBJECTS objects)
{
    FILE_STANDARD_INFORMATION standard;
    ULONG length = 0;

    if (!NT_SUCCESS(rs_filter_manager.query(objects->Instance, objects->FileObject, &standard, sizeof standard, FileStandardInformation,
                                            &length))) {
        return true;
    }
    closing->has_size = true;
    closing->size = standard.EndOfFile.QuadPart;
    return !standard.Directory;
}

/* PASSIVE. Whether it begins with MZ. */
static void read_beginning(struct closing *closing, PCFLT_RELATED_OBJECTS objects)
{
    uint8_t *beginning = rs_allocate(BEGINNING, RS_TAG_SHELL);
    LARGE_INTEGER start = {{0}};
    ULONG length = 0;
    NTSTATUS status;

    if (beginning == NULL) {
        return;
    }
    status = rs_filter_manager.read(objects->Instance, objects->FileObject, &start, BEGINNING, beginning,
                                    FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET, &length, NULL, NULL);
    closing->is_readable = NT_SUCCESS(status) || status == STATUS_END_OF_FILE;
    closing->is_executable = NT_SUCCESS(status) && length >= 2 && length <= BEGINNING && beginning[0] == 'M' && beginning[1] == 'Z';
    rs_free(beginning, RS_TAG_SHELL);
}

/* PASSIVE. */
static void report(PFLT_CALLBACK_DATA data, const struct closing *closing, enum rs_word op)
{
    struct rs_event *event = rs_file_begin(RS_KIND_FILES, data);

    if (event == NULL) {
        return;
    }
    rs_put_word(event, RS_FILES_OP, op);
    rs_file_put_name(event, RS_FILES_PATH, closing->name);
    if (closing->has_size) {
        rs_put_number(event, RS_FILES_SIZE, closing->size);
    } else {
        rs_put_unknown(event, RS_FILES_SIZE);
    }
    if (closing->is_readable) {
        rs_put_number(event, RS_FILES_IS_EXECUTABLE, closing->is_executable);
    } else {
        rs_put_unknown(event, RS_FILES_IS_EXECUTABLE);
    }
    rs_put_number(event, RS_FILES_RESULT, STATUS_SUCCESS);
    rs_event_end(event);
}

static bool is_to_be_deleted(const struct rs_stream *stream)
{
    return stream->is_unwanted || stream->is_for_once;
}

/* PASSIVE. Takes the stream. Gives what is to be looked at after the cleanup; null if nothing. */
static struct closing *look(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, struct rs_stream *stream)
{
    bool is_written = InterlockedExchange(&stream->is_written, 0) != 0;
    struct closing *closing = is_written || is_to_be_deleted(stream) ? rs_allocate(sizeof *closing, RS_TAG_SHELL) : NULL;

    if (closing == NULL) {
        rs_stream_release(stream);
        return NULL;
    }
    closing->stream = stream;
    if (!read_size(closing, objects)) {
        free_closing(closing);
        return NULL;
    }
    closing->name = rs_file_name(data);
    read_beginning(closing, objects);
    if (is_written) {
        report(data, closing, RS_WORD_WRITE);
        if (closing->is_executable) {
            report(data, closing, RS_WORD_EXECUTABLE);
        }
    }
    if (!is_to_be_deleted(stream)) {
        free_closing(closing);
        return NULL;
    }
    return closing;
}

/* PASSIVE. */
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_cleanup(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context)
{
    struct rs_stream *stream;

    *context = NULL;
    if (objects->FileObject == NULL || !rs_core_wants(rs_driver.core, RS_KIND_FILES) || !rs_rundown_enter(&rs_driver.callbacks)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    stream = rs_stream_get(objects, false);
    if (stream != NULL) {
        *context = look(data, objects, stream);
    }
    rs_rundown_leave(&rs_driver.callbacks);
    return *context != NULL ? FLT_PREOP_SYNCHRONIZE : FLT_PREOP_SUCCESS_NO_CALLBACK;
}

/* PASSIVE. A deleted file answers queries in one way only. */
static bool is_gone(PCFLT_RELATED_OBJECTS objects)
{
    FILE_STANDARD_INFORMATION standard;
    ULONG length = 0;

    return rs_filter_manager.query(objects->Instance, objects->FileObject, &standard, sizeof standard, FileStandardInformation, &length)
        == STATUS_FILE_DELETED;
}

/* PASSIVE. */
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_cleanup(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                       FLT_POST_OPERATION_FLAGS flags)
{
    struct closing *closing = context;

    if (closing == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if ((flags & FLTFL_POST_OPERATION_DRAINING) == 0 && NT_SUCCESS(data->IoStatus.Status) && rs_rundown_enter(&rs_driver.callbacks)) {
        if (is_gone(objects) && InterlockedExchange(&closing->stream->is_told_deleted, 1) == 0) {
            report(data, closing, RS_WORD_DELETE);
        }
        rs_rundown_leave(&rs_driver.callbacks);
    }
    free_closing(closing);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
