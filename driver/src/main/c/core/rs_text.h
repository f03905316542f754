/* Texts as filters see them: WTF-8, as they are or upper-cased. */
#ifndef RS_TEXT_H
#define RS_TEXT_H

#include "rs_platform.h"

/*
 * Which unit a UTF-16 unit becomes when it is upper-cased: by itself, whatever the locale, and never into ASCII from outside it. As dsl's Fold,
 * from which the table is made; a test compares all units.
 */
RS_DISPATCH uint16_t rs_fold(uint16_t unit);

/* Says that a text does not fit. */
#define RS_NO_ROOM SIZE_MAX

/*
 * Writes UTF-16 as WTF-8: UTF-8 for what is valid, and three bytes for a surrogate that has no partner.
 *
 * units: little endian, two bytes each; may lie anywhere.
 * Gives how many bytes were written, or RS_NO_ROOM, and then `out` holds nothing of use.
 */
RS_DISPATCH size_t rs_wtf8(const uint8_t *units, size_t count, bool fold, uint8_t *out, size_t room);

#endif
