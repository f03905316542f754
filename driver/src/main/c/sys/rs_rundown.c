#include "rs_rundown.h"

/* PASSIVE. */
void rs_rundown_create(struct rs_rundown *rundown)
{
    rundown->count = 0;
    KeInitializeEvent(&rundown->empty, NotificationEvent, FALSE);
}

/* DISPATCH. */
bool rs_rundown_enter(struct rs_rundown *rundown)
{
    if ((InterlockedExchangeAdd64(&rundown->count, 1) & RS_RUNDOWN_CLOSED) == 0) {
        return true;
    }
    rs_rundown_leave(rundown);
    return false;
}

/* DISPATCH. After the last one has set the event the closer may go on: nothing is touched behind it. */
void rs_rundown_leave(struct rs_rundown *rundown)
{
    if (InterlockedExchangeAdd64(&rundown->count, -1) == RS_RUNDOWN_CLOSED + 1) {
        KeSetEvent(&rundown->empty, IO_NO_INCREMENT, FALSE);
    }
}

/* PASSIVE. */
void rs_rundown_close(struct rs_rundown *rundown)
{
    if (InterlockedExchangeAdd64(&rundown->count, RS_RUNDOWN_CLOSED) != 0) {
        KeWaitForSingleObject(&rundown->empty, Executive, KernelMode, FALSE, NULL);
    }
}
