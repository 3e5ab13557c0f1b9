/**
 * The receipt: the reporter's only key to a mailbox, and all that follows from it
 * (Sealing/Specification.md §2).
 */
import { Refusal, expand, extract, joined, labelled, randomBytes, utf8, wipe } from './bytes.js';
import { ed25519PublicKey } from './ed25519.js';
import { hybridPair } from './x-wing.js';

const receiptAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptSeparators = /[ \t\r\n\u00a0\u2010-\u2014\u2212-]/gu;
const receiptDigitCount = 28;

/** What is read as another character (§2.2): pairs of the look-alikes and what they are read as. */
const receiptLookAlikes = [
    ['OОо', '0'], ['ILІі', '1'], ['Зз', '3'], ['Аа', 'A'], ['Вв', 'B'], ['Сс', 'C'], ['Ее', 'E'],
    ['НнҺһ', 'H'], ['Кк', 'K'], ['Мм', 'M'], ['Рр', 'P'], ['Тт', 'T'], ['Хх', 'X'], ['УуҮү', 'Y'],
];

/** A fresh receipt: 16 random bytes. */
export function newReceipt() {
    return randomBytes(16);
}

/** The first 12 bits of `L(label, R ‖ portal)`, as a number (§2.2, §2.5). */
async function receiptChecksum(receipt, portal, label = 'checksum') {
    const digest = await labelled(`senim/1 ${label}`, receipt, utf8(portal));
    return digest[0] << 4 | digest[1] >> 4;
}

function receiptDigits(receipt, checksum) {
    const bytes = joined(receipt, Uint8Array.of(checksum >> 4, (checksum & 15) << 4));
    const digits = [];
    for (let bit = 0; bit < 140; bit += 5) {
        const pair = bytes[bit >> 3] << 8 | (bytes[(bit >> 3) + 1] ?? 0);
        digits.push(pair >> 11 - (bit & 7) & 31);
    }
    wipe(bytes);
    return digits;
}

function receiptBytes(digits) {
    const bytes = new Uint8Array(18);
    digits.forEach((digit, i) => {
        const bit = 5 * i;
        const pair = digit << 11 - (bit & 7);
        bytes[bit >> 3] |= pair >> 8;
        bytes[(bit >> 3) + 1] |= pair;
    });
    return { receipt: bytes.slice(0, 16), checksum: bytes[16] << 4 | bytes[17] >> 4 };
}

/** A receipt as it is shown: 28 characters in seven groups with hyphens between (§2.2). */
export async function receiptText(receipt, portal) {
    const digits = receiptDigits(receipt, await receiptChecksum(receipt, portal));
    return digits.map((digit) => receiptAlphabet[digit]).join('').replace(/.{4}(?=.)/g, '$&-');
}

/**
 * Reads what a person typed (§2.2): `{ receipt, isClaim }`. A claim code's receipt is known to others:
 * it is good for nothing but being changed (§2.5). Refuses as `receipt-length` (detail: how many
 * characters there are), `receipt-character` (detail: the group, from 1) and `receipt-checksum`
 * (detail: the group that looks wrong, or nothing).
 */
export async function readCode(typed, portal) {
    if (utf8(typed).length > 256) throw new Refusal('receipt-length', String(typed.length));
    const characters = [...typed.replace(receiptSeparators, '')];
    if (characters.length !== receiptDigitCount) {
        throw new Refusal('receipt-length', String(characters.length));
    }
    const digits = characters.map((character) => {
        const upper = /[a-z]/.test(character) ? character.toUpperCase() : character;
        const pair = receiptLookAlikes.find(([alike]) => alike.includes(upper));
        return receiptAlphabet.indexOf(pair === undefined ? upper : pair[1]);
    });
    const unknown = digits.indexOf(-1);
    if (unknown >= 0) throw new Refusal('receipt-character', String((unknown >> 2) + 1));
    const label = await codeLabel(digits, portal);
    if (label !== undefined) {
        return { receipt: receiptBytes(digits).receipt, isClaim: label === 'claim' };
    }
    throw new Refusal('receipt-checksum', await receiptGroupToRepair(digits, portal));
}

/** Reads a receipt as `readCode` does; refuses a claim code as `claim-code`. */
export async function readReceipt(typed, portal) {
    const { receipt, isClaim } = await readCode(typed, portal);
    if (isClaim) throw new Refusal('claim-code');
    return receipt;
}

/** The label whose checksum fits, the receipt's first. */
async function codeLabel(digits, portal) {
    const { receipt, checksum } = receiptBytes(digits);
    const found = await Promise.all(['checksum', 'claim'].map(async (label) => (
        checksum === await receiptChecksum(receipt, portal, label) ? label : undefined)));
    wipe(receipt);
    return found[0] ?? found[1];
}

/**
 * The group whose repair is the only one by one character; nothing when there is none or there are
 * several.
 */
async function receiptGroupToRepair(digits, portal) {
    const repairs = [];
    for (let place = 0; place < receiptDigitCount; place += 1) {
        const fits = await Promise.all(Array.from({ length: 32 }, (_, digit) => (
            digit !== digits[place]
                ? codeLabel(digits.map((old, i) => (i === place ? digit : old)), portal)
                : undefined)));
        for (const fit of fits) {
            if (fit !== undefined) repairs.push((place >> 2) + 1);
        }
    }
    return repairs.length === 1 ? String(repairs[0]) : '';
}

/**
 * Everything a receipt opens (§2.3, §2.4), to be let go with `wipeReceiptKeys`: 32 bytes each, and
 * `replyPair`, the key pair that opens replies and own places.
 */
export async function receiptKeys(receipt, portal) {
    const root = await extract(await labelled('senim/1 receipt', utf8(portal)), receipt);
    const derived = (label) => expand(root, utf8(`senim/1 ${label}`), 32);
    const [capability, replySeed, conversationKey, audienceKey, authorSeed, rekeySeed] =
        await Promise.all(
            ['mailbox', 'reply', 'conversation', 'audience', 'author', 'rekey'].map(derived));
    const threadCapability = await labelled('senim/1 thread', conversationKey);
    const keys = {
        receipt: receipt.slice(), portal, root, capability, conversationKey, threadCapability,
        audienceKey, rekeySeed, replyPair: await hybridPair(replySeed),
        mailboxID: await labelled('senim/1 mailbox-id', capability),
        threadID: await labelled('senim/1 thread-id', threadCapability),
        authorHash: await labelled('senim/1 author', await ed25519PublicKey(authorSeed)),
        rekeyHash: await labelled('senim/1 rekey', await ed25519PublicKey(rekeySeed)),
    };
    wipe(replySeed, authorSeed);
    return keys;
}

/**
 * The token of an identity message with this nonce: 32 bytes, which let the addressees open it
 * (§2.3).
 */
export function consentToken(keys, nonce) {
    return expand(keys.root, joined(utf8('senim/1 consent'), nonce), 32);
}

/** `L("senim/1 consent", token)`, as an identity message's context has it. */
export function consentHash(token) {
    return labelled('senim/1 consent', token);
}

/** Overwrites what `receiptKeys` gave, as far as it can be reached. */
export function wipeReceiptKeys(keys) {
    wipe(keys.receipt, keys.root, keys.capability, keys.conversationKey, keys.threadCapability,
        keys.audienceKey, keys.rekeySeed, keys.replyPair.latticePrivateKey);
}
