/**
 * X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519 together, safe while one of them
 * is. X25519 (RFC 7748) is WebCrypto's; what implementations differ about is refused
 * (Sealing/Specification.md §1.2).
 */
import { Refusal, fromHex, hex, isZero, joined, utf8, wipe } from './bytes.js';
import { sha3of256, shake256 } from './keccak.js';
import {
    checkLatticeKey, latticeDecapsulate, latticeEncapsulate, latticeKey, latticePair, latticeSizes,
} from './ml-kem.js';

// X25519.

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

// Both together.

/** Bytes of a public key and of an encapsulated key. */
export const hybridSizes = { publicKey: 1216, encapsulatedKey: 1120 };

function hybridSecret(latticeSecret, pointSecret, ephemeral, point) {
    const input = joined(latticeSecret, pointSecret, ephemeral, point, utf8('\\.//^\\'));
    const secret = sha3of256(input);
    wipe(input, latticeSecret, pointSecret);
    return secret;
}

/** Refuses (`malformed-key`) what Sealing/Specification.md §1.2 refuses. */
export function checkHybridKey(bytes) {
    if (bytes.length !== hybridSizes.publicKey) throw new Refusal('malformed-key', 'length');
    checkLatticeKey(bytes.subarray(0, latticeSizes.publicKey));
    checkPoint(bytes.subarray(latticeSizes.publicKey));
}

/** A checked public key, ready to be sealed to more than once. */
export async function hybridKey(bytes) {
    checkHybridKey(bytes);
    const point = bytes.slice(latticeSizes.publicKey);
    return {
        lattice: latticeKey(bytes.subarray(0, latticeSizes.publicKey)), point,
        importedPoint: await importPoint(point),
    };
}

/** The key pair of a seed of 32 bytes: its public key, and the halves of its private key. */
export async function hybridPair(seed) {
    const expanded = shake256(seed, 96);
    const lattice = latticePair(expanded.subarray(0, 64));
    const scalar = await importScalar(expanded.subarray(64));
    const point = await publicPoint(scalar);
    wipe(expanded);
    return {
        publicKey: joined(lattice.publicKey, point), latticePrivateKey: lattice.privateKey, scalar,
        point,
    };
}

/**
 * Encapsulates to a `hybridKey` with 64 random bytes: the secret, and the encapsulated key of 1120
 * bytes.
 */
export async function hybridEncapsulate(key, random) {
    const { secret, ciphertext } = latticeEncapsulate(key.lattice, random.subarray(0, 32));
    const scalar = await importScalar(random.subarray(32));
    const [ephemeral, pointSecret] = await Promise.all([
        publicPoint(scalar), sharedPoint(scalar, key.importedPoint)]);
    return {
        secret: hybridSecret(secret, pointSecret, ephemeral, key.point),
        encapsulatedKey: joined(ciphertext, ephemeral),
    };
}

/**
 * The secret of an encapsulated key; refuses one of another length, and `zero-secret`.
 */
export async function hybridDecapsulate(pair, encapsulatedKey) {
    const ephemeral = encapsulatedKey.subarray(latticeSizes.ciphertext);
    const pointSecret = await sharedPoint(pair.scalar, await importPoint(ephemeral));
    const secret = latticeDecapsulate(
        pair.latticePrivateKey, encapsulatedKey.subarray(0, latticeSizes.ciphertext));
    return hybridSecret(secret, pointSecret, ephemeral, pair.point);
}
