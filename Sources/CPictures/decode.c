// JPEG by libjpeg-turbo, PNG by libpng: in a confined process only.
#include "CPictures.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
// Behind jpeglib.h, which it belongs to.
#include <jerror.h>
#include <png.h>

#include "shrink.h"

/// libjpeg's errors come back here; nothing is printed.
struct jpeg_failure {
    struct jpeg_error_mgr base;
    jmp_buf jump;
    int is_cut_short;
};

static void jpeg_fail(j_common_ptr info) {
    longjmp(((struct jpeg_failure *)info->err)->jump, 1);
}

static void jpeg_note(j_common_ptr info, int level) {
    struct jpeg_failure *failure = (struct jpeg_failure *)info->err;
    const int code = failure->base.msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) failure->is_cut_short = 1;
}

static uint32_t number(const uint8_t *at, int byte_count, int is_little_endian) {
    uint32_t value = 0;
    for (int index = 0; index < byte_count; index++)
        value = value << 8 | at[is_little_endian ? byte_count - 1 - index : index];
    return value;
}

/// The orientation of an Exif APP1 segment (TIFF tag 0x0112): 1 to 8; 1 where it says none.
static int exif_orientation(const uint8_t *data, size_t count) {
    static const uint8_t prefix[6] = {'E', 'x', 'i', 'f', 0, 0};
    if (count < 14 || memcmp(data, prefix, sizeof prefix) != 0) return 1;
    const uint8_t *tiff = data + sizeof prefix;
    const size_t length = count - sizeof prefix;
    const int little = tiff[0] == 'I';
    const size_t directory = number(tiff + 4, 4, little);
    if (directory > length - 2) return 1;
    const size_t entries = number(tiff + directory, 2, little);
    for (size_t index = 0; index < entries; index++) {
        const size_t place = directory + 2 + 12 * index;
        if (place + 12 > length) return 1;
        if (number(tiff + place, 2, little) != 0x0112) continue;
        const uint32_t value = number(tiff + place + 8, 2, little);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

static enum senim_picture_status decode_jpeg(
    const uint8_t *bytes, size_t count, uint64_t maximum_pixels, uint32_t maximum_side,
    struct senim_pixels *pixels) {
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;
    struct senim_shrinking shrinking = {0};
    uint8_t *row = NULL;
    memset(&failure, 0, sizeof failure);
    info.err = jpeg_std_error(&failure.base);
    failure.base.error_exit = jpeg_fail;
    failure.base.emit_message = jpeg_note;
    // What is lost here goes with the process, which ends next.
    if (setjmp(failure.jump) != 0) return senim_picture_malformed;
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, count);
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&info, TRUE);
    enum senim_picture_status status = senim_picture_ok;
    if ((uint64_t)info.image_width * info.image_height > maximum_pixels)
        status = senim_picture_too_large;
    else if (
        info.jpeg_color_space != JCS_GRAYSCALE && info.jpeg_color_space != JCS_YCbCr &&
        info.jpeg_color_space != JCS_RGB)
        status = senim_picture_unknown;
    else {
        info.out_color_space = JCS_RGB;
        int orientation = 1;
        for (jpeg_saved_marker_ptr marker = info.marker_list; marker != NULL; marker = marker->next)
            if (orientation == 1)
                orientation = exif_orientation(marker->data, marker->data_length);
        jpeg_start_decompress(&info);
        row = malloc((size_t)info.output_width * 3);
        if (row == NULL ||
            !senim_shrink_begin(&shrinking, info.output_width, info.output_height, maximum_side))
            longjmp(failure.jump, 1);
        while (info.output_scanline < info.output_height) {
            JSAMPROW rows[1] = {row};
            jpeg_read_scanlines(&info, rows, 1);
            senim_shrink_row(&shrinking, row);
        }
        jpeg_finish_decompress(&info);
        if (failure.is_cut_short || !senim_shrink_end(&shrinking, orientation, pixels))
            longjmp(failure.jump, 1);
    }
    jpeg_destroy_decompress(&info);
    free(row);
    senim_shrink_abandon(&shrinking);
    return status;
}

static enum senim_picture_status decode_png(
    const uint8_t *bytes, size_t count, uint64_t maximum_pixels, uint32_t maximum_side,
    struct senim_pixels *pixels) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, bytes, count)) return senim_picture_malformed;
    if ((uint64_t)image.width * image.height > maximum_pixels) {
        png_image_free(&image);
        return senim_picture_too_large;
    }
    image.format = PNG_FORMAT_RGB;
    // What is transparent lies on white paper.
    const png_color paper = {.red = 255, .green = 255, .blue = 255};
    uint8_t *rgb = malloc(PNG_IMAGE_SIZE(image));
    struct senim_shrinking shrinking = {0};
    enum senim_picture_status status = senim_picture_malformed;
    if (rgb != NULL && png_image_finish_read(&image, &paper, rgb, 0, NULL) &&
        senim_shrink_begin(&shrinking, image.width, image.height, maximum_side)) {
        for (size_t row = 0; row < image.height; row++)
            senim_shrink_row(&shrinking, rgb + row * image.width * 3);
        if (senim_shrink_end(&shrinking, 1, pixels)) status = senim_picture_ok;
    }
    png_image_free(&image);
    free(rgb);
    senim_shrink_abandon(&shrinking);
    return status;
}

enum senim_picture_status senim_decode(
    const uint8_t *bytes, size_t count, uint64_t maximum_pixels, uint32_t maximum_side,
    struct senim_pixels *pixels) {
    static const uint8_t jpeg[3] = {0xFF, 0xD8, 0xFF};
    static const uint8_t png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    if (count >= sizeof jpeg && memcmp(bytes, jpeg, sizeof jpeg) == 0)
        return decode_jpeg(bytes, count, maximum_pixels, maximum_side, pixels);
    if (count >= sizeof png && memcmp(bytes, png, sizeof png) == 0)
        return decode_png(bytes, count, maximum_pixels, maximum_side, pixels);
    return senim_picture_unknown;
}

size_t senim_encode_png(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **png) {
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = PNG_FORMAT_RGB,
        .flags = PNG_IMAGE_FLAG_FAST};
    png_alloc_size_t count = PNG_IMAGE_PNG_SIZE_MAX(image);
    *png = malloc(count);
    if (*png != NULL && png_image_write_to_memory(&image, *png, &count, 0, rgb, 0, NULL))
        return count;
    free(*png);
    *png = NULL;
    return 0;
}
