/* Only in the build for tests: raised events of files, volumes and pipes, and the filter manager that is asked about them. */
#ifndef RS_RAISE_FILE_H
#define RS_RAISE_FILE_H

#include "rs_file.h"

/* The file of the raised event. */
struct rs_raised_file {
    FILE_OBJECT object;
    DEVICE_OBJECT device;
    struct rs_stream stream;
    bool has_stream;
    bool is_deleted;
    FLT_FILE_NAME_INFORMATION name;
    FLT_FILE_NAME_INFORMATION new_name;
};
extern struct rs_raised_file rs_raised_file;

/* PASSIVE. Raises an event through the minifilter's callbacks. */
void rs_raise_file(const struct rs_raise *what);

/* PASSIVE. Puts doubles into the table of the filter manager's functions, which ask the real ones about all but raised events. */
void rs_double_filter_manager(void);

#endif
