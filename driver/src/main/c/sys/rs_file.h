/* The minifilter: its callbacks, and what it keeps of a file. */
#ifndef RS_FILE_H
#define RS_FILE_H

#include "rs_filter_manager.h"

/* What is kept of a stream (a file's contents) from the first write or wish for deletion on, as a context of the filter manager. */
struct rs_stream {
    LONG is_written;      /* since the last cleanup */
    LONG is_unwanted;     /* deletion was set by disposition */
    LONG is_for_once;     /* opened with delete-on-close */
    LONG is_told_deleted; /* its deletion has been reported */
};

FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context);
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                      FLT_POST_OPERATION_FLAGS flags);
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_write(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context);
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_set(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context);
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_set(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                   FLT_POST_OPERATION_FLAGS flags);
FLT_PREOP_CALLBACK_STATUS NTAPI rs_file_before_cleanup(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context);
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_file_after_cleanup(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                       FLT_POST_OPERATION_FLAGS flags);
FLT_PREOP_CALLBACK_STATUS NTAPI rs_pipe_before_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID *context);
FLT_POSTOP_CALLBACK_STATUS NTAPI rs_pipe_after_create(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects, PVOID context,
                                                      FLT_POST_OPERATION_FLAGS flags);
NTSTATUS NTAPI rs_file_unload(FLT_FILTER_UNLOAD_FLAGS flags);

/* How pipes are to be seen: by a device of our own only where there is no filter manager, or one that does not know pipes. */
enum rs_pipes_by { RS_PIPES_BY_NONE, RS_PIPES_BY_FILTER, RS_PIPES_BY_DEVICE };
enum rs_pipes_by rs_file_pipes_by(void);

/* APC. A pipe was made or opened: reports it as the thread's; `name` as the file object has it. */
void rs_pipe_report(enum rs_word op, uint64_t pid, uint64_t tid, const UNICODE_STRING *name);

/* APC. Begins an event of files by the process and thread that asked for an operation. Null if nobody wants it. */
struct rs_event *rs_file_begin(enum rs_kind kind, PFLT_CALLBACK_DATA data);

/* PASSIVE. The file's name, to be released; null if it cannot be had. */
PFLT_FILE_NAME_INFORMATION rs_file_name(PFLT_CALLBACK_DATA data);

/* PASSIVE. Puts the path of a name that may be null. */
void rs_file_put_name(struct rs_event *event, unsigned field, const FLT_FILE_NAME_INFORMATION *name);

/* APC. The stream's context, to be released; null if there is none, or if it is to be made and cannot. */
struct rs_stream *rs_stream_get(PCFLT_RELATED_OBJECTS objects, bool make);
void rs_stream_release(struct rs_stream *stream);

#endif
