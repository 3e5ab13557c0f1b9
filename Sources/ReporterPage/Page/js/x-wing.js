/**
 * X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519 together, safe while one of them
 * is.
 */
import { Refusal, joined, utf8, wipe } from './bytes.js';
import { sha3of256, shake256 } from './keccak.js';
import {
    checkLatticeKey, latticeDecapsulate, latticeEncapsulate, latticeKey, latticePair, latticeSizes,
} from './ml-kem.js';
import { checkPoint, importPoint, importScalar, publicPoint, sharedPoint } from './x25519.js';

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
 * The secret of an encapsulated key; refuses one of another length, and points that `x25519.js`
 * refuses.
 */
export async function hybridDecapsulate(pair, encapsulatedKey) {
    const ephemeral = encapsulatedKey.subarray(latticeSizes.ciphertext);
    const pointSecret = await sharedPoint(pair.scalar, await importPoint(ephemeral));
    const secret = latticeDecapsulate(
        pair.latticePrivateKey, encapsulatedKey.subarray(0, latticeSizes.ciphertext));
    return hybridSecret(secret, pointSecret, ephemeral, pair.point);
}
