/* Functions that a loaded module exports. */
#ifndef RS_EXPORTS_H
#define RS_EXPORTS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The address of what an image exports by a name, as it lies in memory; null if it does not, is forwarded, or the image is damaged: every
 * offset is checked against the image's size. At DISPATCH, if the image is not paged.
 */
void *rs_exports_find(const void *image, size_t size, const char *name);

#endif
