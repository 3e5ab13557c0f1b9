#include <zlib.h>

/* These are macros, which Swift imports none of: a gzip member (RFC 1952), with zlib's largest window. */
static inline int senim_gzip_begin(z_stream *stream) {
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
}
static inline int senim_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
