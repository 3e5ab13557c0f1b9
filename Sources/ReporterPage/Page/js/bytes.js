/**
 * Bytes, and the hashes and keys that every other module computes with.
 *
 * Everything here refuses rather than repairs: a text that has two spellings has one reading or none.
 */

/**
 * What was refused, by a short code that the page has words for; `detail` never holds anything a reporter typed.
 */
export class Refusal extends Error {
    constructor(code, detail = '') {
        super(detail === '' ? code : `${code}: ${detail}`);
        this.name = 'Refusal';
        this.code = code;
        this.detail = detail;
    }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 of a text. */
export function utf8(text) {
    return encoder.encode(text);
}

/** The text that bytes spell in UTF-8; refuses whatever is not UTF-8, and keeps a byte order mark as a character. */
export function textOf(bytes) {
    try {
        return decoder.decode(bytes);
    } catch {
        throw new Refusal('not-utf8');
    }
}

/** All parts, one behind the other. */
export function joined(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let place = 0;
    for (const part of parts) {
        whole.set(part, place);
        place += part.length;
    }
    return whole;
}

/** Fresh random bytes. */
export function randomBytes(byteCount) {
    const bytes = new Uint8Array(byteCount);
    for (let place = 0; place < byteCount; place += 65536) {
        crypto.getRandomValues(bytes.subarray(place, Math.min(place + 65536, byteCount)));
    }
    return bytes;
}

/** Whether two byte strings are the same, in a time that depends on their lengths alone. */
export function sameBytes(one, other) {
    if (one.length !== other.length) return false;
    let difference = 0;
    for (let i = 0; i < one.length; i += 1) difference |= one[i] ^ other[i];
    return difference === 0;
}

/** Whether all bytes are zero. */
export function isZero(bytes) {
    let any = 0;
    for (let i = 0; i < bytes.length; i += 1) any |= bytes[i];
    return any === 0;
}

/** Overwrites bytes with zeros. A browser may hold copies that nobody can reach. */
export function wipe(...arrays) {
    for (const bytes of arrays) bytes.fill(0);
}

// Numbers, big-endian.

export function u8(number) {
    return Uint8Array.of(number);
}

export function u32(number) {
    return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}

/** Eight bytes of a whole number below 2⁵³. */
export function u64(number) {
    return joined(u32(Math.floor(number / 2 ** 32)), u32(number % 2 ** 32));
}

export function readU32(bytes, place = 0) {
    if (place + 4 > bytes.length) throw new Refusal('truncated');
    return ((bytes[place] << 24) | (bytes[place + 1] << 16) | (bytes[place + 2] << 8)
        | bytes[place + 3]) >>> 0;
}

/** Refuses numbers of 2⁵³ and above, which no honest portal reaches. */
export function readU64(bytes, place = 0) {
    const number = readU32(bytes, place) * 2 ** 32 + readU32(bytes, place + 4);
    if (!Number.isSafeInteger(number)) throw new Refusal('number-too-large');
    return number;
}

/** A number as notes write it: decimal, no sign, no leading zero, at most `most`. */
export function readDecimal(text, most = Number.MAX_SAFE_INTEGER) {
    if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) throw new Refusal('not-a-number');
    const number = Number(text);
    if (number > most) throw new Refusal('number-too-large');
    return number;
}

// Hexadecimal and base64.

export function hex(bytes) {
    let text = '';
    for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
    return text;
}

/** Lower-case hexadecimal of exactly so many bytes. */
export function fromHex(text, byteCount) {
    if (text.length !== byteCount * 2 || !/^[0-9a-f]*$/.test(text)) {
        throw new Refusal('not-hexadecimal');
    }
    const bytes = new Uint8Array(byteCount);
    for (let i = 0; i < byteCount; i += 1) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
    return bytes;
}

export function base64(bytes) {
    let text = '';
    for (let place = 0; place < bytes.length; place += 8192) {
        text += String.fromCharCode(...bytes.subarray(place, place + 8192));
    }
    return btoa(text);
}

/** RFC 4648 §4 with padding; refuses every second spelling. */
export function fromBase64(text) {
    let binary;
    try {
        binary = atob(text);
    } catch {
        throw new Refusal('not-base64');
    }
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    if (base64(bytes) !== text) throw new Refusal('not-base64');
    return bytes;
}

// Hashes and keys, all by WebCrypto.

export async function sha256(...parts) {
    const whole = parts.length === 1 ? parts[0] : joined(...parts);
    return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** `L(s, x) = SHA-256(u8 length of s ‖ s ‖ x)`. */
export function labelled(label, ...parts) {
    const name = utf8(label);
    return sha256(u8(name.length), name, ...parts);
}

/** HMAC-SHA256. An empty key is 32 zero bytes, which is the same key and which WebCrypto takes. */
export async function hmac(key, ...parts) {
    const imported = await crypto.subtle.importKey(
        'raw', key.length === 0 ? new Uint8Array(32) : key, { name: 'HMAC', hash: 'SHA-256' },
        false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, joined(...parts)));
}

/** HKDF-Extract (RFC 5869 §2.2). */
export function extract(salt, ...parts) {
    return hmac(salt, ...parts);
}

/** HKDF-Expand (RFC 5869 §2.3), at most 255 blocks of 32 bytes. */
export async function expand(key, info, byteCount) {
    const blocks = [];
    let last = new Uint8Array(0);
    for (let i = 1; (i - 1) * 32 < byteCount; i += 1) {
        last = await hmac(key, last, info, u8(i));
        blocks.push(last);
    }
    return joined(...blocks).slice(0, byteCount);
}

/** AES-256-GCM with one key for many nonces. */
export async function gcmSealer(key) {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
    return async (nonce, associatedData, plaintext) => new Uint8Array(await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: associatedData }, imported, plaintext));
}

/** AES-256-GCM: ciphertext ‖ tag. */
export async function sealGCM(key, nonce, associatedData, plaintext) {
    return (await gcmSealer(key))(nonce, associatedData, plaintext);
}

/** Opens AES-256-GCM; refuses as `does-not-open`. */
export async function openGCM(key, nonce, associatedData, sealed) {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    try {
        return new Uint8Array(await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: nonce, additionalData: associatedData }, imported, sealed));
    } catch {
        throw new Refusal('does-not-open');
    }
}

/** Lets the browser answer its person between two pieces of work; a timer would wait 4 ms more. */
function breathe() {
    return new Promise((resume) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            port1.close();
            resume();
        };
        port2.postMessage(null);
    });
}

/** For a long piece of work: a function that breathes when so many milliseconds have gone by since it did last. */
export function breather(milliseconds) {
    let last = performance.now();
    return async () => {
        if (performance.now() - last < milliseconds) return;
        await breathe();
        last = performance.now();
    };
}
