/* The callbacks themselves, for the tests' calls: the system is given their addresses. */
#ifndef RS_CALLBACKS_H
#define RS_CALLBACKS_H

#include "rs_kernel.h"

VOID NTAPI rs_process_notify(PEPROCESS process, HANDLE pid, PPS_CREATE_NOTIFY_INFO info);
VOID NTAPI rs_process_notify_plain(HANDLE parent, HANDLE pid, BOOLEAN create);
VOID NTAPI rs_thread_notify(HANDLE pid, HANDLE tid, BOOLEAN create);
VOID NTAPI rs_image_notify(PUNICODE_STRING path, HANDLE pid, PIMAGE_INFO info);
NTSTATUS NTAPI rs_registry_notify(PVOID context, PVOID kind, PVOID information);
OB_PREOP_CALLBACK_STATUS NTAPI rs_object_notify(PVOID context, POB_PRE_OPERATION_INFORMATION information);

#endif
