/**
 * Bodies of requests and answers: Exchange/Specification.md. Every reader refuses as
 * `malformed-answer`.
 */

import {
    Refusal, hex, joined, readU32, readU64, readDecimal, textOf, u32, u64, isZero,
} from './bytes.js';
import { isSignedBy, parseNote } from './signed-note.js';

const framesMostVersions = 4096;
const framesMostKeyNotes = 23;
const framesMostItems = 4096;
const framesMostChunks = 4096;

/** The codes of `Problem.swift`; another one is no answer of a gateway's (§4). */
const framesProblems = [
    'malformed-request', 'malformed-message', 'unsupported-version', 'wrong-kind', 'wrong-portal',
    'directory-unknown', 'directory-superseded', 'work-needed', 'not-authorised', 'wrong-time',
    'nonce-used', 'not-found', 'mailbox-changed', 'thread-changed', 'conversation-full',
    'note-refused', 'note-too-old', 'upload-conflict', 'upload-incomplete', 'too-large', 'busy',
    'waiting-for-trustees', 'rolled-back', 'storage-full', 'not-yet', 'too-slow',
    'method-not-allowed', 'unexpected',
];

function framesRefusal(field) {
    return new Refusal('malformed-answer', field);
}

/** Writes byte strings, each behind its u32 length (§1). */
export function writeFrames(...parts) {
    return joined(...parts.flatMap((part) => [u32(part.length), part]));
}

/** Reads all frames, at most so many; they share the memory of `bytes` (§1). */
function readFrames(bytes, most) {
    const frames = [];
    let place = 0;
    while (place < bytes.length) {
        if (frames.length === most) throw framesRefusal('too many frames');
        if (place + 4 > bytes.length) throw framesRefusal('frame');
        const end = place + 4 + readU32(bytes, place);
        if (end > bytes.length) throw framesRefusal('frame');
        frames.push(bytes.subarray(place + 4, end));
        place = end;
    }
    return frames;
}

/** Reads exactly so many frames. */
export function readExactFrames(bytes, count) {
    const frames = readFrames(bytes, count);
    if (frames.length !== count) throw framesRefusal('frame count');
    return frames;
}

function framesField(bytes, byteCount, name) {
    if (bytes.length !== byteCount) throw framesRefusal(name);
    return bytes;
}

function framesU32(bytes, name) {
    return readU32(framesField(bytes, 4, name));
}

function framesNote(bytes, name) {
    try {
        return parseNote(bytes);
    } catch {
        throw framesRefusal(name);
    }
}

/** The content of a padded answer (§5). */
export function unpadded(bytes) {
    const sizes = [16, 64, 256, 1024, 4096].map((kibibytes) => kibibytes * 1024);
    const size = bytes.length;
    if (!sizes.includes(size)) throw framesRefusal('bucket');
    const end = 4 + readU32(bytes);
    if (end > size || !isZero(bytes.subarray(end))) throw framesRefusal('bucket');
    // The smallest that holds it: otherwise one answer had several spellings.
    if (sizes.find((candidate) => candidate >= end) !== size) throw framesRefusal('bucket');
    return bytes.subarray(4, end);
}

/**
 * What a gateway answered instead: a Refusal of the code of its problem, with `status` and, when
 * told, `retryAfter` in seconds; `unexpected-answer` for anything else (§4).
 */
export function problemRefusal(status, body, retryAfter = null) {
    let code = null;
    try {
        if (body.length <= 4096) code = JSON.parse(textOf(body)).code;
    } catch {
        // No JSON, no code.
    }
    const known = framesProblems.includes(code);
    const refusal = new Refusal(known ? code : 'unexpected-answer', known ? '' : `${status}`);
    refusal.status = status;
    refusal.retryAfter = retryAfter;
    return refusal;
}

/** `/directory`: `{ directories, keyNotes }`, notes; a key note is null where none counts (§3). */
export function parseDirectoryAnswer(bytes) {
    const [versions, keys] = readExactFrames(bytes, 2);
    return {
        directories: readFrames(versions, framesMostVersions)
            .map((frame) => framesNote(frame, 'directory')),
        keyNotes: readFrames(keys, framesMostKeyNotes)
            .map((frame) => (frame.length === 0 ? null : framesNote(frame, 'key note'))),
    };
}

/** Writes a directory answer, as proof files have it. */
export function writeDirectoryAnswer({ directories, keyNotes }) {
    return writeFrames(
        writeFrames(...directories.map((note) => note.bytes)),
        writeFrames(...keyNotes.map((note) => note?.bytes ?? new Uint8Array(0))));
}

/** `/work`: `{ epoch, seed, effort }`; a suggestion above 2²⁰ is refused (§8.6). */
export function parseWorkOffer(bytes) {
    const [epoch, seed, effort] = readExactFrames(bytes, 3);
    const offer = {
        epoch: framesU32(epoch, 'epoch'), seed: framesField(seed, 32, 'seed'),
        effort: framesU32(effort, 'effort'),
    };
    if (offer.effort > 2 ** 20) throw framesRefusal('effort');
    return offer;
}

/**
 * `/uploads`, `/uploads/status`: `{ chunkCount, missing }`, the places that are not durable, in
 * order (§9.2).
 */
export function parseUploadProgress(bytes) {
    const [count, bits] = readExactFrames(bytes, 2);
    const chunkCount = framesU32(count, 'chunk count');
    if (chunkCount < 1 || chunkCount > framesMostChunks) throw framesRefusal('chunk count');
    framesField(bits, Math.ceil(chunkCount / 8), 'stored chunks');
    if (chunkCount % 8 !== 0 && bits[bits.length - 1] >> (chunkCount % 8) !== 0) {
        throw framesRefusal('stored chunks');
    }
    const missing = [];
    for (let i = 0; i < chunkCount; i += 1) {
        if (((bits[i >> 3] >> (i % 8)) & 1) === 0) missing.push(i);
    }
    return { chunkCount, missing };
}

/** An entry with what it commits to: `{ index, leaf, nonce, detail }` (§3). */
export function parseEntry(bytes) {
    const [index, leaf, nonce, detail] = readExactFrames(bytes, 4);
    return {
        index: readU64(framesField(index, 8, 'index')), leaf: framesField(leaf, 44, 'leaf'),
        nonce: framesField(nonce, 32, 'entry nonce'), detail,
    };
}

/** Writes an entry. */
export function writeEntry({ index, leaf, nonce, detail }) {
    return writeFrames(u64(index), leaf, nonce, detail);
}

/** Entry and tlog-proof `{ entry, proof }`; null while both are empty (§6). */
function framesAcceptance(entry, proof) {
    return entry.length + proof.length === 0 ? null : { entry: parseEntry(entry), proof };
}

/**
 * `/mailbox`: `{ pageCount, listing, items }`. An item has `kind` and `acceptance`, `{ entry, proof }` or
 * null; an `own` one `header` and `bodyDigest`, a `reply` `header` and `body`, an `act` nothing
 * else (§5, §6).
 */
export function parseMailboxPage(bytes) {
    if (bytes.length > 1024 * 1024) throw framesRefusal('bucket');
    const [count, listing, ...items] = readFrames(unpadded(bytes), framesMostItems + 2);
    if (listing === undefined) throw framesRefusal('page count');
    return {
        pageCount: framesU32(count, 'page count'),
        listing: hex(framesField(listing, 8, 'listing')),
        items: items.map(framesItem),
    };
}

function framesItem(bytes) {
    const [kind, header, body, entry, proof] = readExactFrames(bytes, 5);
    const acceptance = framesAcceptance(entry, proof);
    switch (framesField(kind, 1, 'item')[0]) {
    case 1:
        return {
            kind: 'own', header, bodyDigest: framesField(body, 32, 'body digest'), acceptance,
        };
    case 2:
        return { kind: 'reply', header, body, acceptance };
    case 3:
        if (acceptance !== null && header.length + body.length === 0) {
            return { kind: 'act', acceptance };
        }
    // falls through
    default:
        throw framesRefusal('item');
    }
}

/**
 * `/mailbox/message`: `{ header, body, acceptance, directory }`, an own message with all it was
 * sealed to.
 */
export function parseMailboxMessage(bytes) {
    const [header, body, entry, proof, directory] = readExactFrames(unpadded(bytes), 5);
    return {
        header, body, acceptance: framesAcceptance(entry, proof),
        directory: parseDirectoryAnswer(directory),
    };
}

/**
 * The two receipts, notes, that a submission is answered by (§3): of the message, of its identity
 * message.
 */
export function parseSubmissionAnswer(bytes) {
    return readExactFrames(bytes, 2).map((frame) => framesNote(frame, 'receipt'));
}

/**
 * Checks a gateway's receipt and gives its day (§2). Refuses as `receipt-refused`.
 *
 * `messageId` is hexadecimal; `directories` are those whose gateway note key may have signed; with
 * `today`, the reader's own day, the receipt's may differ from it by one.
 */
export async function verifyReceipt(note, messageId, directories, today = null) {
    const refuse = (why) => new Refusal('receipt-refused', why);
    const lines = note.text.split('\n');
    if (lines.length !== 5 || lines[0] !== 'senim/receipt/v1') throw refuse('malformed');
    let day;
    try {
        day = readDecimal(lines[3], 2 ** 32 - 1);
    } catch {
        throw refuse('malformed');
    }
    let isSigned = false;
    for (const { gatewayNoteKey } of directories) {
        isSigned = isSigned || await isSignedBy(note, gatewayNoteKey);
    }
    if (!isSigned) throw refuse('notSignedByGateway');
    if (!directories.some(({ portal }) => portal === lines[1])) throw refuse('otherPortal');
    if (lines[2] !== messageId) throw refuse('otherMessage');
    if (today !== null && Math.abs(day - today) > 1) throw refuse('otherDay');
    return day;
}

