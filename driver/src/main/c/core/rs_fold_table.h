/* What upper-casing adds to each UTF-16 unit, modulo 65,536. Made by FoldTableTest; not to be edited. */
#ifndef RS_FOLD_TABLE_H
#define RS_FOLD_TABLE_H

#include <stdint.h>

/* For each 256 units the number of their page. */
extern const uint8_t rs_fold_pages[256];
extern const uint16_t rs_fold_deltas[][256];

#endif
