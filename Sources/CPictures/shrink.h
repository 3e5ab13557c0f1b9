#ifndef SHRINK_H
#define SHRINK_H

#include "CPictures.h"

/// A picture on its way from rows of its full size to a smaller one, each pixel the mean of `factor` × `factor`.
struct senim_shrinking {
    uint32_t width;
    uint32_t factor;
    uint32_t row_count;
    uint32_t *sums;
    struct senim_pixels made;
};

/// 0 where memory is short or a side is zero.
int senim_shrink_begin(
    struct senim_shrinking *, uint32_t width, uint32_t height, uint32_t maximum_side);
/// Takes the next row; at most `height` of them.
void senim_shrink_row(struct senim_shrinking *, const uint8_t *row);
/// Gives what was made, turned as that EXIF orientation says. 0 where memory is short.
int senim_shrink_end(struct senim_shrinking *, int orientation, struct senim_pixels *pixels);
/// Frees what was not given.
void senim_shrink_abandon(struct senim_shrinking *);

#endif
