#include <zlib.h>

/* A macro, which Swift imports none of: a gzip member (RFC 1952), with zlib's largest window. */
static inline int senim_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
