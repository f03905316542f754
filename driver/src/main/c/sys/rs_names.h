/*
 * Paths as users write them: C:\… for what the kernel calls \Device\HarddiskVolume3\…, HKLM\… for \REGISTRY\MACHINE\….
 *
 * The volumes' letters are read when the driver loads, when a reader starts it, and after a path on an unknown volume was met.
 */
#ifndef RS_NAMES_H
#define RS_NAMES_H

#include "rs_kernel.h"

/* A path in two parts that belong one behind the other. The first may point into the table of letters' constants, the second into the path. */
struct rs_name {
    const uint16_t *first;
    size_t first_bytes;
    const uint16_t *second;
    size_t second_bytes;
};

/* PASSIVE. */
void rs_names_create(void);
void rs_names_destroy(void);

/* PASSIVE. Reads the letters again. */
void rs_names_refresh(void);

/* PASSIVE. Reads them again if an unknown volume was met since, at most once a second. */
void rs_names_refresh_if_stale(void);

/* DISPATCH. The parts of a file's path. What is no string gives an empty name. */
struct rs_name rs_names_file(const UNICODE_STRING *path);

/* DISPATCH. The parts of a key's path. */
struct rs_name rs_names_key(const UNICODE_STRING *path, ULONG control_set);

/* DISPATCH. The name of a path in one piece, allocated with RS_TAG_SHELL; null if there is no memory or no path. bytes: gets its length. */
uint16_t *rs_names_joined(const struct rs_name *name, size_t *bytes);

/* DISPATCH. Puts the name of a file into a text field; unknown if there is no string. */
void rs_put_file(struct rs_event *event, unsigned field, const UNICODE_STRING *path);

#endif
