/**
 * The files of a message: laid out, padded and sealed chunk by chunk (Sealing/Specification.md
 * §10). No file is ever held.
 */
import {
    Refusal, base64, gcmSealer, joined, labelled, randomBytes, sameBytes, sha256, u32, wipe,
} from './bytes.js';

const streamChunkBytes = 1048576;

/** Chunks that are read at once: a MiB asked for alone takes twice as long. */
const streamBlockChunks = 4;

/** The most files of one message, and the most bytes of all together (§8.5). */
export const streamBounds = { files: 256, bytes: 2 ** 32 };

/** Padmé (§10.1), of 1 MiB or more. */
function paddedByteCount(byteCount) {
    let exponent = 0;
    while (2 ** (exponent + 1) <= byteCount) exponent += 1;
    const step = 2 ** (exponent - (32 - Math.clz32(exponent)));
    return Math.ceil(byteCount / step) * step;
}

/**
 * What follows from the length of the files alone: `paddedByteCount` and `chunkCount` (§10.1);
 * refuses as `files-large`.
 */
export function streamLayout(byteCount) {
    if (byteCount > streamBounds.bytes) throw new Refusal('files-large');
    const padded = paddedByteCount(Math.max(byteCount, streamChunkBytes));
    return { byteCount, paddedByteCount: padded, chunkCount: Math.ceil(padded / streamChunkBytes) };
}

/** `L("senim/1 stream-hash", u32 count ‖ digests)` ([SM] §8.3). */
export function streamHashOf(digests) {
    return labelled('senim/1 stream-hash', u32(digests.length), ...digests);
}

/** Nonce of a chunk (§10.2). */
export function chunkNonce(index, chunkCount) {
    return joined(new Uint8Array(7), u32(index), Uint8Array.of(index === chunkCount - 1 ? 1 : 0));
}

/**
 * Seals the files of one message: for one attempt to send it, under a key of its own.
 *
 * A chunk may be sealed again, to be sent again; what is read must then be the same. Once it is
 * not, nothing more is sealed.
 */
export class StreamSealer {
    /**
     * Takes a list of `{ name, mediaType, blob }`, `blob` being a Blob or File; refuses as
     * `files-none`, `files-many`, `files-large`. `fixed` gives key and nonce in vectors.
     */
    constructor(files, fixed = { key: randomBytes(32), nonce: randomBytes(32) }) {
        if (files.length === 0) throw new Refusal('files-none');
        if (files.length > streamBounds.files) throw new Refusal('files-many');
        let offset = 0;
        this.files = files.map(({ name, mediaType, blob }) => {
            const file = {
                name, mediaType, blob, offset, length: blob.size, modified: blob.lastModified,
            };
            offset += blob.size;
            return file;
        });
        this.layout = streamLayout(offset);
        /** Of the message that will bring the files. */
        this.nonce = fixed.nonce;
        this.key = fixed.key;
        /** Made once: all that is asked of the browser waits behind a chunk's hashing. */
        this.toSeal = Promise.all([gcmSealer(this.key), labelled('senim/1 stream', this.nonce)]);
        this.toSeal.catch(() => {});
        /** Of each chunk null, or the promise of its digest. */
        this.digests = new Array(this.layout.chunkCount).fill(null);
        this.trouble = null;
        /** The block that is being sealed, and the next, by number. */
        this.blocks = new Map();
    }

    get chunkCount() {
        return this.layout.chunkCount;
    }

    /**
     * Reads and seals one chunk: 1 MiB and a tag, the last one less. Refuses as `file-changed` and
     * `file-unreadable`; from then on always.
     */
    async seal(index) {
        if (this.trouble !== null) throw this.trouble;
        try {
            const chunk = await this.sealedChunk(index);
            const known = this.digests[index];
            // Of a chunk that was not sealed before, nothing waits for the digest but the manifest.
            const digest = sha256(chunk);
            this.digests[index] ??= digest;
            if (known !== null && !sameBytes(await known, await digest)) {
                throw new Refusal('file-changed');
            }
            return chunk;
        } catch (error) {
            this.trouble = error;
            this.wipe();
            throw error;
        }
    }

    async sealedChunk(index) {
        if (!(index >= 0 && index < this.chunkCount)) throw new Refusal('chunk');
        const [seal, about] = await this.toSeal;
        const number = Math.floor(index / streamBlockChunks);
        const block = await this.block(number);
        const place = index % streamBlockChunks;
        const start = place * streamChunkBytes;
        // What is sealed again is read again: a change must show.
        if (place === streamBlockChunks - 1 || index === this.chunkCount - 1) {
            this.blocks.delete(number);
        }
        const sealed = await seal(chunkNonce(index, this.chunkCount), about,
            block.subarray(start, start + streamChunkBytes));
        if (!this.blocks.has(number)) wipe(block);
        return sealed;
    }

    /** The bytes of a block; the next one is read meanwhile. */
    block(number) {
        for (const [other, bytes] of this.blocks) {
            if (other !== number && other !== number + 1) this.forget(other, bytes);
        }
        for (const one of [number, number + 1]) {
            if (this.blocks.has(one) || one * streamBlockChunks >= this.chunkCount) continue;
            const bytes = this.plaintext(one);
            // Whoever needs it hears of its failure.
            bytes.catch(() => {});
            this.blocks.set(one, bytes);
        }
        return this.blocks.get(number);
    }

    forget(number, bytes) {
        this.blocks.delete(number);
        bytes.then(wipe, () => {});
    }

    async plaintext(number) {
        const blockBytes = streamBlockChunks * streamChunkBytes;
        const start = number * blockBytes;
        const end = Math.min(start + blockBytes, this.layout.paddedByteCount);
        const plaintext = new Uint8Array(end - start);
        for (const file of this.files) {
            const from = Math.max(start, file.offset);
            const to = Math.min(end, file.offset + file.length);
            if (from >= to) continue;
            const part = await this.part(file, from - file.offset, to - file.offset);
            if (part.length === plaintext.length) return part;
            plaintext.set(part, from - start);
            wipe(part);
        }
        return plaintext;
    }

    async part(file, from, to) {
        let part;
        try {
            part = new Uint8Array(await file.blob.slice(from, to).arrayBuffer());
        } catch {
            throw new Refusal('file-unreadable');
        }
        if (part.length !== to - from || file.blob.size !== file.length
            || file.blob.lastModified !== file.modified) throw new Refusal('file-changed');
        return part;
    }

    /**
     * What the sealing of the message needs, `streamKey` and `files` being members of its payload.
     * Refuses as `chunks-missing` until every chunk was sealed.
     */
    async manifest() {
        if (this.trouble !== null) throw this.trouble;
        if (this.digests.includes(null)) throw new Refusal('chunks-missing');
        const digests = await Promise.all(this.digests);
        return {
            nonce: this.nonce, chunkCount: this.chunkCount,
            streamHash: await streamHashOf(digests), streamKey: base64(this.key),
            files: this.files.map(
                ({ name, mediaType, offset, length }) => ({ name, mediaType, offset, length })),
        };
    }

    /** Forgets the key, and lets the files go. */
    wipe() {
        wipe(this.key);
        this.toSeal = null;
        for (const [number, bytes] of this.blocks) this.forget(number, bytes);
        this.files = [];
        this.trouble ??= new Refusal('cancelled');
    }
}
