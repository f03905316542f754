/* How functions of the core end; the Windows shell makes an NTSTATUS of it. */
#ifndef RS_RESULT_H
#define RS_RESULT_H

enum rs_result {
    RS_OK,               /* STATUS_SUCCESS */
    RS_WAIT,             /* STATUS_PENDING: a read that found nothing */
    RS_BAD_CODE,         /* STATUS_INVALID_DEVICE_REQUEST: no such control code */
    RS_BAD_LENGTH,       /* STATUS_INFO_LENGTH_MISMATCH: the input is not as long as it says or has to be */
    RS_BAD_VERSION,      /* STATUS_REVISION_MISMATCH */
    RS_BAD_PARAMETER,    /* STATUS_INVALID_PARAMETER */
    RS_SMALL_BUFFER,     /* STATUS_BUFFER_TOO_SMALL: no room for the answer */
    RS_NO_MEMORY,        /* STATUS_INSUFFICIENT_RESOURCES */
    RS_BUSY,             /* STATUS_DEVICE_BUSY: another handle is the reader */
    RS_NOT_STARTED       /* STATUS_DEVICE_NOT_READY: not started, or not by this handle */
};

#endif
