/*
 * The kernel's declarations for tests on Linux, as far as the driver uses them: names and meanings are Windows', layouts need not be. What the
 * functions do is in world.h's files.
 */
#ifndef SHIM_NTIFS_H
#define SHIM_NTIFS_H

#include "shim_types.h"
#include "shim_io.h"
#include "shim_callbacks.h"
#include "shim_functions.h"

#endif
