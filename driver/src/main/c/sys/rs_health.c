/* What happens to the driver itself. At DISPATCH. */
#include "rs_driver.h"

void rs_health_state(const char *state, const char *description)
{
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_HEALTH, 0);

    if (event != NULL) {
        rs_put_word(event, RS_HEALTH_KIND, RS_WORD_STATE);
        rs_put_ascii(event, RS_HEALTH_STATE, state);
        rs_put_ascii(event, RS_HEALTH_MESSAGE, description);
        rs_event_end(event);
    }
}
