/**
 * Takes out of photos what tells where, when and with what they were made.
 *
 * The picture's own bytes are copied and not drawn again: a canvas would give noise in Tor Browser. Whatever is not known to be
 * needed for showing the picture is left out.
 */

import { Refusal, joined, readU32, textOf } from './bytes.js';

/** The largest photo that is cleaned, in bytes: it is held in memory once. */
const mostCleanedBytes = 64 * 1048576;

/**
 * The photo without its metadata, its media type, and what was found; undefined when it is no JPEG or PNG.
 *
 * `found` is a list of `place` (EXIF with a position), `camera` (other EXIF), `text`, `preview`, `other`. Refuses as
 * `photo-damaged` what does not read as the picture it begins as.
 */
export async function cleanedPhoto(blob) {
    if (blob.size > mostCleanedBytes) return undefined;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanedJPEG(bytes);
    if (pngSignature.every((byte, i) => bytes[i] === byte)) return cleanedPNG(bytes);
    return undefined;
}

function photoDamaged() {
    return new Refusal('photo-damaged');
}

// JPEG (ITU-T T.81 annex B).

function cleanedJPEG(bytes) {
    const kept = [Uint8Array.of(0xff, 0xd8)];
    const found = new Set();
    let turned = 1;
    let place = 2;
    while (true) {
        if (bytes[place] !== 0xff) throw photoDamaged();
        while (bytes[place + 1] === 0xff) place += 1;
        const marker = bytes[place + 1];
        if (marker === undefined) throw photoDamaged();
        if (marker === 0xd9) {
            if (place + 2 < bytes.length) found.add('other');
            break;
        }
        const length = (bytes[place + 2] << 8) | bytes[place + 3];
        const end = place + 2 + length;
        if (!(length >= 2) || end > bytes.length) throw photoDamaged();
        const segment = bytes.subarray(place, end);
        if (marker === 0xe0 && isNamed(segment, 'JFIF\0') && length >= 16) {
            kept.push(plainJFIF(segment));
            if (length > 16) found.add('preview');
        } else if (marker === 0xe1 && isNamed(segment, 'Exif\0')) {
            const exif = readExif(segment.subarray(10));
            turned = exif.turned;
            found.add(exif.hasPlace ? 'place' : 'camera');
            if (exif.hasPreview) found.add('preview');
        } else if (marker === 0xfe || marker === 0xe1 || marker === 0xed) {
            found.add('text');
        } else if (isPicture(marker) || (marker === 0xee && isNamed(segment, 'Adobe')
            && length === 14)) {
            kept.push(segment);
        } else {
            found.add('other');
        }
        place = end;
        if (marker === 0xda) {
            const begin = place;
            while (place < bytes.length && !(bytes[place] === 0xff && bytes[place + 1] !== 0
                && !(bytes[place + 1] >= 0xd0 && bytes[place + 1] <= 0xd7))) place += 1;
            if (place >= bytes.length) throw photoDamaged();
            kept.push(bytes.subarray(begin, place));
        }
    }
    if (turned !== 1) kept.splice(1, 0, turnOnly(turned));
    return {
        blob: new Blob([joined(...kept, Uint8Array.of(0xff, 0xd9))], { type: 'image/jpeg' }),
        mediaType: 'image/jpeg', ending: 'jpg', found: [...found],
    };
}

/** Frames, tables and scans, without which there is no picture. */
function isPicture(marker) {
    return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8)
        || (marker >= 0xda && marker <= 0xdf && marker !== 0xde);
}

function isNamed(segment, name) {
    return [...name].every((letter, i) => segment[4 + i] === letter.charCodeAt(0));
}

/** The JFIF segment with its density and without its preview. */
function plainJFIF(segment) {
    const plain = segment.slice(0, 18);
    plain[2] = 0;
    plain[3] = 16;
    plain[16] = 0;
    plain[17] = 0;
    return plain;
}

/** What the EXIF says of turning, position and preview; a damaged one says nothing. */
function readExif(tiff) {
    const said = { turned: 1, hasPlace: false, hasPreview: false };
    const isLittle = tiff[0] === 0x49;
    const number = (at, count) => {
        let value = 0;
        for (let i = 0; i < count; i += 1) {
            value = value * 256 + (tiff[at + (isLittle ? count - 1 - i : i)] ?? 0);
        }
        return value;
    };
    const first = number(4, 4);
    const count = first + 2 <= tiff.length ? number(first, 2) : 0;
    for (let i = 0; i < count && first + 14 + 12 * i <= tiff.length; i += 1) {
        const entry = first + 2 + 12 * i;
        const tag = number(entry, 2);
        if (tag === 0x0112) said.turned = number(entry + 8, 2);
        if (tag === 0x8825) said.hasPlace = true;
    }
    const next = first + 2 + 12 * count;
    said.hasPreview = count > 0 && next + 4 <= tiff.length && number(next, 4) !== 0;
    if (!(said.turned >= 1 && said.turned <= 8)) said.turned = 1;
    return said;
}

/** An EXIF segment that says how the picture is turned, and nothing else. */
function turnOnly(turned) {
    return Uint8Array.of(
        0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0);
}

// PNG (W3C PNG, third edition, §5 and §11).

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What a picture is drawn from, with the most bytes that it can need of each. */
const pngKept = {
    IHDR: 13, PLTE: 768, IDAT: Infinity, IEND: 0, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1, cICP: 4,
    sBIT: 4, bKGD: 6, acTL: 8, fcTL: 26, fdAT: Infinity,
};

function cleanedPNG(bytes) {
    const kept = [bytes.subarray(0, 8)];
    const found = new Set();
    let place = 8;
    let type = '';
    while (type !== 'IEND') {
        if (place + 12 > bytes.length) throw photoDamaged();
        const end = place + 12 + readU32(bytes, place);
        if (end > bytes.length) throw photoDamaged();
        type = pngType(bytes.subarray(place + 4, place + 8));
        if (end - place - 12 <= (pngKept[type] ?? -1)) kept.push(bytes.subarray(place, end));
        else if (type === 'IEND') throw photoDamaged();
        else if (type === 'eXIf') found.add(readExif(bytes.subarray(place + 8, end - 4)).hasPlace ? 'place' : 'camera');
        else if (['tEXt', 'zTXt', 'iTXt', 'tIME'].includes(type)) found.add('text');
        else found.add('other');
        place = end;
    }
    if (place < bytes.length) found.add('other');
    return {
        blob: new Blob([joined(...kept)], { type: 'image/png' }), mediaType: 'image/png',
        ending: 'png', found: [...found],
    };
}

function pngType(bytes) {
    try {
        return textOf(bytes);
    } catch {
        throw photoDamaged();
    }
}
