/* Memory that a process may take away at any time: copied by a function of the system that catches faults. */
#ifndef RS_USER_H
#define RS_USER_H

#include "rs_kernel.h"

/* APC. Copies from a process's own memory; false if not all of it could be read, or it is none of a process. */
bool rs_user_copy(PEPROCESS process, const void *from, void *to, size_t size);

/* APC. Copies what a caller of the system has passed, which is the current process's memory or the kernel's own. */
bool rs_caller_copy(const void *from, void *to, size_t size);

#endif
