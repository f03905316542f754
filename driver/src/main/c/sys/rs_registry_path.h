/* Paths of keys and names of values, as the registry's callback is given them. */
#ifndef RS_REGISTRY_PATH_H
#define RS_REGISTRY_PATH_H

#include "rs_kernel.h"

/* PASSIVE. A string that is passed by reference, copied; to be freed with RS_TAG_SHELL. Null if it cannot be read or there is no memory. */
UNICODE_STRING *rs_registry_copy(const UNICODE_STRING *from);

/*
 * PASSIVE. The path of a key object as users write it, with a value's name behind it if one is given; to be freed with RS_TAG_SHELL. Null if its name
 * cannot be had.
 *
 * cookie: of the callback's registration; null if there is none, and then the object's name decides.
 */
uint16_t *rs_registry_path(PLARGE_INTEGER cookie, PVOID key, const UNICODE_STRING *value, size_t *bytes);

#endif
