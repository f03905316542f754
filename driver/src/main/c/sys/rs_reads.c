/*
 * An IRP is in the queue exactly as long as its cancel routine is set, but for the moment between a cancelling and its routine's taking the
 * lock. Whoever takes the routine off (IoSetCancelRoutine gives it) owns the IRP; if it is gone already, the cancel routine owns it and takes
 * it out of the queue.
 *
 * Driver Verifier's rules that bind here: the cancel routine releases the cancel spin lock first thing; IRPs are completed under no lock; an
 * IRP for which STATUS_PENDING is returned has been marked pending before it was queued.
 */
#include "rs_reads.h"

#include "rs_status.h"

/* PASSIVE. */
void rs_reads_create(struct rs_reads *reads, struct rs_core *core)
{
    KeInitializeSpinLock(&reads->lock);
    InitializeListHead(&reads->queue);
    reads->core = core;
}

static void complete(PIRP irp, NTSTATUS status, size_t written)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = written;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

/* DISPATCH, called with the cancel spin lock held. */
static VOID NTAPI cancel(PDEVICE_OBJECT device, PIRP irp)
{
    struct rs_reads *reads = irp->Tail.Overlay.DriverContext[0];
    KIRQL before;

    UNREFERENCED_PARAMETER(device);
    IoReleaseCancelSpinLock(irp->CancelIrql);
    KeAcquireSpinLock(&reads->lock, &before);
    RemoveEntryList(&irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&reads->lock, before);
    complete(irp, STATUS_CANCELLED, 0);
}

/* DISPATCH. Gives false if the IRP has been cancelled; it is not queued then, and the caller's. */
static bool put(struct rs_reads *reads, PIRP irp)
{
    bool is_queued = true;
    KIRQL before;

    KeAcquireSpinLock(&reads->lock, &before);
    irp->Tail.Overlay.DriverContext[0] = reads;
    InsertTailList(&reads->queue, &irp->Tail.Overlay.ListEntry);
    (void)IoSetCancelRoutine(irp, cancel);
    if (irp->Cancel && IoSetCancelRoutine(irp, NULL) != NULL) {
        RemoveEntryList(&irp->Tail.Overlay.ListEntry);
        is_queued = false;
    }
    KeReleaseSpinLock(&reads->lock, before);
    return is_queued;
}

/* DISPATCH. Takes out the first IRP that nobody is cancelling: of a handle, if one is given; else one that can be served, if asked for. */
static PIRP take(struct rs_reads *reads, PFILE_OBJECT handle, bool readable)
{
    PIRP taken = NULL;
    PLIST_ENTRY entry;
    KIRQL before;

    KeAcquireSpinLock(&reads->lock, &before);
    for (entry = reads->queue.Flink; entry != &reads->queue; entry = entry->Flink) {
        PIRP irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        PFILE_OBJECT owner = IoGetCurrentIrpStackLocation(irp)->FileObject;

        if ((handle != NULL && owner != handle) || (readable && !rs_core_readable(reads->core, owner))
            || IoSetCancelRoutine(irp, NULL) == NULL) {
            continue;
        }
        RemoveEntryList(entry);
        taken = irp;
        break;
    }
    KeReleaseSpinLock(&reads->lock, before);
    return taken;
}

/* DISPATCH. */
static enum rs_result read(struct rs_reads *reads, PIRP irp, size_t *written)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);

    return rs_core_read(reads->core, stack->FileObject, irp->AssociatedIrp.SystemBuffer,
                        stack->Parameters.DeviceIoControl.OutputBufferLength, written);
}

/*
 * DISPATCH. Ends when nothing waits that could be served: each round completes a read, or has found that another thread took the record, which
 * was progress there.
 */
void rs_reads_serve(struct rs_reads *reads)
{
    size_t written;
    PIRP irp;

    while ((irp = take(reads, NULL, true)) != NULL) {
        enum rs_result result = read(reads, irp, &written);

        if (result != RS_WAIT) {
            complete(irp, rs_status_of(result), written);
        } else if (!put(reads, irp)) {
            complete(irp, STATUS_CANCELLED, 0);
        }
    }
}

/* PASSIVE. */
NTSTATUS rs_reads_wait(struct rs_reads *reads, PIRP irp)
{
    IoMarkIrpPending(irp);
    if (!put(reads, irp)) {
        complete(irp, STATUS_CANCELLED, 0);
    } else {
        rs_reads_serve(reads);
    }
    return STATUS_PENDING;
}

/* PASSIVE. */
void rs_reads_cancel(struct rs_reads *reads, PFILE_OBJECT handle)
{
    PIRP irp;

    while ((irp = take(reads, handle, false)) != NULL) {
        complete(irp, STATUS_CANCELLED, 0);
    }
}
