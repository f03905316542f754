/* NTSTATUS of what the core answers. */
#ifndef RS_STATUS_H
#define RS_STATUS_H

#include "rs_kernel.h"

static inline NTSTATUS rs_status_of(enum rs_result result)
{
    switch (result) {
    case RS_OK:
        return STATUS_SUCCESS;
    case RS_WAIT:
        return STATUS_PENDING;
    case RS_BAD_CODE:
        return STATUS_INVALID_DEVICE_REQUEST;
    case RS_BAD_LENGTH:
        return STATUS_INFO_LENGTH_MISMATCH;
    case RS_BAD_VERSION:
        return STATUS_REVISION_MISMATCH;
    case RS_BAD_PARAMETER:
        return STATUS_INVALID_PARAMETER;
    case RS_SMALL_BUFFER:
        return STATUS_BUFFER_TOO_SMALL;
    case RS_NO_MEMORY:
        return STATUS_INSUFFICIENT_RESOURCES;
    case RS_BUSY:
        return STATUS_DEVICE_BUSY;
    case RS_NOT_STARTED:
        return STATUS_DEVICE_NOT_READY;
    }
    return STATUS_UNSUCCESSFUL;
}

#endif
