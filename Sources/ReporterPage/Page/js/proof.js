/** The proof file and the file that opens a message: Reporter/Specification.md §3. */

import { Refusal, fromHex, hex, joined, sameBytes, sha256, textOf, utf8 } from './bytes.js';
import { proveAcceptance } from './details.js';
import { directorySet, verifyChain } from './directory.js';
import {
    parseDirectoryAnswer, parseEntry, readExactFrames, verifyReceipt, writeDirectoryAnswer,
    writeEntry, writeFrames,
} from './frames.js';
import { chainPolicies } from './portal.js';
import { readPayload } from './payload.js';
import {
    messageID, messageKinds, readMessage, slotCommitment, slotRoles, splitMessage,
} from './sealed-message.js';
import { openBody } from './sealing.js';
import { parseNote, parseVerifierKey } from './signed-note.js';

const proofMagic = utf8('senim/proof/v1\n');
const openingMagic = utf8('senim/opening/v1\n');
const proofMostBytes = 8 * 1024 * 1024;

/**
 * The bytes of a proof file (§3), checked as a stranger will check them: `answer` is what
 * `fetchOwnMessage` gave, `receipt` the gateway's signed one as bytes, or null. Refuses as
 * `verifyProof`, and as `not-yet-proven` before the tick.
 */
export async function makeProof(answer, id, portal, receipt = null) {
    const { header, body, acceptance, directory } = answer;
    const message = await readMessage(header, body);
    if (await messageID(header, await sha256(body)) !== id) {
        throw new Refusal('proof-file-refused', 'otherMessage');
    }
    if (acceptance === null) throw new Refusal('not-yet-proven');
    const { policies, chain } = portal;
    const version = await versionOfMessage(message.header, chain, directory.keyNotes);
    const later = chain.directories.slice(version.version - 1);
    const { policy } = await proveAcceptance(acceptance, id, later, policies);
    const bytes = joined(proofMagic, writeFrames(
        joined(header, body), writeEntry(acceptance.entry), acceptance.proof,
        writeDirectoryAnswer({ directories: chain.notes, keyNotes: directory.keyNotes }),
        utf8(policy.text), utf8(portal.authority.text), receipt ?? new Uint8Array(0)));
    await verifyProof(bytes, portal.authority.text);
    return bytes;
}

/**
 * Checks a proof file offline, in the order of §3, under the authority's key as the reader knows it
 * from elsewhere. `tick` is in UTC seconds, `directory` the version the message was sealed to.
 * Refuses as `malformed-proof-file` (detail: the part), `proof-file-refused`, and as the parts do.
 */
export async function verifyProof(bytes, authorityVkey) {
    const refuse = (why) => new Refusal('proof-file-refused', why);
    const file = await parseProofFile(bytes);
    const { message, entry, proof, answer, policyText, receipt } = file;
    const authority = await parseVerifierKey(authorityVkey);
    if (file.authorityText !== authority.text) throw refuse('otherAuthority');
    const chain = await verifyChain(answer.directories, authority);
    const version = await versionOfMessage(message.header, chain, answer.keyNotes);
    const later = chain.directories.slice(version.version - 1);
    const messageId = await messageID(message.header.bytes, await sha256(message.body));
    const proven = await proveAcceptance(
        { entry, proof }, messageId, later, chainPolicies(later));
    // The newest policy that accepts it is the one that the file must name.
    if (proven.policy.text !== policyText) throw refuse('policy');
    if (receipt !== null) await verifyReceipt(receipt, messageId, later);
    return Object.freeze({
        portal: chain.portal, messageId, tick: proven.detail.tick, index: proven.index,
        directoryVersion: version.version, hasReceipt: receipt !== null, directory: version,
        message,
    });
}

async function parseProofFile(bytes) {
    const part = async (name, read) => {
        try {
            return await read();
        } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            throw new Refusal('malformed-proof-file', name);
        }
    };
    if (bytes.length > proofMostBytes) throw new Refusal('malformed-proof-file', 'tooLong');
    if (!sameBytes(bytes.subarray(0, proofMagic.length), proofMagic)) {
        throw new Refusal('malformed-proof-file', 'notAProofFile');
    }
    const frames = await part(
        'frames', () => readExactFrames(bytes.subarray(proofMagic.length), 7));
    return {
        message: await part('message', () => splitMessage(frames[0])),
        entry: await part('entry', () => parseEntry(frames[1])),
        proof: frames[2],
        answer: await part('directory', () => parseDirectoryAnswer(frames[3])),
        policyText: await part('policy', () => textOf(frames[4])),
        authorityText: await part(
            'authority', async () => (await parseVerifierKey(textOf(frames[5]))).text),
        receipt: await part(
            'receipt', () => (frames[6].length === 0 ? null : parseNote(frames[6]))),
    };
}

/** The version that, with these key notes, has the directory hash that stands in the message. */
async function versionOfMessage(header, chain, keyNotes) {
    for (const directory of chain.directories) {
        try {
            const set = await directorySet(keyNotes, directory);
            if (set.hash === hex(header.directoryHash)) return directory;
        } catch (error) {
            if (!(error instanceof Refusal) || error.code === 'browser-lacks') throw error;
        }
    }
    throw new Refusal('proof-file-refused', 'otherDirectory');
}

/**
 * The bytes of an opening file (§3.1), which can be written only when a message is sealed.
 *
 * `id` is hexadecimal; `secrets` is what the sealer kept: `{ holderKey, trusteeKey, holders,
 * trustees }`, share ‖ salt of each.
 */
export function makeOpening(id, { holderKey, trusteeKey, holders, trustees }) {
    return joined(openingMagic, writeFrames(
        fromHex(id, 32), holderKey, trusteeKey, joined(...holders, ...trustees)));
}

/**
 * Opens a message by its opening file (§3.1): `{ payload, addressees }`, the keyholders whom it
 * addresses. `proven` is what `verifyProof` gave of the proof file beside it. Refuses as
 * `malformed-opening-file`, `opening-refused`, and as the parts do.
 */
export async function verifyOpening(bytes, { message, messageId, directory }) {
    const refuse = (why) => new Refusal('opening-refused', why);
    const { header } = message;
    const { holderCount, commitments, contextHash } = header;
    if (!sameBytes(bytes.subarray(0, openingMagic.length), openingMagic)) {
        throw new Refusal('malformed-opening-file');
    }
    const [id, holderKey, trusteeKey, secrets] = readExactFrames(
        bytes.subarray(openingMagic.length), 4);
    if (holderKey.length !== 32 || trusteeKey.length !== 32
        || secrets.length !== 64 * commitments.length) throw new Refusal('malformed-opening-file');
    if (hex(id) !== messageId) throw refuse('otherMessage');
    const addressees = [];
    for (const [i, commitment] of commitments.entries()) {
        const secret = secrets.subarray(64 * i, 64 * i + 64);
        const isHolder = i < holderCount;
        const found = await slotCommitment(
            contextHash, isHolder ? slotRoles.holder : slotRoles.trustee,
            isHolder ? i : i - holderCount, secret);
        if (!sameBytes(found, commitment)) throw refuse('commitment');
        if (isHolder && sameBytes(secret.subarray(0, 32), holderKey)) {
            addressees.push(directory.keyholders[i]);
        }
    }
    const { json } = await openBody(message, holderKey, trusteeKey);
    const payload = readPayload(json, messageKinds.report);
    if (header.kind !== messageKinds.report
        || addressees.map(({ id: one }) => one).join() !== payload.addressees.join()) {
        throw refuse('addressees');
    }
    return { payload, addressees };
}
