#include "shrink.h"

#include <stdlib.h>
#include <string.h>

static uint32_t divided_up(uint32_t number, uint32_t by) {
    return number / by + (number % by != 0);
}

int senim_shrink_begin(
    struct senim_shrinking *shrinking, uint32_t width, uint32_t height, uint32_t maximum_side) {
    if (width == 0 || height == 0) return 0;
    shrinking->width = width;
    shrinking->factor = divided_up(width > height ? width : height, maximum_side);
    shrinking->row_count = 0;
    shrinking->made.width = divided_up(width, shrinking->factor);
    shrinking->made.height = divided_up(height, shrinking->factor);
    shrinking->sums = calloc((size_t)shrinking->made.width * 3, sizeof *shrinking->sums);
    shrinking->made.rgb = calloc((size_t)shrinking->made.width * 3, shrinking->made.height);
    return shrinking->sums != NULL && shrinking->made.rgb != NULL;
}

/// Writes the means of the rows summed up so far, at most `factor`, as one row.
static void finish_row(struct senim_shrinking *shrinking, uint32_t index, uint32_t rows) {
    uint8_t *made = shrinking->made.rgb + (size_t)index * shrinking->made.width * 3;
    for (uint32_t column = 0; column < shrinking->made.width; column++) {
        const uint32_t left = shrinking->width - column * shrinking->factor;
        const uint32_t area = rows * (left < shrinking->factor ? left : shrinking->factor);
        for (int colour = 0; colour < 3; colour++)
            made[column * 3 + colour] =
                (uint8_t)((shrinking->sums[column * 3 + colour] + area / 2) / area);
    }
    memset(shrinking->sums, 0, (size_t)shrinking->made.width * 3 * sizeof *shrinking->sums);
}

void senim_shrink_row(struct senim_shrinking *shrinking, const uint8_t *row) {
    uint32_t *sums = shrinking->sums;
    uint32_t inside = 0;
    for (uint32_t column = 0; column < shrinking->width; column++) {
        for (int colour = 0; colour < 3; colour++) sums[colour] += *row++;
        if (++inside == shrinking->factor) {
            inside = 0;
            sums += 3;
        }
    }
    shrinking->row_count++;
    if (shrinking->row_count % shrinking->factor == 0)
        finish_row(shrinking, shrinking->row_count / shrinking->factor - 1, shrinking->factor);
}

/// Where a pixel of the turned picture comes from (Exif 2.3, 4.6.4, tag 274).
static size_t source(
    int orientation, uint32_t x, uint32_t y, uint32_t width, uint32_t height) {
    const uint32_t right = width - 1, bottom = height - 1;
    switch (orientation) {
    case 2: return (size_t)y * width + (right - x);
    case 3: return (size_t)(bottom - y) * width + (right - x);
    case 4: return (size_t)(bottom - y) * width + x;
    case 5: return (size_t)x * width + y;
    case 6: return (size_t)(bottom - x) * width + y;
    case 7: return (size_t)(bottom - x) * width + (right - y);
    case 8: return (size_t)x * width + (right - y);
    default: return (size_t)y * width + x;
    }
}

int senim_shrink_end(
    struct senim_shrinking *shrinking, int orientation, struct senim_pixels *pixels) {
    const uint32_t rest = shrinking->row_count % shrinking->factor;
    if (rest != 0) finish_row(shrinking, shrinking->made.height - 1, rest);
    const struct senim_pixels made = shrinking->made;
    const int lies = orientation >= 5;
    pixels->width = lies ? made.height : made.width;
    pixels->height = lies ? made.width : made.height;
    pixels->rgb = malloc((size_t)made.width * made.height * 3);
    if (pixels->rgb == NULL) return 0;
    uint8_t *to = pixels->rgb;
    for (uint32_t y = 0; y < pixels->height; y++)
        for (uint32_t x = 0; x < pixels->width; x++, to += 3)
            memcpy(to, made.rgb + source(orientation, x, y, made.width, made.height) * 3, 3);
    return 1;
}

void senim_shrink_abandon(struct senim_shrinking *shrinking) {
    free(shrinking->sums);
    free(shrinking->made.rgb);
    shrinking->sums = NULL;
    shrinking->made.rgb = NULL;
}
