/*
 * Processes whose first thread is still to come: it is made by the creating process, and is no thread in another process that anyone would ask for.
 */
#ifndef RS_FIRST_THREADS_H
#define RS_FIRST_THREADS_H

#include "rs_kernel.h"

/* PASSIVE. */
void rs_first_threads_create(void);
/* DISPATCH, as the others. Bounded: with more than 256 processes being started at once the oldest is forgotten, and its first thread reported. */
void rs_first_threads_expect(HANDLE pid);
/* Whether this is the process's first thread; it is not the next time. */
bool rs_first_threads_take(HANDLE pid);
void rs_first_threads_forget(HANDLE pid);

#endif
