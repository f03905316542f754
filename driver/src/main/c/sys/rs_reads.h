/*
 * Reads that wait for a record: a cancel-safe queue, written by hand because Wine has the functions of the system's own (IoCsq…) by name only.
 */
#ifndef RS_READS_H
#define RS_READS_H

#include "rs_kernel.h"

struct rs_reads {
    KSPIN_LOCK lock;
    LIST_ENTRY queue; /* of IRPs by Tail.Overlay.ListEntry; guarded by the lock */
    struct rs_core *core;
};

/* PASSIVE. */
void rs_reads_create(struct rs_reads *reads, struct rs_core *core);

/* PASSIVE. Queues a read that found nothing, and serves it at once if a record has come meanwhile. Gives STATUS_PENDING; the IRP is gone. */
NTSTATUS rs_reads_wait(struct rs_reads *reads, PIRP irp);

/* DISPATCH, under no lock. Serves what can be served. */
void rs_reads_serve(struct rs_reads *reads);

/* PASSIVE. Ends the reads of a handle that is being closed as cancelled; of all handles if it is null. */
void rs_reads_cancel(struct rs_reads *reads, PFILE_OBJECT handle);

#endif
