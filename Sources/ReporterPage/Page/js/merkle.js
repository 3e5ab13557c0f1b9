/** Merkle trees of RFC 6962 and their proofs: TransparencyLog/Specification.md §1, §2. */

import { Refusal, fromBase64, sameBytes, sha256, u8 } from './bytes.js';

/** No tree is deeper (§1.2). */
const mostProofHashes = 63;

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry) {
    return sha256(u8(0), entry);
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left, right) {
    return sha256(u8(1), left, right);
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
    if (![index, size].every((number) => Number.isSafeInteger(number) && number >= 0)
        || index >= size) throw merkleRefusal('indexOutsideTree');
    if (hashes.length > mostProofHashes) throw merkleRefusal('length');
    let [position, last, node] = [index, size - 1, hashOfLeaf];
    for (const hash of hashes) {
        if (last === 0) throw merkleRefusal('length');
        if (position % 2 === 1 || position === last) {
            node = await nodeHash(hash, node);
            while (position % 2 === 0 && position !== 0) {
                [position, last] = [position / 2, Math.floor(last / 2)];
            }
        } else {
            node = await nodeHash(node, hash);
        }
        [position, last] = [Math.floor(position / 2), Math.floor(last / 2)];
    }
    if (last !== 0) throw merkleRefusal('length');
    if (!sameBytes(root, node)) throw merkleRefusal('rootMismatch');
}

function merkleRefusal(why) {
    return new Refusal('proof-refused', why);
}
