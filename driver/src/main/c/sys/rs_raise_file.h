/* Only in the build for tests: raised events of files, volumes and pipes, and the filter manager that is asked about them. */
#ifndef RS_RAISE_FILE_H
#define RS_RAISE_FILE_H

#include "rs_kernel.h"

/* PASSIVE. Raises an event through the minifilter's callbacks. */
void rs_raise_file(const struct rs_raise *what);

/* PASSIVE. Puts doubles into the table of the filter manager's functions, which ask the real ones about all but raised events. */
void rs_double_filter_manager(void);

#endif
