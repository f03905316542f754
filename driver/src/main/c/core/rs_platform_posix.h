/* What tests may ask of the platform that they run on. */
#ifndef RS_PLATFORM_POSIX_H
#define RS_PLATFORM_POSIX_H

#include "rs_platform.h"

/* Asks `gate` before each allocation whether it may succeed; null for always. No allocation may be going on. */
void rs_platform_gate(bool (*gate)(void));

/* How many allocations have not been freed. */
uint64_t rs_platform_live(void);

#endif
