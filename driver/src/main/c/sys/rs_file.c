#include "rs_driver.h"
NTSTATUS rs_file_register(bool *legacy) { *legacy = false; return STATUS_NOT_IMPLEMENTED; }
void rs_file_unregister(void) {}
NTSTATUS rs_pipe_register(bool *legacy) { *legacy = false; return STATUS_NOT_IMPLEMENTED; }
void rs_pipe_unregister(void) {}
NTSTATUS rs_pipe_dispatch(PDEVICE_OBJECT device, PIRP irp) { (void)device; (void)irp; return STATUS_INVALID_DEVICE_REQUEST; }
