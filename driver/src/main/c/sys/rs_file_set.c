/*
 * Deletion by disposition, renaming, changed creation times: what is set on an open file. Before the operation what it asks for is copied from its
 * buffer (the system's own copy, but of any length), after it what has succeeded is reported.
 */
#include "rs_driver.h"
#include "rs_file.h"

#define DISPOSITION_DELETE 1u
#define DISPOSITION_ON_CLOSE 8u

enum change { CHANGE_DISPOSITION, CHANGE_NAME, CHANGE_TIME };

/* What an operation is about to do; freed after it. */
struct change_of {
    enum change change;
    ULONG disposition;                   /* of CHANGE_DISPOSITION: flags as in the newer class */
    int64_t created;                     /* of CHANGE_TIME */
    int64_t previous;
    PFLT_FILE_NAME_INFORMATION name;     /* of CHANGE_NAME: the old one and the new one; each may be null */
    PFLT_FILE_NAME_INFORMATION new_name;
};

/* PASSIVE. */
static void free_change(struct change_of *change)
{
    if (change->name != NULL) {
        rs_filter_manager.release_name(change->name);
    }
    if (change->new_name != NULL) {
        rs_filter_manager.release_name(change->new_name);
    }
    rs_free(change, RS_TAG_SHELL);
}

/* PASSIVE. False if it does not say whether to delete. */
static bool read_disposition(struct change_of *change, ULONG kind, const void *buffer, ULONG length)
{
    BOOLEAN is_deleted;

    change->change = CHANGE_DISPOSITION;
    if (kind == RS_FILE_DISPOSITION_EX) {
        if (length < sizeof change->disposition) {
            return false;
        }
        memcpy(&change->disposition, buffer, sizeof change->disposition);
        return true;
    }
    if (length < sizeof is_deleted) {
        return false;
    }
    memcpy(&is_deleted, buffer, sizeof is_deleted);
    change->disposition = is_deleted ? DISPOSITION_DELETE : 0;
    return true;
}

/* PASSIVE. */
static bool read_rename(struct change_of *change, PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, const void *buffer, ULONG length)
{
    struct rs_rename head;
    size_t name = offsetof(struct rs_rename, name);

    change->change = CHANGE_NAME;
    if (length < name) {
        return false;
    }
    memcpy(&head, buffer, name);
    if (head.length == 0 || head.length % sizeof(WCHAR) != 0 || head.length > length - name) {
        return false;
    }
    change->name = rs_file_name(data);
    if (!NT_SUCCESS(rs_filter_manager.get_destination(objects->Instance, objects->FileObject, head.root,
                                                      (PWSTR)(ULONG_PTR)((const uint8_t *)buffer + name), head.length,
                                                      FLT_FILE_NAME_NORMALIZED | FLT_FILE_NAME_QUERY_DEFAULT, &change->new_name))) {
        change->new_name = NULL;
    }
    return true;
}

/* PASSIVE. Times of 0 and below leave the creation time as it is. */
static bool read_time(struct change_of *change, PCFLT_RELATED_OBJECTS objects, const void *buffer, ULONG length)
{
    FILE_BASIC_INFORMATION basic;
    FILE_BASIC_INFORMATION before;
    ULONG got = 0;

    change->change = CHANGE_TIME;
    if (length < sizeof basic) {
        return false;
    }
    memcpy(&basic, buffer, sizeof basic);
    if (basic.CreationTime.QuadPart <= 0
        || !NT_SUCCESS(rs_filter_manager.query(objects->Instance, objects->FileObject, &before, sizeof before, RS_FILE_BASIC, &got))) {
        return false;
    }
    change->created = basic.CreationTime.QuadPart;
    change->previous = before.CreationTime.QuadPart;
    return change->created != change->previous;
}

/* PASSIVE. */
static bool read_change(struct change_of *change, PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects)
{
    const void *buffer = data->Iopb->Parameters.SetFileInformation.InfoBuffer;
    ULONG length = data->Iopb->Parameters.SetFileInformation.Length;
    ULONG kind = (ULONG)data->Iopb->Parameters.SetFileInformation.FileInformationClass;

    if (buffer == NULL) {
        return false;
    }
    switch (kind) {
    case RS_FILE_DISPOSITION:
    case RS_FILE_DISPOSITION_EX:
        return read_disposition(change, kind, buffer, length);
    case RS_FILE_RENAME:
    case RS_FILE_RENAME_BYPASS:
    case RS_FILE_RENAME_EX:
    case RS_FILE_RENAME_EX_BYPASS:
        return read_rename(change, data, objects, buffer, length);
    case RS_FILE_BASIC:
        return read_time(change, objects, buffer, length);
    default:
        return false;
    }
}

static bool is_of_interest(ULONG kind)
{
    return kind == RS_FILE_DISPOSITION || kind == RS_FILE_DISPOSITION_EX || kind == RS_FILE_RENAME || kind == RS_FILE_RENAME_BYPASS
        || kind == RS_FILE_RENAME_EX || kind == RS_FILE_RENAME_EX_BYPASS || kind == RS_FILE_BASIC;
}

/* PASSIVE. */
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_set(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context)
{
    struct change_of *change;

    *context = NULL;
    if (objects->FileObject == NULL || !is_of_interest((ULONG)data->Iopb->Parameters.SetFileInformation.FileInformationClass)
        || !rs_core_wants(rs_driver.core, RS_KIND_FILES) || !rs_rundown_enter(&rs_driver.callbacks)) {
        return FLT_PREOP_SUCCESS_NO_CALLBACK;
    }
    change = rs_allocate(sizeof *change, RS_TAG_SHELL);
    if (change != NULL && !read_change(change, data, objects)) {
        free_change(change);
        change = NULL;
    }
    rs_rundown_leave(&rs_driver.callbacks);
    *context = change;
    return change != NULL ? FLT_PREOP_SYNCHRONIZE : FLT_PREOP_SUCCESS_NO_CALLBACK;
}

/* PASSIVE. Whether the file is gone is seen at its cleanup. */
static void set_disposition(PCFLT_RELATED_OBJECTS objects, ULONG disposition)
{
    struct rs_stream *stream = rs_stream_get(objects, (disposition & DISPOSITION_DELETE) != 0);
    LONG is_deleted = (disposition & DISPOSITION_DELETE) != 0;

    if (stream != NULL) {
        (void)InterlockedExchange((disposition & DISPOSITION_ON_CLOSE) != 0 ? &stream->is_for_once : &stream->is_unwanted, is_deleted);
        rs_stream_release(stream);
    }
}

/* PASSIVE. */
static void report_rename(struct rs_event *event, const struct change_of *change)
{
    rs_put_word(event, RS_FILES_OP, RS_WORD_RENAME);
    rs_file_put_name(event, RS_FILES_PATH, change->new_name);
    rs_file_put_name(event, RS_FILES_OLD_PATH, change->name);
}

/* PASSIVE. */
static void report_time(struct rs_event *event, PFLT_CALLBACK_DATA data, const struct change_of *change)
{
    PFLT_FILE_NAME_INFORMATION name = rs_file_name(data);

    rs_put_word(event, RS_FILES_OP, RS_WORD_SETTIME);
    rs_file_put_name(event, RS_FILES_PATH, name);
    rs_put_number(event, RS_FILES_CREATED, change->created);
    rs_put_number(event, RS_FILES_PREVIOUS_CREATED, change->previous);
    if (name != NULL) {
        rs_filter_manager.release_name(name);
    }
}

/* PASSIVE. */
static void changed(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, const struct change_of *change)
{
    struct rs_event *event;

    if (change->change == CHANGE_DISPOSITION) {
        set_disposition(objects, change->disposition);
        return;
    }
    event = rs_file_begin(RS_KIND_FILES, data);
    if (event == NULL) {
        return;
    }
    if (change->change == CHANGE_NAME) {
        report_rename(event, change);
    } else {
        report_time(event, data, change);
    }
    rs_put_number(event, RS_FILES_RESULT, data->IoStatus.Status);
    rs_event_end(event);
}

/* PASSIVE. */
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_set(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                   FLT_POST_OPERATION_FLAGS flags)
{
    struct change_of *change = context;

    if (change == NULL) {
        return FLT_POSTOP_FINISHED_PROCESSING;
    }
    if ((flags & FLTFL_POST_OPERATION_DRAINING) == 0 && NT_SUCCESS(data->IoStatus.Status) && rs_rundown_enter(&rs_driver.callbacks)) {
        changed(data, objects, change);
        rs_rundown_leave(&rs_driver.callbacks);
    }
    free_change(change);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
