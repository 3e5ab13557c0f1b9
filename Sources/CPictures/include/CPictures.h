#ifndef CPICTURES_H
#define CPICTURES_H

#include <spawn.h>
#include <stddef.h>
#include <stdint.h>

/// How a picture's bytes were taken. Exit statuses of the child too (Pictures/Specification.md §3).
enum senim_picture_status {
    senim_picture_ok = 0,
    /// Neither JPEG nor PNG, or of a colour model that we do not show.
    senim_picture_unknown = 10,
    /// More pixels than we show.
    senim_picture_too_large = 11,
    /// Cut short or damaged.
    senim_picture_malformed = 12,
};

/// Rows from top to bottom of red, green, blue, a byte each; `rgb` is the caller's to free.
struct senim_pixels {
    uint32_t width;
    uint32_t height;
    uint8_t *rgb;
};

/// Has a child begin without any descriptor from `first` on. Glibc's own call, which Swift does not see. Returns 0 or an error number.
int senim_close_from(posix_spawn_file_actions_t *actions, int first);

/// Takes from this process, for good, everything but reading descriptor 0, writing descriptor 1, memory and its own end.
///
/// `memory` is how many bytes it may still map. Returns 0, or -1 where the kernel refuses a step: the process must then end.
int senim_confine(size_t memory, unsigned processor_seconds);

/// Decodes JPEG or PNG of at most `maximum_pixels`, turns it as its EXIF orientation says, and shrinks it by a whole factor until no side
/// is longer than `maximum_side`. Only for confined processes.
enum senim_picture_status senim_decode(
    const uint8_t *bytes, size_t count, uint64_t maximum_pixels, uint32_t maximum_side,
    struct senim_pixels *pixels);

/// Writes pixels as PNG without metadata into `*png`, which is the caller's to free. Returns its length; 0 where memory is short.
size_t senim_encode_png(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **png);

#endif
