/**
 * The bytes of a sealed message (SealedMessage/Specification.md); nothing here needs a key.
 */
import {
    Refusal, hex, isZero, joined, labelled, readU32, sha256, u32, utf8,
} from './bytes.js';

/** The kinds of a message, as its context has them. */
export const messageKinds = { report: 1, reply: 3, identity: 4, note: 6 };

/** Whose slot it is. */
export const slotRoles = { holder: 1, trustee: 2, reporter: 3 };

/** Bytes of a context and of a slot; the lengths of a sealed body; the most chunks of a stream. */
export const messageSizes = {
    context: 148, slot: 1200, bodies: [16400, 65552, 262160, 1048592], mostChunks: 4096,
};

const messageMagic = utf8('SENIM\0');

/** The longest sealed body of a kind (§2). */
export function mostBodyBytes(kind) {
    return messageSizes.bodies[{ 3: 2, 4: 0 }[kind] ?? 3];
}

/** How many bytes a header has with n holders and m trustees (§4.4). */
export function headerByteCount(holderCount, trusteeCount) {
    return 180 + 32 * (holderCount + trusteeCount) + 1200 * (holderCount + trusteeCount + 1);
}

/**
 * Writes a context (§2) of the members that `readContext` gives, and refuses what that refuses.
 */
export function writeContext(context) {
    const bytes = joined(
        messageMagic, Uint8Array.of(1, context.kind), context.directoryHash, context.nonce,
        Uint8Array.of(context.holderCount, 1, context.trusteeCount, context.threshold),
        u32(context.bodyByteCount), u32(context.chunkCount), context.streamHash,
        context.consentHash);
    if (bytes.length !== messageSizes.context) throw new Refusal('context');
    readContext(bytes);
    return bytes;
}

/** Reads the context at the beginning of a header (§2); each rule refuses by a code of its own. */
export function readContext(bytes) {
    const refuseIf = (isWrong, code) => {
        if (isWrong) throw new Refusal(code);
    };
    // The first eight bytes are judged before the length: what is not ours is not called short.
    refuseIf(bytes.length < 6, 'truncated');
    refuseIf(messageMagic.some((byte, i) => bytes[i] !== byte), 'not-a-sealed-message');
    refuseIf(bytes.length < 7, 'truncated');
    refuseIf(bytes[6] !== 1, 'unsupported-version');
    refuseIf(bytes.length < 8, 'truncated');
    const kind = bytes[7];
    refuseIf(!Object.values(messageKinds).includes(kind), 'unknown-kind');
    refuseIf(bytes.length < messageSizes.context, 'truncated');
    const [holderCount, holderThreshold, trusteeCount, threshold] = bytes.subarray(72, 76);
    refuseIf(holderCount < 1 || holderCount > 16, 'holder-count');
    refuseIf(holderThreshold !== 1, 'holder-threshold');
    refuseIf(trusteeCount < 1 || trusteeCount > 7, 'trustee-count');
    refuseIf(2 * threshold <= trusteeCount || threshold > trusteeCount, 'trustee-threshold');
    const bodyByteCount = readU32(bytes, 76);
    refuseIf(!messageSizes.bodies.includes(bodyByteCount), 'body-byte-count');
    const chunkCount = readU32(bytes, 80);
    const streamHash = bytes.slice(84, 116);
    refuseIf(chunkCount > messageSizes.mostChunks, 'stream-chunk-count');
    refuseIf(chunkCount === 0 && !isZero(streamHash), 'stream-hash-without-stream');
    refuseIf(chunkCount > 0 && isZero(streamHash), 'stream-without-stream-hash');
    refuseIf(bodyByteCount > mostBodyBytes(kind),
        kind === messageKinds.identity ? 'identity-body-byte-count' : 'reply-body-byte-count');
    refuseIf(chunkCount > 0 && kind !== messageKinds.report, 'stream-not-allowed');
    return {
        kind, directoryHash: bytes.slice(8, 40), nonce: bytes.slice(40, 72), holderCount,
        trusteeCount, threshold, bodyByteCount, chunkCount, streamHash,
        consentHash: bytes.slice(116, 148),
    };
}

/**
 * Reads a header and nothing behind it (§2–§4); its hashes are `contextHash` (cH), `preheaderHash`
 * (hP) and `hash` (hH).
 */
export async function readHeader(bytes) {
    const context = readContext(bytes);
    const slotCount = context.holderCount + context.trusteeCount;
    const expected = headerByteCount(context.holderCount, context.trusteeCount);
    if (bytes.length !== expected) {
        throw new Refusal(bytes.length < expected ? 'truncated' : 'trailing');
    }
    const [contextHash, preheaderHash, hash] = await Promise.all([
        labelled('senim/1 context', bytes.subarray(0, messageSizes.context)),
        labelled('senim/1 preheader', bytes.subarray(0, 180 + 32 * slotCount)),
        labelled('senim/1 header', bytes)]);
    return {
        ...context, bytes, keyCommitment: bytes.slice(148, 180),
        commitments: Array.from({ length: slotCount }, (_, i) => (
            bytes.slice(180 + 32 * i, 212 + 32 * i))),
        contextHash, preheaderHash, hash,
    };
}

/**
 * Reads a header and a body that came apart: `{ header, body }`; refuses (`body-mismatch`) another
 * length than declared.
 */
export async function readMessage(headerBytes, body) {
    const header = await readHeader(headerBytes);
    if (body.length !== header.bodyByteCount) throw new Refusal('body-mismatch');
    return { header, body };
}

/** Reads a message that stands in one piece, header and body (§5.1). */
export function splitMessage(bytes) {
    const { holderCount, trusteeCount, bodyByteCount } = readContext(bytes);
    const end = headerByteCount(holderCount, trusteeCount);
    if (bytes.length !== end + bodyByteCount) {
        throw new Refusal(bytes.length < end + bodyByteCount ? 'truncated' : 'trailing');
    }
    return readMessage(bytes.subarray(0, end), bytes.subarray(end));
}

/** The 1200 bytes of the slot of a holder or trustee with this index, or of the reporter (0). */
export function slotOf(header, role, index) {
    const place = { 1: 0, 2: header.holderCount, 3: header.commitments.length }[role] + index;
    const start = 180 + 32 * header.commitments.length + messageSizes.slot * place;
    return header.bytes.subarray(start, start + messageSizes.slot);
}

/** The HPKE info of a slot (§4.3). */
export function slotInfo(role, index, preheaderHash) {
    return joined(utf8('senim/1 slot'), Uint8Array.of(role, index), preheaderHash);
}

/** The commitment to share ‖ salt, 64 bytes (§3). */
export function slotCommitment(contextHash, role, index, secret) {
    return labelled('senim/1 share', contextHash, Uint8Array.of(role, index), secret);
}

/**
 * The message's name, 64 hexadecimal digits, of its header and SHA-256 of its sealed body (§5.3).
 */
export async function messageID(headerBytes, bodyDigest) {
    return hex(await labelled('senim/1 message', await sha256(headerBytes), bodyDigest));
}
