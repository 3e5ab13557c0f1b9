#include <sodium.h>
#include <sys/prctl.h>

/* prctl takes a variable number of arguments, and Swift imports no such function. */
static inline int senim_forbid_dumping(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
static inline int senim_is_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }
