/**
 * Ed25519 (RFC 8032) with one meaning everywhere: SignedNote/Specification.md §3.
 *
 * Libraries differ on odd encodings, so they are refused before WebCrypto is asked for the
 * equation.
 */

import { Refusal, fromBase64, fromHex, hex, joined } from './bytes.js';

/** p = 2²⁵⁵ − 19 and L, the group's order; least significant byte first. */
const ed25519Prime = `ed${'ff'.repeat(30)}7f`;
const ed25519Order = `edd3f55c1a631258d69cf7a2def9de14${'00'.repeat(15)}10`;

/** The y coordinates of the eight points whose order divides eight (§3.2). */
const ed25519SmallOrder = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    `ec${'ff'.repeat(30)}7f`,
];

/** What stands before a seed in PKCS #8 (RFC 8410 §7). */
const ed25519Envelope = '302e020100300506032b657004220420';

/** Whether a little-endian number of 32 bytes is less than another, given in hexadecimal. */
function ed25519Less(bytes, boundHex) {
    const bound = fromHex(boundHex, 32);
    for (let i = 31; i >= 0; i -= 1) {
        if (bytes[i] !== bound[i]) return bytes[i] < bound[i];
    }
    return false;
}

/** Whether 32 bytes are a canonical point that is not of small order (§3.1, §3.2). */
export function isUsablePoint(bytes) {
    if (bytes.length !== 32) return false;
    const coordinate = bytes.slice();
    coordinate[31] &= 0x7f;
    return ed25519Less(coordinate, ed25519Prime)
        && !ed25519SmallOrder.includes(hex(coordinate));
}

/**
 * Whether the signature is valid and every part of it in its one spelling (§3).
 * Refuses as `browser-lacks` where WebCrypto has no Ed25519.
 */
export async function verifyEd25519(publicKey, message, signature) {
    if (signature.length !== 64 || !isUsablePoint(publicKey)
        || !isUsablePoint(signature.subarray(0, 32))
        || !ed25519Less(signature.subarray(32), ed25519Order)) return false;
    try {
        const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
        return await crypto.subtle.verify('Ed25519', key, signature, message) === true;
    } catch (error) {
        // A key that is no point is invalid; only a missing algorithm is the browser's fault.
        if (['NotSupportedError', 'TypeError', 'ReferenceError'].includes(error.name)) {
            throw new Refusal('browser-lacks', 'Ed25519');
        }
        return false;
    }
}

/** The signature of a message by the key of a seed of 32 bytes. */
export async function signEd25519(seed, message) {
    const key = await ed25519Key(seed);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', key, message));
}

/** The public key of a seed of 32 bytes. */
export async function ed25519PublicKey(seed) {
    const { x } = await crypto.subtle.exportKey('jwk', await ed25519Key(seed));
    return fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`);
}

async function ed25519Key(seed) {
    if (seed.length !== 32) throw new Refusal('malformed-key', 'seed');
    const envelope = joined(fromHex(ed25519Envelope, 16), seed);
    try {
        return await crypto.subtle.importKey('pkcs8', envelope, 'Ed25519', true, ['sign']);
    } catch {
        throw new Refusal('browser-lacks', 'Ed25519');
    } finally {
        envelope.fill(0);
    }
}
