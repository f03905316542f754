/* A loaded driver with a reader, a file, and operations on it for tests of the minifilter. */
#ifndef FILE_FIXTURE_H
#define FILE_FIXTURE_H

#include "world.h"

extern PFILE_OBJECT test_handle;
extern struct file test_file;

void file_begin(void);
void file_end(void);
/* The filter manager gives up its contexts when a file goes. */
void file_forget(void);

struct operation {
    FLT_IO_PARAMETER_BLOCK parameters;
    FLT_CALLBACK_DATA data;
    FLT_RELATED_OBJECTS objects;
    IO_SECURITY_CONTEXT security;
    struct _ETHREAD thread;
};

void file_prepare(struct operation *operation, UCHAR function, NTSTATUS status);
/* Runs an operation through its callbacks, with what happens between them. */
void file_run(struct operation *operation, void (*between)(void), FLT_POST_OPERATION_FLAGS flags);

void file_open(ULONG_PTR became, ULONG options, NTSTATUS status);
void file_write(void);
void file_set(ULONG kind, const void *buffer, ULONG length, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags);
void file_close(bool vanishes);
void file_rename(const WCHAR *name, NTSTATUS status, FLT_POST_OPERATION_FLAGS flags);

#endif
