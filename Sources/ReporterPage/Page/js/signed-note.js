/** Signed notes and verifier keys: SignedNote/Specification.md. */

import { Refusal, fromBase64, hex, joined, base64, sha256, textOf, u8, utf8 } from './bytes.js';
import { isUsablePoint, verifyEd25519 } from './ed25519.js';

/** The algorithm of keys that sign notes (§2). */
export const noteAlgorithm = 1;
/** The algorithm of keys that cosign checkpoints. */
export const cosignatureAlgorithm = 4;

const notesMostText = 1 << 20;
const notesMostLines = 100;
const notesMostSignature = 8192;
const notesKeyName =
    /^[^\u0000-\u0020+\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;

/** Whether a text can name a key (§1.2). */
export function isKeyName(text) {
    return notesKeyName.test(text) && utf8(text).length <= 255;
}

/**
 * Makes a verifier key `{ name, algorithm, publicKey, keyId, text }`: `keyId` in hexadecimal,
 * `text` its one spelling (§2). Refuses as `malformed-vkey`.
 */
export async function verifierKey(name, algorithm, publicKey) {
    const refuse = (why) => new Refusal('malformed-vkey', why);
    if (!isKeyName(name)) throw refuse('name');
    if (algorithm !== noteAlgorithm && algorithm !== cosignatureAlgorithm) {
        throw refuse('unsupportedAlgorithm');
    }
    if (publicKey.length !== 32) throw refuse('publicKeyLength');
    if (!isUsablePoint(publicKey)) throw refuse('publicKeyRefused');
    const material = joined(u8(algorithm), publicKey);
    const keyId = hex((await sha256(utf8(`${name}\n`), material)).subarray(0, 4));
    return Object.freeze({
        name, algorithm, publicKey, keyId, text: `${name}+${keyId}+${base64(material)}`,
    });
}

/** Reads `<name>+<key id>+<base64>` (§2.1). */
export async function parseVerifierKey(text) {
    const refuse = (why) => new Refusal('malformed-vkey', why);
    const first = text.indexOf('+');
    const second = text.indexOf('+', first + 1);
    if (first < 0 || second < 0) throw refuse('parts');
    if (!/^[0-9a-f]{8}$/.test(text.slice(first + 1, second))) throw refuse('keyID');
    let material;
    try {
        material = fromBase64(text.slice(second + 1));
    } catch {
        throw refuse('base64');
    }
    if (material.length === 0) throw refuse('base64');
    const key = await verifierKey(text.slice(0, first), material[0], material.slice(1));
    if (key.text !== text) throw refuse('keyIDMismatch');
    return key;
}

/** Reads one signature line without its newline: `{ name, keyId, signature }` (§1.3). */
export function parseSignatureLine(line) {
    const refuse = () => new Refusal('malformed-note', 'signatureLine');
    const space = line.indexOf(' ', 2);
    if (!line.startsWith('— ') || space < 0) throw refuse();
    const name = line.slice(2, space);
    let bytes;
    try {
        bytes = fromBase64(line.slice(space + 1));
    } catch {
        throw refuse();
    }
    if (!isKeyName(name) || bytes.length < 5 || bytes.length > 4 + notesMostSignature) {
        throw refuse();
    }
    return Object.freeze({ name, keyId: hex(bytes.subarray(0, 4)), signature: bytes.slice(4) });
}

/**
 * Reads a note `{ text, signatures, bytes }` and refuses anything that is not exactly one (§1), as
 * `malformed-note`. Says nothing about who signed: see `isSignedBy`.
 */
export function parseNote(bytes) {
    const refuse = (why) => new Refusal('malformed-note', why);
    if (bytes[bytes.length - 1] !== 10) throw refuse('unterminated');
    let split = bytes.length - 1;
    while (split > 0 && !(bytes[split] === 10 && bytes[split - 1] === 10)) split -= 1;
    if (split <= 0 || split === bytes.length - 1) throw refuse('noSignatures');
    if (split > notesMostText) throw refuse('tooLong');
    if (bytes.subarray(0, split).some((byte) => byte < 0x20 && byte !== 10)) {
        throw refuse('controlCharacter');
    }
    let text;
    let lines;
    try {
        text = textOf(bytes.subarray(0, split));
        lines = textOf(bytes.subarray(split + 1, bytes.length - 1)).split('\n');
    } catch {
        throw refuse('notUTF8');
    }
    if (lines.length > notesMostLines) throw refuse('tooManySignatures');
    return Object.freeze({ text, signatures: lines.map(parseSignatureLine), bytes });
}

/** Whether a signature line claims to be by this key (§4). */
export function isLineBy(key, line) {
    return line.keyId === key.keyId && line.name === key.name;
}

/**
 * Whether a key of algorithm 0x01 signed: at least one line by it, and every such line valid
 * (§4.3).
 */
export async function isSignedBy(note, key) {
    const claims = note.signatures.filter((line) => isLineBy(key, line));
    if (key.algorithm !== noteAlgorithm || claims.length === 0) return false;
    const message = utf8(note.text);
    const seen = new Set();
    for (const { signature } of claims) {
        if (seen.has(hex(signature))) continue;
        if (!await verifyEd25519(key.publicKey, message, signature)) return false;
        seen.add(hex(signature));
    }
    return true;
}

/** Among several of something, those whose key signed the note. */
export async function signersOf(note, members, keyOf) {
    const signers = [];
    for (const member of members) {
        if (await isSignedBy(note, keyOf(member))) signers.push(member);
    }
    return signers;
}
