/** Merkle trees of RFC 6962 and their proofs: TransparencyLog/Specification.md §1, §2. */

import { Refusal, fromBase64, sameBytes, sha256, u8 } from './bytes.js';

/** No tree is deeper (§1.2). */
export const mostProofHashes = 63;

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry) {
    return sha256(u8(0), entry);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left, right) {
    return sha256(u8(1), left, right);
}

/** Reads the hashes of a proof that stand one behind the other (Exchange/Specification.md §3). */
export function proofHashes(bytes) {
    if (bytes.length % 32 !== 0 || bytes.length > mostProofHashes * 32) {
        throw new Refusal('malformed-answer', 'proof');
    }
    return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.slice(32 * i, 32 * i + 32));
}

/** Reads the hashes of a proof that stand each on a line in base64 (§8.1). */
export function proofHashLines(lines) {
    if (lines.length > mostProofHashes) throw new Refusal('malformed-proof', 'tooManyHashes');
    return lines.map((line) => {
        let hash;
        try {
            hash = fromBase64(line);
        } catch {
            throw new Refusal('malformed-proof', 'hash');
        }
        if (hash.length !== 32) throw new Refusal('malformed-proof', 'hash');
        return hash;
    });
}

/**
 * Checks that a leaf stands at an index of the tree with this size and root (RFC 9162 §2.1.3.2;
 * §2.1). Refuses as `proof-refused`.
 */
export async function verifyInclusion(index, size, hashOfLeaf, hashes, root) {
    if (!merkleNumbers(index, size) || index >= size) throw merkleRefusal('indexOutsideTree');
    await merkleClimb(index, size - 1, hashes, [hashOfLeaf], [root]);
}

/**
 * Checks that the tree of the new size begins with that of the old one (RFC 9162 §2.1.4.2; §2.2).
 * Refuses as `proof-refused`; of an empty older tree nothing can be said.
 */
export async function verifyConsistency(oldSize, oldRoot, newSize, newRoot, hashes) {
    if (!merkleNumbers(oldSize, newSize) || oldSize === 0 || oldSize > newSize) {
        throw merkleRefusal('sizes');
    }
    if (oldSize === newSize) {
        if (hashes.length !== 0) throw merkleRefusal('length');
        if (!sameBytes(oldRoot, newRoot)) throw merkleRefusal('rootMismatch');
        return;
    }
    if (hashes.length === 0 || hashes.length > mostProofHashes) throw merkleRefusal('length');
    let position = oldSize - 1;
    let last = newSize - 1;
    while (position % 2 === 1) [position, last] = [(position - 1) / 2, Math.floor(last / 2)];
    // A power of two is a subtree of its own: its root begins the climb.
    const seed = position === 0 ? oldRoot : hashes[0];
    await merkleClimb(
        position, last, position === 0 ? hashes : hashes.slice(1), [seed, seed],
        [newRoot, oldRoot]);
}

/**
 * Goes up from a node to the roots. The first path takes all hashes, a second one (the older
 * tree's) only those on the left.
 */
async function merkleClimb(start, end, hashes, paths, roots) {
    if (hashes.length > mostProofHashes) throw merkleRefusal('length');
    let [position, last] = [start, end];
    for (const hash of hashes) {
        if (last === 0) throw merkleRefusal('length');
        if (position % 2 === 1 || position === last) {
            for (let i = 0; i < paths.length; i += 1) paths[i] = await nodeHash(hash, paths[i]);
            while (position % 2 === 0 && position !== 0) {
                [position, last] = [position / 2, Math.floor(last / 2)];
            }
        } else {
            paths[0] = await nodeHash(paths[0], hash);
        }
        [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
    }
    if (last !== 0) throw merkleRefusal('length');
    if (!roots.every((root, i) => sameBytes(root, paths[i]))) throw merkleRefusal('rootMismatch');
}

function merkleNumbers(...numbers) {
    return numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
}

function merkleRefusal(why) {
    return new Refusal('proof-refused', why);
}
