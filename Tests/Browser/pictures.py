"""Small JPEG and PNG pictures, byte by byte, with everything in them that tells on who took them.

Both are pictures that a browser draws. What tells is in marked words, so that a test finds them.
"""
import struct
import zlib

PLACE = b"51 DEG 10 N 71 DEG 26 E"
CAMERA = b"KamZavod X1"
SAID = b"taken by Aigerim at work"
PREVIEW = b"a small picture of the whole"

# JPEG: 32 by 16 pixels, eight blocks, a restart between the lines, and a stuffed byte in the first.


def jpeg(*segments, behind=b""):
    """A JPEG with segments more at its beginning, and bytes behind its end."""
    return b"".join((b"\xff\xd8", *segments, SHOWN, b"\xff\xd9", behind))


def segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jfif(preview=False):
    """JFIF's own segment; its preview is one pixel high."""
    pixels = PREVIEW if preview else b""
    return segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48" + bytes([len(pixels) // 3, len(pixels) > 0])
                   + pixels[:len(pixels) // 3 * 3])


def exif(turned=1, place=True, preview=False, order=">"):
    """An EXIF segment: camera, how the picture is turned, where it was taken, and a preview."""
    return segment(0xE1, b"Exif\0\0" + tiff(turned, place, preview, order))


def tiff(turned, place, preview, order):
    entries = [(0x010F, 2, len(CAMERA) + 1, None), (0x0112, 3, 1, turned)]
    entries += [(0x8825, 4, 1, None)] if place else []
    behind = 8 + 2 + 12 * len(entries) + 4
    words = CAMERA + b"\0"
    body = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        if value is None:
            value = behind if tag == 0x010F else behind + len(words)
        form = "HHIHH" if kind == 3 else "HHII"
        body += struct.pack(order + form, tag, kind, count, value, *([0] if kind == 3 else []))
    words += (struct.pack(order + "HHHIII", 1, 1, 2, len(PLACE), behind + 64, 0) + PLACE) \
        if place else b""
    second = behind + len(words) if preview else 0
    body += struct.pack(order + "I", second) + words
    if preview:
        body += struct.pack(order + "HHHIII", 1, 0x0201, 4, 1, second + 18, 0) + PREVIEW
    return {">": b"MM\0\x2a\0\0\0\x08", "<": b"II\x2a\0\x08\0\0\0"}[order] + body


def xmp():
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SAID + b"</x:xmpmeta>")


def comment():
    return segment(0xFE, SAID)


ADOBE = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
_TABLES = (segment(0xDB, b"\0" + b"\1" * 64)
           + segment(0xC0, b"\x08\0\x10\0\x20\1\1\x11\0")
           + segment(0xC4, b"\0" + bytes([1, 1]) + b"\0" * 14 + bytes([0, 11]))
           + segment(0xC4, b"\x10" + bytes([1]) + b"\0" * 15 + bytes([0]))
           + segment(0xDD, b"\0\4"))
SHOWN = (_TABLES + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x02\xff\x00\xef" + b"\xff\xd0" + b"\x00")


def turned_only(turned):
    """The one EXIF segment that may stay: how the picture is turned."""
    return segment(0xE1, b"Exif\0\0MM\0\x2a\0\0\0\x08\0\1" + struct.pack(
        ">HHIHHI", 0x0112, 3, 1, turned, 0, 0))


# PNG: two by two pixels.


def png(*chunks, behind=b""):
    """A PNG with chunks more before its picture, and bytes behind its end."""
    return b"".join((SIGNATURE, HEAD, *chunks, PIXELS, END, behind))


def chunk(kind, content):
    return (struct.pack(">I", len(content)) + kind + content
            + struct.pack(">I", zlib.crc32(kind + content)))


def png_exif():
    return chunk(b"eXIf", tiff(1, True, False, ">"))


def png_text():
    return (chunk(b"tEXt", b"Author\0" + SAID)
            + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SAID))
            + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SAID)
            + chunk(b"tIME", b"\x07\xea\x0b\x1b\x0a\0\0"))


SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
PIXELS = chunk(b"IDAT", zlib.compress(b"\0\x10\x20\0\x30\x40"))
END = chunk(b"IEND", b"")
