/**
 * Checkpoints, cosignatures, the public policy and tlog-proofs: TransparencyLog/Specification.md
 * §4, §6 to §8.
 */

import { Refusal, base64, fromBase64, hex, readDecimal, readU64, textOf, utf8 } from './bytes.js';
import { verifyEd25519 } from './ed25519.js';
import { proofHashLines, verifyInclusion } from './merkle.js';
import { cosignatureAlgorithm, isKeyName, isLineBy, isSignedBy, parseNote } from './signed-note.js';

const checkpointEmptyRoot = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Reads `{ origin, size, root, note }`, a claim, from the bytes of a note with exactly three lines
 * (§4.1).
 */
export function parseCheckpoint(bytes) {
    const refuse = (why) => new Refusal('malformed-checkpoint', why);
    const note = parseNote(bytes);
    const lines = note.text.split('\n');
    if (lines.length !== 4) throw refuse('lineCount');
    let size;
    let root;
    try {
        size = readDecimal(lines[1]);
    } catch {
        throw refuse('size');
    }
    try {
        root = fromBase64(lines[2]);
    } catch {
        throw refuse('root');
    }
    if (!isKeyName(lines[0])) throw refuse('origin');
    if (root.length !== 32 || (size === 0 && hex(root) !== checkpointEmptyRoot)) {
        throw refuse('root');
    }
    return Object.freeze({ origin: lines[0], size, root, note });
}

/**
 * What stands in a signature line by a cosigning key: `{ time, signature }`, UTC seconds (§6.2).
 */
export function parseCosignature(line) {
    if (line.signature.length !== 72) throw new Refusal('malformed-cosignature');
    return { time: readU64(line.signature), signature: line.signature.subarray(8) };
}

/**
 * The newest time at which a key of algorithm 0x04 cosigned; null when it did not, or a line by it
 * is invalid (§6.3).
 */
export async function cosignedAt(checkpoint, key) {
    if (key.algorithm !== cosignatureAlgorithm) return null;
    let newest = null;
    for (const line of checkpoint.note.signatures) {
        if (!isLineBy(key, line)) continue;
        let claim;
        try {
            claim = parseCosignature(line);
        } catch {
            return null;
        }
        const message = utf8(`cosignature/v1\ntime ${claim.time}\n${checkpoint.note.text}`);
        if (!await verifyEd25519(key.publicKey, message, claim.signature)) return null;
        newest = Math.max(newest ?? 0, claim.time);
    }
    return newest;
}

/**
 * The public policy of a directory, `{ logKey, threshold, trustees, witnesses, text }`: the log's
 * signature, t trustees' cosignatures and one witness's (§7.3; Details/Specification.md §6). `text`
 * is that of §7.1.
 */
export function publicPolicy(directory) {
    const trustees = directory.trustees.map((trustee) => trustee.cosigningKey);
    const { logKey, threshold, witnesses } = directory;
    const names = (prefix, keys) => keys.map((_, i) => `${prefix}-${i + 1}`);
    const lines = (prefix, keys) =>
        keys.map((key, i) => `witness ${prefix}-${i + 1} ${key.text}`);
    const text = [
        `log ${logKey.text}`, ...lines('trustee', trustees), ...lines('witness', witnesses),
        `group trustees ${threshold} ${names('trustee', trustees).join(' ')}`,
        `group witnesses any ${names('witness', witnesses).join(' ')}`,
        'group public all trustees witnesses', 'quorum public', '',
    ].join('\n');
    return Object.freeze({ logKey, threshold, trustees, witnesses, text });
}

/** Checks that a checkpoint satisfies a public policy (§4.2, §7.3). Refuses as `policy-refused`. */
async function verifyCheckpoint(checkpoint, policy) {
    const refuse = (why) => new Refusal('policy-refused', why);
    if (checkpoint.origin !== policy.logKey.name) throw refuse('unknownLog');
    if (!await isSignedBy(checkpoint.note, policy.logKey)) throw refuse('notSignedByLog');
    const count = async (keys) => {
        let cosigned = 0;
        for (const key of keys) if (await cosignedAt(checkpoint, key) !== null) cosigned += 1;
        return cosigned;
    };
    if (await count(policy.trustees) < policy.threshold || await count(policy.witnesses) < 1) {
        throw refuse('quorum');
    }
}

/**
 * Reads a tlog-proof: `{ index, hashes, checkpoint }` (§8.1). Extra data are skipped: nobody
 * vouches for them.
 */
export function parseLogProof(bytes) {
    const refuse = (why) => new Refusal('malformed-proof', why);
    const split = bytes.findIndex((byte, i) => byte === 10 && bytes[i + 1] === 10);
    if (bytes.length > 2 << 20 || split < 0) throw refuse('lines');
    const lines = textOf(bytes.subarray(0, split)).split('\n');
    if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw refuse('unknownFormat');
    if (lines[0]?.startsWith('extra ')) {
        try {
            if (fromBase64(lines.shift().slice(6)).length === 0) throw refuse('extra');
        } catch {
            throw refuse('extra');
        }
    }
    const line = lines.shift();
    if (!line?.startsWith('index ')) throw refuse('lines');
    return Object.freeze({
        index: readDecimal(line.slice(6)), hashes: proofHashLines(lines),
        checkpoint: parseCheckpoint(bytes.subarray(split + 2)),
    });
}

/**
 * Checks that a leaf stands in a tree that one of the policies accepts, and gives that policy
 * (§8.2). `verdicts`, a Map, keeps what was found of a checkpoint, since many proofs lead to one.
 */
export async function verifyLogProof(proof, hashOfLeaf, policies, verdicts = new Map()) {
    const { index, hashes, checkpoint } = proof;
    let refusal = new Refusal('policy-refused', 'unknownLog');
    for (const [i, policy] of policies.entries()) {
        const name = `${policy.text}\n${base64(checkpoint.note.bytes)}`;
        if (!verdicts.has(name)) {
            verdicts.set(name, await verifyCheckpoint(checkpoint, policy).then(
                () => null, (error) => error));
        }
        const verdict = verdicts.get(name);
        if (verdict === null) {
            await verifyInclusion(index, checkpoint.size, hashOfLeaf, hashes, checkpoint.root);
            return policy;
        }
        if (!(verdict instanceof Refusal) || verdict.code === 'browser-lacks') throw verdict;
        if (i === 0) refusal = verdict;
    }
    throw refusal;
}
