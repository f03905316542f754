#if defined(RS_TEST)
#include "rs_raise_file.h"
void rs_raise_file(const struct rs_raise *what) { (void)what; }
#else
typedef int rs_raise_file_is_for_tests;
#endif
