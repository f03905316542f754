/*
 * Only in the build for tests (RS_TEST): RS_CONTROL_RAISE calls a callback of the driver as the system would. The callbacks, and everything
 * behind them, are those of the shipped driver; what they ask the system about the objects of a raised event is answered by rs_raise_double.c.
 *
 * Needs no reader; takes a handle opened for reading and writing, and gives nothing back. Raised events come one after the other.
 */
#ifndef RS_RAISE_H
#define RS_RAISE_H

#include "../include/ringside.h"

/* What happens. `numbers` and `texts` that are not named are ignored; a text of 0 bytes is missing. */
enum rs_raise_call {
    /*
     * Process `pid`, thread `tid` starts a process. numbers: 0 its pid, 1 its parent's pid, 2 start time (0 for now), 3 session, 4 logon id,
     * 5 integrity level (0x1000 low, 0x2000 medium …), 6 bits: 1 the image's file is being deleted, 2 it is open for writing.
     * texts: 0 image as the kernel writes it (\Device\… or \??\C:\…), 1 command line, 2 user (S-1-5-18), 3 current directory.
     */
    RS_RAISE_PROCESS_START,
    /* numbers: 0 pid of the process that ends, 1 exit code. */
    RS_RAISE_PROCESS_EXIT,
    /* numbers: 0 pid of the process that gets a thread, 1 the thread's tid, 2 start address. texts: 0 file mapped there. */
    RS_RAISE_THREAD,
    /* An image is mapped into process `pid`. numbers: 0 base, 1 size, 2 properties as in IMAGE_INFO (bits 12–15 level, 16–18 type). texts: 0 path. */
    RS_RAISE_IMAGE,
    /* The same of a driver. */
    RS_RAISE_DRIVER,
    /* numbers: 0 pid that is opened, 1 access, 2 not 0 if a handle is duplicated. */
    RS_RAISE_OPEN_PROCESS,
    /* numbers: 0 pid and 3 tid that is opened, 1 access, 2 as above. */
    RS_RAISE_OPEN_THREAD,
    /* numbers: 7 NTSTATUS of the operation, as in all that follow. texts: 0 key as the kernel writes it (\REGISTRY\MACHINE\…). */
    RS_RAISE_KEY_CREATE,
    RS_RAISE_KEY_DELETE,
    /* texts: 1 new name, without a path. */
    RS_RAISE_KEY_RENAME,
    /* numbers: 0 type. texts: 1 value's name, 2 data. */
    RS_RAISE_VALUE_SET,
    RS_RAISE_VALUE_DELETE,
    /*
     * A file is opened, and made by that. numbers: 0 what became of it (2 created, 3 overwritten, 0 superseded, 1 only opened), 1 creation time.
     * texts: 0 path (\Device\…), with :stream behind it for a stream.
     */
    RS_RAISE_FILE_CREATE,
    /* A file is written and closed: `write`, and `executable` behind it if it begins with MZ. numbers: 0 size, 1 not 0 if it does. texts: 0 path. */
    RS_RAISE_FILE_WRITE,
    /* A file is opened, marked for deletion and closed. numbers: 0 size, 1 not 0 if it begins with MZ, 2 not 0 for delete-on-close. texts: 0 path. */
    RS_RAISE_FILE_DELETE,
    /* texts: 0 path, 1 new path. */
    RS_RAISE_FILE_RENAME,
    /* numbers: 0 new creation time, 1 the one before. texts: 0 path. */
    RS_RAISE_FILE_SETTIME,
    /* texts: 0 device of the volume. */
    RS_RAISE_VOLUME_OPEN,
    /* texts: 0 name (\name). */
    RS_RAISE_PIPE_CREATE,
    RS_RAISE_PIPE_CONNECT,
    RS_RAISE_CALLS
};

#define RS_RAISE_NUMBERS 8
#define RS_RAISE_TEXTS 4
#define RS_RAISE_MOST 1000000u /* events by one request */

/* What RS_CONTROL_RAISE takes; the texts follow it. */
struct rs_raise {
    uint32_t size; /* with the texts */
    uint32_t version;
    uint32_t call;  /* enum rs_raise_call */
    uint32_t count; /* how often it happens, 1 to RS_RAISE_MOST */
    uint64_t pid;   /* the acting process */
    uint64_t tid;   /* and thread; counts up by 1 with each repetition */
    uint64_t numbers[RS_RAISE_NUMBERS];
    struct rs_text texts[RS_RAISE_TEXTS]; /* UTF-16, from the first byte of this structure; a multiple of 2 */
};

#if defined(RS_TEST) && defined(RS_KERNEL_H)
/* PASSIVE. */
void rs_raise_create(void);
enum rs_result rs_raise_call(const void *in, size_t length);
#endif

#endif
