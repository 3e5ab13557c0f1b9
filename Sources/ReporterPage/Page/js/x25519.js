/**
 * X25519 (RFC 7748) by WebCrypto, refusing what implementations differ about
 * (Sealing/Specification.md §1.2).
 */
import { Refusal, fromHex, hex, isZero, joined } from './bytes.js';

/**
 * PKCS #8 around a private key of 32 bytes, up to the key: the only form in which every browser
 * takes one.
 */
const pointPrefix = '302e020100300506032b656e04220420';

/** The coordinates with which every shared secret is zero: 0, 1, p − 1, and two of order eight. */
const pointsOfSmallOrder = [
    `00${'00'.repeat(31)}`, `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
];

/**
 * Refuses (`malformed-key`) another length than 32 bytes, a coordinate with a second spelling, that
 * is bit 255 set or a number not below 2²⁵⁵ − 19, and a point of small order.
 */
export function checkPoint(point) {
    const isReduced = point.length === 32 && point[31] < 0x80 && (point[31] < 0x7f
        || point[0] < 0xed || point.subarray(1, 31).some((byte) => byte < 0xff));
    if (!isReduced || pointsOfSmallOrder.includes(hex(point))) {
        throw new Refusal('malformed-key', 'x25519');
    }
}

/** Only a missing algorithm is the browser's fault. */
function pointRefusal(error, code) {
    const isMissing = ['NotSupportedError', 'TypeError', 'ReferenceError'].includes(error.name);
    return isMissing ? new Refusal('browser-lacks', 'X25519') : new Refusal(code, 'x25519');
}

/**
 * A point as WebCrypto takes it; some browsers refuse (`malformed-key`) here what others refuse as
 * `zero-secret`.
 */
export async function importPoint(point) {
    try {
        return await crypto.subtle.importKey('raw', point, 'X25519', false, []);
    } catch (error) {
        throw pointRefusal(error, 'malformed-key');
    }
}

/** A private key of 32 bytes as WebCrypto takes it. */
export async function importScalar(scalar) {
    const encoded = joined(fromHex(pointPrefix, 16), scalar);
    try {
        return await crypto.subtle.importKey('pkcs8', encoded, 'X25519', false, ['deriveBits']);
    } catch (error) {
        throw pointRefusal(error, 'malformed-key');
    } finally {
        encoded.fill(0);
    }
}

/** The shared secret of two imported keys; refuses (`zero-secret`) a secret of zeros. */
export async function sharedPoint(scalar, point) {
    let secret;
    try {
        secret = new Uint8Array(await crypto.subtle.deriveBits(
            { name: 'X25519', public: point }, scalar, 256));
    } catch (error) {
        throw pointRefusal(error, 'zero-secret');
    }
    if (isZero(secret)) throw new Refusal('zero-secret', 'x25519');
    return secret;
}

let basePoint;

/** The public key of an imported private key: its secret with base point 9. */
export async function publicPoint(scalar) {
    basePoint ??= importPoint(fromHex(`09${'00'.repeat(31)}`, 32));
    return sharedPoint(scalar, await basePoint);
}
