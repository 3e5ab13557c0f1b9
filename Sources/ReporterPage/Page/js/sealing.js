/**
 * Seals a reporter's messages and opens what comes back (Sealing/Specification.md §3–§5; written
 * [SM]: SealedMessage/Specification.md).
 */
import {
    Refusal, base64, breather, expand, extract, hex, hmac, isZero, joined, labelled, openGCM,
    randomBytes, readU32, sameBytes, sealGCM, sha256, u32, utf8, wipe,
} from './bytes.js';
import { ed25519PublicKey, signEd25519, verifyEd25519 } from './ed25519.js';
import { hpkeOpen, hpkeSeal } from './hpke.js';
import { plainText, readPayload, writePayload } from './payload.js';
import { consentHash, consentToken, receiptKeys, wipeReceiptKeys } from './receipt.js';
import {
    messageID, messageKinds, messageSizes, mostBodyBytes, readMessage, slotCommitment, slotInfo,
    slotOf, slotRoles, writeContext,
} from './sealed-message.js';
import { hybridKey } from './x-wing.js';

const sealingNonce = new Uint8Array(12);
const sealingPrefix = 4 + 64;
const sealingTag = 16;
const sealingNothing = '0'.repeat(64);

// Keys, shares and places.

/** The product in GF(2⁸) with the polynomial 0x11B, in the same steps for all factors. */
export function fieldProduct(left, right) {
    let product = 0;
    let factor = left;
    for (let bit = 0; bit < 8; bit += 1) {
        product ^= factor & -(right >> bit & 1);
        factor = (factor << 1 ^ 0x11b & -(factor >> 7)) & 0xff;
    }
    return product;
}

/**
 * Shamir's shares of 32 bytes of a secret of 32 bytes (§4.2), share j being for x = j + 1;
 * `coefficients` are 32 bytes for x, 32 for x², and so on.
 */
export function splitSecret(secret, coefficients, shareCount) {
    return Array.from({ length: shareCount }, (_, index) => secret.map((byte, place) => {
        let value = 0;
        for (let power = coefficients.length - 32; power >= 0; power -= 32) {
            value = fieldProduct(value ^ coefficients[power + place], index + 1);
        }
        return value ^ byte;
    }));
}

/**
 * Key commitment, content key, and all trustees' (share ‖ salt) of a message with these halves (§3,
 * §4.2, §4.3).
 */
export async function messageKeys(contextHash, holderKey, trusteeKey, trusteeCount, threshold) {
    const halves = joined(holderKey, trusteeKey);
    const root = await extract(contextHash, halves);
    const [commitment, contentKey, coefficients] = await Promise.all([
        expand(root, utf8('senim/1 commit'), 32), expand(root, utf8('senim/1 content'), 32),
        expand(root, utf8('senim/1 shares'), 32 * (threshold - 1))]);
    const shares = splitSecret(trusteeKey, coefficients, trusteeCount);
    const trustees = await Promise.all(shares.map(async (share, index) => joined(
        share, await expand(root, joined(utf8('senim/1 salt'), Uint8Array.of(index)), 32))));
    wipe(halves, root, coefficients, ...shares);
    return { commitment, contentKey, trustees };
}

function commitmentsTo(role, secrets, contextHash) {
    return Promise.all(secrets.map(
        (secret, index) => slotCommitment(contextHash, role, index, secret)));
}

/** The code under a place: `HMAC(K, L("senim/1 audience", hP ‖ place))` (§4.5). */
export async function placeCode(audienceKey, preheaderHash, place) {
    return hmac(audienceKey, await labelled('senim/1 audience', preheaderHash, place));
}

/** The 64 bytes before the JSON of a follow-up, a re-key or an identity (§2.4). */
export async function conversationCode(conversationKey, headerHash, json) {
    const code = await hmac(
        conversationKey, await labelled('senim/1 follow-up', headerHash, await sha256(json)));
    return joined(code, new Uint8Array(32));
}

function statementLines(...lines) {
    return utf8(lines.map((line) => `${line}\n`).join(''));
}

/** What an officer signs under a text; `kind` is "reply" (§8.4). */
export async function authoredStatement(kind, portal, headerHash, payload, replyKey, json) {
    return statementLines(
        `senim/${kind}/v1`, portal, hex(headerHash), payload.conversation, payload.sequence,
        payload.previous, hex(await sha256(replyKey)), hex(await sha256(json)));
}

/** What the old receipt's re-key key signs; `replyKey` and `conversationKey` are bytes (§8.7). */
export async function rekeyStatement(portal, headerHash, payload, replyKey, conversationKey) {
    return statementLines(
        'senim/re-key/v1', portal, hex(headerHash), payload.conversation, payload.sequence,
        payload.previous, payload.addressees.join(' '), hex(await sha256(replyKey)),
        hex(await sha256(conversationKey)), payload.rekeyHash);
}

// Sealing.

/** Keys that were made ready, by their bytes. */
const readyKeys = new Map();

function readyKey(bytes) {
    const name = hex(bytes);
    if (readyKeys.size > 64) readyKeys.clear();
    if (!readyKeys.has(name)) readyKeys.set(name, hybridKey(bytes));
    return readyKeys.get(name);
}

/** Makes keys ready while a person reads, and refuses nothing: that is for `preparedRecipients`. */
export async function readyKeysOf({ holders, trustees }) {
    const rest = breather(16);
    for (const key of [...holders.map((holder) => holder.key), ...trustees]) {
        if (key !== null) await readyKey(key).catch(() => {});
        await rest();
    }
}

/**
 * Checks whom a message goes to, and prepares their keys for the messages that are sealed together
 * (§4.7).
 *
 * Takes `holders`, a list of `{ key, isAddressed }` in directory order, `trustees`, a list of keys,
 * and `threshold`; a key is 1216 bytes, or null where none stands today. Refuses as
 * `impossible-committee`, `addressee-without-key` (detail: the holder's index), `no-addressee`,
 * `too-few-trustees`, `malformed-key`.
 */
export async function preparedRecipients({ holders, trustees, threshold }) {
    if (holders.length < 1 || holders.length > 16 || trustees.length < 1 || trustees.length > 7
        || 2 * threshold <= trustees.length || threshold > trustees.length) {
        throw new Refusal('impossible-committee');
    }
    const without = holders.findIndex(({ key, isAddressed }) => isAddressed && key === null);
    if (without >= 0) throw new Refusal('addressee-without-key', String(without));
    if (!holders.some(({ isAddressed }) => isAddressed)) throw new Refusal('no-addressee');
    if (trustees.filter((key) => key !== null).length < threshold) {
        throw new Refusal('too-few-trustees');
    }
    const rest = breather(16);
    const keys = [];
    for (const key of [...holders.map((holder) => holder.key), ...trustees]) {
        keys.push(key === null ? null : await readyKey(key));
        await rest();
    }
    return {
        isAddressed: holders.map((holder) => holder.isAddressed), keys, threshold,
        trusteeCount: trustees.length,
    };
}

/** audience ‖ sequence ‖ earlier receipt (§4.5). */
function placeBytes(isAddressed, sequence, earlier) {
    const audience = new Uint8Array(12);
    isAddressed.forEach((is, i) => {
        if (is) audience[i >> 3] |= 1 << (i & 7);
    });
    return joined(audience, u32(sequence), earlier);
}

/**
 * Seals one message of the reporter's own.
 *
 * `keys` are the receipt's that shall open its place; `text` answers, given hH, `{ json, code }`,
 * the JSON being as long as was said. `secrets`, if kept, prove to a court what it says (§5.3).
 */
async function sealOwn(recipients, {
    kind, directoryHash, nonce, consent, stream = null, keys, sequence,
    earlier = new Uint8Array(16), byteCount, text, keepsSecrets = false,
}) {
    const bodyByteCount = messageSizes.bodies.find(
        (size) => size - sealingTag >= sealingPrefix + byteCount);
    if (bodyByteCount === undefined || bodyByteCount > mostBodyBytes(kind)) {
        throw new Refusal('too-long');
    }
    const { isAddressed, trusteeCount, threshold } = recipients;
    const context = writeContext({
        kind, directoryHash, nonce, holderCount: isAddressed.length, trusteeCount, threshold,
        bodyByteCount, chunkCount: stream?.chunkCount ?? 0,
        streamHash: stream?.streamHash ?? new Uint8Array(32), consentHash: consent,
    });
    const contextHash = await labelled('senim/1 context', context);
    const holderKey = randomBytes(32);
    const trusteeKey = randomBytes(32);
    const derived = await messageKeys(contextHash, holderKey, trusteeKey, trusteeCount, threshold);
    const holders = isAddressed.map(
        (is) => joined(is ? holderKey : randomBytes(32), randomBytes(32)));
    const preheader = joined(
        context, derived.commitment,
        ...await commitmentsTo(slotRoles.holder, holders, contextHash),
        ...await commitmentsTo(slotRoles.trustee, derived.trustees, contextHash));
    const preheaderHash = await labelled('senim/1 preheader', preheader);

    const rest = breather(16);
    const sealedSlots = [];
    for (const [place, secret] of [...holders, ...derived.trustees].entries()) {
        const isHolder = place < holders.length;
        const key = recipients.keys[place];
        sealedSlots.push(key === null ? randomBytes(messageSizes.slot) : hpkeSeal(key, slotInfo(
            isHolder ? slotRoles.holder : slotRoles.trustee,
            isHolder ? place : place - holders.length, preheaderHash), secret));
        await rest();
    }
    const ownPlace = placeBytes(isAddressed, sequence, earlier);
    const own = joined(ownPlace, await placeCode(keys.audienceKey, preheaderHash, ownPlace));
    keys.replyKey ??= await hybridKey(keys.replyPair.publicKey);
    sealedSlots.push(
        hpkeSeal(keys.replyKey, slotInfo(slotRoles.reporter, 0, preheaderHash), own));
    const slots = await Promise.all(sealedSlots);
    const header = joined(preheader, ...slots);
    const headerHash = await labelled('senim/1 header', header);

    const { json, code } = await text(headerHash);
    if (json.length !== byteCount) throw new Refusal('json-length');
    const plaintext = new Uint8Array(bodyByteCount - sealingTag);
    plaintext.set(u32(byteCount));
    plaintext.set(code, 4);
    plaintext.set(json, sealingPrefix);
    const body = await sealGCM(derived.contentKey, sealingNonce, headerHash, plaintext);
    wipe(plaintext, json, derived.contentKey, ownPlace, own);
    const secrets = { holderKey, trusteeKey, holders, trustees: derived.trustees };
    if (!keepsSecrets) wipe(holderKey, trusteeKey, ...holders, ...derived.trustees);
    return {
        header, body, id: await messageID(header, await sha256(body)),
        secrets: keepsSecrets ? secrets : undefined,
    };
}

/** Seals the identity message that goes with a text, empty when nothing is given (§8.3). */
async function sealIdentity(
    recipients, directoryHash, keys, place, identity = {}, nonce = randomBytes(32),
) {
    const { fullName = '', position = '', unit = '', contact = '' } = identity;
    const json = writePayload({
        type: 'identity', ...place, fullName: plainText(fullName), position: plainText(position),
        unit: plainText(unit), contact: plainText(contact),
    }, messageKinds.identity);
    const token = await consentToken(keys, nonce);
    const consent = await consentHash(token);
    wipe(token);
    return sealOwn(recipients, {
        kind: messageKinds.identity, directoryHash, nonce, consent, keys,
        sequence: place.sequence, byteCount: json.length,
        text: async (headerHash) => ({
            json, code: await conversationCode(keys.conversationKey, headerHash, json),
        }),
    });
}

function streamMembersOf(stream) {
    return { streamKey: stream?.streamKey ?? '', files: stream?.files ?? [] };
}

/** What goes to the gateway of a text and its identity message; their ids are hexadecimal. */
function sealedTogether(text, identity) {
    return {
        header: text.header, body: text.body, messageID: text.id, secrets: text.secrets,
        identityHeader: identity.header, identityBody: identity.body, identityID: identity.id,
    };
}

/**
 * Seals a report and its identity message (§8.2, §8.3).
 *
 * Takes the portal's name, 16 bytes of receipt, `addressees` (ids of keyholders, in directory
 * order), `excluded` (ids of persons), `fields` and `identity` as the payloads name them, `stream`
 * (what `StreamSealer.manifest` gives) and `keepsSecrets`. Gives what `sealedTogether` says, with
 * `mailboxID` and `threadID`. Refuses as `preparedRecipients`, `writePayload` and `too-long`.
 */
export async function sealReport({
    portal, directoryHash, recipients, receipt, addressees, excluded = [], fields, identity,
    stream = null, keepsSecrets = false,
}) {
    const prepared = await preparedRecipients(recipients);
    const keys = await receiptKeys(receipt, portal);
    try {
        const texts = ['what', 'when', 'where', 'who', 'howKnown', 'earlierReports'];
        const json = writePayload({
            type: 'report', language: fields.language, kind: fields.kind,
            spheres: fields.spheres,
            ...Object.fromEntries(texts.map((name) => [name, plainText(fields[name])])),
            addressees, excluded, replyKey: base64(keys.replyPair.publicKey),
            conversationKey: base64(keys.conversationKey), authorHash: hex(keys.authorHash),
            rekeyHash: hex(keys.rekeyHash), channel: 'page', intake: false, cover: false,
            ...streamMembersOf(stream),
        }, messageKinds.report);
        const report = await sealOwn(prepared, {
            kind: messageKinds.report, directoryHash, nonce: stream?.nonce ?? randomBytes(32),
            consent: randomBytes(32), stream, keys, sequence: 0, byteCount: json.length,
            text: () => ({ json, code: new Uint8Array(64) }), keepsSecrets,
        });
        const place = { conversation: report.id, sequence: 1, previous: sealingNothing };
        return {
            ...sealedTogether(
                report, await sealIdentity(prepared, directoryHash, keys, place, identity)),
            mailboxID: keys.mailboxID, threadID: keys.threadID,
        };
    } finally {
        wipeReceiptKeys(keys);
    }
}

/**
 * Seals a follow-up and its identity message at a `place` behind the newest text (§8.6).
 *
 * `consent` is the token of the report's identity message, by which the addressees may open it, or
 * null; where an `identity` is given, its own message's token goes instead. Gives what `sealReport` gives, with the mailbox's `capability` instead of its ids.
 */
export async function sealFollowUp({
    portal, directoryHash, recipients, receipt, addressees, place, fields, identity,
    consent = null, stream = null, keepsSecrets = false,
}) {
    const prepared = await preparedRecipients(recipients);
    const keys = await receiptKeys(receipt, portal);
    try {
        // Drawn before the text is sealed, which carries the token that follows from it.
        const nonce = randomBytes(32);
        const token = identity === undefined ? consent : await consentToken(keys, nonce);
        const json = writePayload({
            type: 'follow-up', ...place, language: fields.language, kind: fields.kind,
            text: plainText(fields.text), addressees, consent: token === null ? '' : hex(token),
            ...streamMembersOf(stream),
        }, messageKinds.report);
        const text = await sealOwn(prepared, {
            kind: messageKinds.report, directoryHash, nonce: stream?.nonce ?? randomBytes(32),
            consent: randomBytes(32), stream, keys, sequence: place.sequence,
            byteCount: json.length, keepsSecrets,
            text: async (headerHash) => ({
                json, code: await conversationCode(keys.conversationKey, headerHash, json),
            }),
        });
        return {
            ...sealedTogether(text, await sealIdentity(
                prepared, directoryHash, keys, identityPlace(place, text), identity, nonce)),
            capability: keys.capability.slice(),
        };
    } finally {
        wipeReceiptKeys(keys);
    }
}

/** The place of the identity message behind a text (§8.6). */
function identityPlace(place, text) {
    return {
        conversation: place.conversation, sequence: place.sequence + 1, previous: text.id,
    };
}

/**
 * Seals the change to a new receipt (§8.7): signed by the old one's re-key key, sealed to the new
 * one's reply key. Gives what `sealReport` gives, the ids being the new mailbox's, with the old
 * one's `capability`.
 */
export async function sealRekey({
    portal, directoryHash, recipients, receipt, newReceipt, addressees, place,
}) {
    const prepared = await preparedRecipients(recipients);
    const old = await receiptKeys(receipt, portal);
    const keys = await receiptKeys(newReceipt, portal);
    try {
        const payload = {
            type: 're-key', ...place, addressees, replyKey: base64(keys.replyPair.publicKey),
            conversationKey: base64(keys.conversationKey), rekeyHash: hex(keys.rekeyHash),
            rekeyKey: base64(await ed25519PublicKey(old.rekeySeed)),
            // A signature has one length: the text without it tells how long the text with it is.
            signature: base64(new Uint8Array(64)),
        };
        const unsigned = writePayload(payload, messageKinds.report);
        wipe(unsigned);
        const text = await sealOwn(prepared, {
            kind: messageKinds.report, directoryHash, nonce: randomBytes(32),
            consent: randomBytes(32), keys, sequence: place.sequence, earlier: old.receipt,
            byteCount: unsigned.length,
            text: async (headerHash) => {
                payload.signature = base64(await signEd25519(old.rekeySeed, await rekeyStatement(
                    portal, headerHash, payload, keys.replyPair.publicKey, keys.conversationKey)));
                const json = writePayload(payload, messageKinds.report);
                return {
                    json, code: await conversationCode(old.conversationKey, headerHash, json),
                };
            },
        });
        return {
            ...sealedTogether(text, await sealIdentity(
                prepared, directoryHash, keys, identityPlace(place, text))),
            mailboxID: keys.mailboxID, threadID: keys.threadID, capability: old.capability.slice(),
        };
    } finally {
        wipeReceiptKeys(old);
        wipeReceiptKeys(keys);
    }
}

// Opening.

async function openReporterSlot(header, keys) {
    return hpkeOpen(
        keys.replyPair, slotInfo(slotRoles.reporter, 0, header.preheaderHash),
        slotOf(header, slotRoles.reporter, 0));
}

/**
 * Opens the place of an own message (§4.5): `isAddressed`, a list by holder, `sequence`, and
 * `earlierReceipt`, 16 bytes or null. Refuses as `does-not-open` (another receipt's),
 * `forged-audience` (somebody without the receipt made it) and `audience`.
 */
export async function openOwnPlace(header, keys) {
    const bytes = await openReporterSlot(header, keys);
    try {
        const place = bytes.subarray(0, 32);
        const code = await placeCode(keys.audienceKey, header.preheaderHash, place);
        if (!sameBytes(code, bytes.subarray(32))) throw new Refusal('forged-audience');
        const isAddressed = Array.from(
            { length: header.holderCount }, (_, i) => (place[i >> 3] >> (i & 7) & 1) === 1);
        const again = placeBytes(isAddressed, 0, new Uint8Array(16)).subarray(0, 12);
        if (!sameBytes(again, place.subarray(0, 12))) throw new Refusal('audience');
        const earlier = place.slice(16);
        return {
            isAddressed, sequence: readU32(place, 12),
            earlierReceipt: isZero(earlier) ? null : earlier,
        };
    } finally {
        wipe(bytes);
    }
}

/** Opens a body with both halves of its key (§5.3): `code`, its authenticator, and `json`. */
export async function openBody({ header, body }, holderKey, trusteeKey) {
    const { holderCount, trusteeCount, threshold, contextHash } = header;
    const derived = await messageKeys(contextHash, holderKey, trusteeKey, trusteeCount, threshold);
    if (!sameBytes(derived.commitment, header.keyCommitment)) {
        throw new Refusal('not-addressed-or-cover');
    }
    const commitments = await commitmentsTo(slotRoles.trustee, derived.trustees, contextHash);
    if (!sameBytes(joined(...commitments), joined(...header.commitments.slice(holderCount)))) {
        throw new Refusal('inconsistent-shares');
    }
    let plaintext;
    try {
        plaintext = await openGCM(derived.contentKey, sealingNonce, header.hash, body);
    } catch {
        throw new Refusal('damaged-body');
    } finally {
        wipe(derived.contentKey, ...derived.trustees);
    }
    const end = sealingPrefix + readU32(plaintext);
    if (end > plaintext.length) throw new Refusal('json-length');
    if (!isZero(plaintext.subarray(end))) throw new Refusal('padding');
    const opened = {
        code: plaintext.slice(4, sealingPrefix), json: plaintext.slice(sealingPrefix, end),
    };
    wipe(plaintext);
    return opened;
}

/**
 * Opens a reply (§5.3, §8.4): its `payload`, its `id`, and `isBy`, which tells whether the key, 32
 * bytes, of a keyholder signed it. Whose key it must be, and whether it continues what was seen, is
 * the caller's to check (Reporter/Specification.md §2.3, §2.4).
 */
export async function openReply(headerBytes, bodyBytes, keys) {
    const message = await readMessage(headerBytes, bodyBytes);
    const { header, body } = message;
    if (header.kind !== messageKinds.reply) throw new Refusal('wrong-kind');
    const halves = await openReporterSlot(header, keys);
    let opened;
    try {
        opened = await openBody(message, halves.subarray(0, 32), halves.subarray(32));
    } finally {
        wipe(halves);
    }
    const payload = readPayload(opened.json, messageKinds.reply);
    const statement = await authoredStatement(
        'reply', keys.portal, header.hash, payload, keys.replyPair.publicKey, opened.json);
    return {
        payload, id: await messageID(header.bytes, await sha256(body)), header,
        isBy: (identityKey) => verifyEd25519(identityKey, statement, opened.code),
    };
}
