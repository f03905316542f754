#ifndef RS_RAISE_FILE_H
#define RS_RAISE_FILE_H

#include "rs_kernel.h"

/* PASSIVE. Raises an event of files, pipes or volumes through the minifilter's callbacks. */
void rs_raise_file(const struct rs_raise *what);

#endif
