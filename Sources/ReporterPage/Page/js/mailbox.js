/** What a mailbox holds, every item judged by itself: Reporter/Specification.md §2, §5. */

import { Refusal, fromHex, hex, u32, wipe } from './bytes.js';
import { proveAcceptance, proveEntry, signerAmong, statementHash } from './details.js';
import { directorySet, mayAct } from './directory.js';
import { parseMailboxMessage, parseMailboxPage, writeFrames } from './frames.js';
import { consentToken, receiptKeys, wipeReceiptKeys } from './receipt.js';
import { statusWords } from './payload.js';
import { messageID, messageKinds, readHeader } from './sealed-message.js';
import { openOwnPlace, openReply } from './sealing.js';

/** More pages than a mailbox has that nobody floods; the receipt at hand and those it replaced. */
const mailboxMostPages = 500;
const mailboxMostReceipts = 17;
const mailboxNothing = '0'.repeat(64);

/**
 * Fetches all pages with nothing but the receipt (16 bytes) and judges each item (§2): one bad item
 * hides nothing else. `portal` is what `verifyPortal` gave.
 *
 * - `messages`: own ones, `{ id, header, role, addressed, addressees, sequence, set, proof,
 *   acceptance, consent }`; the role is `report`, `follow-up`, `rekey` or `identity`; `addressed`
 *   are slots, `addressees` keyholders; `set` is null without a directory that fits; `proof` is
 *   `{ state: 'proven', tick, index }`, `{ state: 'pending' }` or `{ state: 'refused', code,
 *   detail }`; `consent` is an identity message's token, else null;
 * - `replies`: `{ id, author, conversation, sequence, previous, language, text, status, proof,
 *   isInSequence }`;
 * - `inquiries`: `{ messageId, keyholder, action, time, outcome, released }`, the outcome being
 *   `asked`, `opened`, `could-not-read`, `released` (whom it addresses is not known) or `refused`;
 * - `handovers`: `{ index, report, author, successor, time, isAudienceKnown, isByReader,
 *   isToLeftOut }`;
 * - `standings`: `{ report, present, gone }`, who of its readers can act today;
 * - `refused`: `{ kind, code, detail }`, items that do not hold; `missing`, `repeated`: sequences
 *   of own messages;
 * - `isCut`: there are more pages than were read.
 */
export async function readMailbox(connection, portal, receipt) {
    const generations = [await receiptKeys(receipt, portal.name)];
    try {
        const box = {
            connection, portal, generations, verdicts: new Map(),
            directories: portal.chain.directories, messages: [], refused: [],
            asked: new Map(), answers: [], handovers: [], opened: [],
        };
        const { items, isCut } = await mailboxItems(box);
        await readOwnMessages(box, items.filter(({ kind }) => kind === 'own'));
        for (const { kind, acceptance } of items) {
            if (kind === 'act') await mailboxJudged(box, 'act', () => takeAct(box, acceptance));
        }
        const inquiries = mailboxInquiries(box);
        const handovers = mailboxHandovers(box);
        for (const item of items) {
            if (item.kind === 'reply') {
                await mailboxJudged(box, 'reply', () => takeReply(box, item));
            }
        }
        const { messages, refused } = box;
        const standings = messages.filter(({ role, set }) => role === 'report' && set !== null)
            .map((report) => mailboxStanding(report, handovers, portal));
        return {
            messages, replies: repliesInSequence(box.opened), inquiries, handovers, standings,
            refused, isCut, ...mailboxGaps(messages),
        };
    } finally {
        generations.forEach(wipeReceiptKeys);
    }
}

/** Fetches an own message by its id, whole, with all it was sealed to: for a proof file. */
export async function fetchOwnMessage(connection, portal, receipt, id) {
    const keys = await receiptKeys(receipt, portal.name);
    try {
        return await mailboxMessage(connection, keys.capability, id);
    } finally {
        wipeReceiptKeys(keys);
    }
}

async function mailboxMessage(connection, capability, id) {
    const request = writeFrames(capability, fromHex(id, 32));
    try {
        return parseMailboxMessage(
            await connection.post('/mailbox/message', request, { most: 2 ** 22 }));
    } finally {
        wipe(request);
    }
}

async function mailboxItems({ connection, generations: [keys] }) {
    let items = [];
    let listing = '';
    let readings = 1;
    for (let page = 0; page < mailboxMostPages; page += 1) {
        const request = writeFrames(keys.capability, u32(page));
        const bytes = await connection.post('/mailbox', request, { most: 2 ** 20 });
        wipe(request);
        const answer = parseMailboxPage(bytes);
        if (page === 0) {
            ({ listing } = answer);
        } else if (answer.listing !== listing) {
            // Something was published in between, and the pages are divided otherwise (§2.8).
            if (readings === 5) throw new Refusal('busy');
            readings += 1;
            items = [];
            page = -1;
            continue;
        }
        items.push(...answer.items);
        if (page + 1 >= answer.pageCount) return { items, isCut: false };
    }
    return { items, isCut: true };
}

/** Does some work on one item; what is refused of it is noted, and hides nothing else. */
async function mailboxJudged(box, kind, work) {
    try {
        return await work();
    } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'browser-lacks') throw error;
        box.refused.push({ kind, code: error.code, detail: error.detail });
        return null;
    }
}

// Own messages (§2.1, §2.2, "Receipts before").

async function readOwnMessages(box, items) {
    const { portal, generations } = box;
    for (const item of items) {
        item.parsed = await mailboxJudged(box, 'own', () => readHeader(item.header));
        item.place = null;
    }
    // Under the receipt at hand, then under each that a re-key is found to have replaced.
    const refusals = new Map();
    for (let next = 0; next < Math.min(generations.length, mailboxMostReceipts); next += 1) {
        const keys = generations[next];
        for (const item of items) {
            if (item.parsed === null || item.place !== null) continue;
            const own = { refused: [] };
            item.place = await mailboxJudged(own, 'own', () => openOwnPlace(item.parsed, keys));
            if (item.place === null) {
                const [refusal] = own.refused;
                // That somebody forged it says more than that it is another receipt's.
                if (!refusals.has(item) || refusal.code === 'forged-audience') {
                    refusals.set(item, refusal);
                }
                continue;
            }
            item.keys = keys;
            const { earlierReceipt } = item.place;
            // A receipt replaces one, so the first that is found is the one.
            if (earlierReceipt !== null && next === generations.length - 1) {
                generations.push(await receiptKeys(earlierReceipt, portal.name));
                wipe(earlierReceipt);
            }
        }
    }
    for (const item of items) {
        if (item.place !== null) box.messages.push(await ownMessage(box, item));
        else if (item.parsed !== null) box.refused.push(refusals.get(item));
    }
}

async function ownMessage(box, { header, parsed, place, keys, bodyDigest, acceptance }) {
    const id = await messageID(header, bodyDigest);
    const { isAddressed, sequence, earlierReceipt } = place;
    let role = earlierReceipt === null ? 'follow-up' : 'rekey';
    if (sequence === 0) role = 'report';
    if (parsed.kind === messageKinds.identity) role = 'identity';
    const set = await setOfMessage(box, id, hex(parsed.directoryHash));
    const addressed = isAddressed.flatMap((is, index) => (is ? [index] : []));
    return {
        id, header: parsed, role, sequence, set, addressed, acceptance,
        addressees: set === null ? [] : set.directory.keyholders.filter((_, i) => isAddressed[i]),
        proof: await acceptanceState(box, acceptance, id),
        consent: role === 'identity' ? await consentToken(keys, parsed.nonce) : null,
    };
}

/** The set a message was sealed to: today's, or the one the gateway gives and its hash confirms. */
async function setOfMessage({ connection, portal, generations: [keys] }, id, hash) {
    if (portal.set.hash === hash) return portal.set;
    try {
        const { directory } = await mailboxMessage(connection, keys.capability, id);
        return await setWithin(portal.chain, directory, hash);
    } catch (error) {
        // A message that the gateway made up, or keeps back, hides nothing else.
        if (error.code === 'not-found' || error.code === 'malformed-answer') return null;
        throw error;
    }
}

/**
 * The set with this hash, when the versions given are the beginning of a verified chain; else null.
 */
async function setWithin(chain, { directories, keyNotes }, hash) {
    const version = chain.directories[directories.length - 1];
    if (version === undefined || directories[directories.length - 1].text !== version.text) {
        return null;
    }
    try {
        const set = await directorySet(keyNotes, version);
        return set.hash === hash ? set : null;
    } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'browser-lacks') throw error;
        return null;
    }
}

async function acceptanceState({ directories, portal, verdicts }, acceptance, id) {
    if (acceptance === null) return { state: 'pending' };
    const own = { refused: [] };
    const proven = await mailboxJudged(own, 'own', () => proveAcceptance(
        acceptance, id, directories, portal.policies, verdicts));
    if (proven === null) return { ...own.refused[0], state: 'refused' };
    return { state: 'proven', tick: proven.detail.tick, index: proven.index };
}

// Acts (§2.5, §2.6).

/** Checks one entry about an own message and keeps what it says. */
async function takeAct(box, acceptance) {
    const { directories, portal, messages } = box;
    const { detail, note, index } = await proveEntry(acceptance, portal.policies, box.verdicts);
    const refuse = (why) => new Refusal('act-refused', why);
    const messageId = detail.kind === 'handover' ? detail.messages[0] : detail.messageId;
    if (!['access', 'release', 'refusal', 'handover'].includes(detail.kind)
        || detail.portal !== portal.name || !messages.some(({ id }) => id === messageId)) {
        throw refuse('otherDetail');
    }
    const keyholderOf = (id) => (directory) => directory.keyholders.find((one) => one.id === id);
    if (detail.kind === 'release' || detail.kind === 'refusal') {
        await signerAmong(
            note, directories, ({ trustees }) => trustees.find(({ id }) => id === detail.trustee),
            ({ noteKey }) => noteKey);
        box.answers.push(detail);
        return;
    }
    const keyholder = await signerAmong(
        note, directories, keyholderOf(detail.keyholder), ({ identityKey }) => identityKey);
    if (detail.kind === 'access') {
        const hash = await statementHash(note.text);
        if (!box.asked.has(hash)) {
            box.asked.set(hash, { detail, keyholder, released: new Set(), refused: new Set() });
        }
        return;
    }
    const successors = directories.map(keyholderOf(detail.successor))
        .filter((one) => one !== undefined).reverse();
    if (successors.length === 0) throw refuse('unknownSigner');
    const [successor] = successors;
    // Where versions of the directory disagree about the person, nobody is meant.
    const isOne = successors.every(({ person }) => person === successor.person);
    box.handovers.push({
        index, report: messageId, author: keyholder, successor, time: detail.time,
        person: isOne ? successor.person : null,
    });
}

/** What came of each request, in the order of the mailbox. */
function mailboxInquiries(box) {
    for (const { kind, statement, trustee } of box.answers) {
        const asked = box.asked.get(statement);
        if (asked === undefined) {
            box.refused.push({ kind: 'act', code: 'act-refused', detail: 'unknownStatement' });
        } else {
            (kind === 'release' ? asked.released : asked.refused).add(trustee);
        }
    }
    return [...box.asked.values()].map(({ detail, keyholder, released, refused }) => {
        const message = box.messages.find(({ id }) => id === detail.messageId);
        return {
            messageId: message.id, keyholder, action: detail.action, time: detail.time,
            outcome: inquiryOutcome(message, keyholder, released.size, refused.size),
            released: [...released],
        };
    });
}

function inquiryOutcome({ header, set, addressed }, keyholder, releasedCount, refusedCount) {
    if (releasedCount < header.threshold) {
        return header.trusteeCount - refusedCount < header.threshold ? 'refused' : 'asked';
    }
    if (set === null) return 'released';
    const index = set.directory.keyholders.findIndex(({ id }) => id === keyholder.id);
    return addressed.includes(index) ? 'opened' : 'could-not-read';
}

/**
 * The persons who may read a report: whom it addresses, and to whom they, or those after them,
 * handed it over.
 */
function readersOf(box, report, before = Infinity) {
    const persons = new Set(report.addressees.map(({ person }) => person));
    for (const handover of handoversInOrder(box)) {
        if (handover.report === report.id && handover.index < before
            && persons.has(handover.author.person) && handover.person !== null) {
            persons.add(handover.person);
        }
    }
    return persons;
}

function handoversInOrder({ handovers }) {
    return [...handovers].sort((one, other) => one.index - other.index);
}

/**
 * The handovers, in the order of the log, each judged by whom the report addresses and by those
 * before it (§2.6).
 */
function mailboxHandovers(box) {
    return handoversInOrder(box).map(({ person: _, ...handover }) => {
        const report = box.messages.find(({ id }) => id === handover.report);
        const readers = readersOf(box, report, handover.index);
        const [newest] = box.messages
            .filter(({ role, proof }) => role === 'follow-up' && proof.state === 'proven'
                && proof.index < handover.index)
            .sort((one, other) => other.sequence - one.sequence).concat(report);
        const { person } = handover.successor;
        const isSame = (one) => one.person === person;
        const isAddressed = (text) => text.addressees.some(isSame);
        // What cannot be checked counts as wrong: the portal chooses which directories it shows.
        const wasListed = [report, newest].some(
            ({ set }) => set === null || set.directory.keyholders.some(isSame));
        return {
            ...handover, isAudienceKnown: report.set !== null,
            isByReader: readers.has(handover.author.person),
            isToLeftOut: wasListed && !isAddressed(newest)
                && (isAddressed(report) || !readers.has(person)),
        };
    });
}

/** With whom an own report is today, by the directory in force (§2.7). */
function mailboxStanding(report, handovers, { directory, currency }) {
    const readers = [...report.addressees, ...handovers
        .filter((handover) => handover.isByReader && handover.report === report.id)
        .map(({ successor }) => successor)];
    const isIn = (list, { person }) => list.some((one) => one.person === person);
    const present = directory.keyholders.filter(
        (keyholder) => isIn(readers, keyholder) && mayAct(keyholder, currency.day));
    const gone = [];
    for (const reader of readers) {
        if (!isIn(present, reader) && !isIn(gone, reader)) gone.push(reader);
    }
    return { report: report.id, present, gone };
}

// Replies (§2.3, §2.4).

async function takeReply(box, { header, body, acceptance }) {
    const refuse = (why) => new Refusal('reply-refused', why);
    const reply = await openedReply(box, header, body);
    const { payload, id } = reply;
    const report = box.messages.find(
        (message) => message.id === payload.conversation && message.role === 'report');
    if (report === undefined) throw refuse('otherConversation');
    const listed = box.directories.map(({ keyholders }) => keyholders.find(
        (keyholder) => keyholder.id === payload.author))
        .filter((keyholder) => keyholder !== undefined).reverse();
    if (listed.length === 0) throw refuse('unknownAuthor');
    let author = null;
    for (const keyholder of listed) {
        if (author === null && await reply.isBy(keyholder.identityKey.publicKey)) {
            author = keyholder;
        }
    }
    if (author === null) throw refuse('notSignedByAuthor');
    const texts = box.messages.filter((message) => message.header.kind === messageKinds.report);
    const isReader = readersOf(box, report).has(author.person) || texts.some(
        ({ addressees }) => addressees.some(({ person }) => person === author.person));
    if (!isReader) {
        // The portal chooses which directories it shows: without one of them there is no telling.
        throw refuse(texts.every(({ set }) => set !== null)
            ? 'authorNotAddressed' : 'audienceUnknown');
    }
    box.opened.push({
        id, author, conversation: payload.conversation, sequence: payload.sequence,
        previous: payload.previous, language: payload.language, text: payload.text,
        status: payload.status ?? [],
        proof: await acceptanceState(box, acceptance, id),
    });
}

/** A reply may have been sealed to the receipt at hand, or to one that it replaced. */
async function openedReply({ generations }, header, body) {
    let refusal = null;
    for (const keys of generations) {
        try {
            return await openReply(header, body, keys);
        } catch (error) {
            if (error.code !== 'does-not-open') throw error;
            refusal = refusal ?? error;
        }
    }
    throw refusal;
}

/** Each author's replies in their order; each must name the one before. */
function repliesInSequence(opened) {
    const last = new Map();
    return [...opened]
        .sort((one, other) => one.sequence - other.sequence || (one.id < other.id ? -1 : 1))
        .map((reply) => {
            const name = `${reply.conversation} ${reply.author.id}`;
            const before = last.get(name) ?? { sequence: 0, id: mailboxNothing };
            last.set(name, reply);
            return {
                ...reply, isInSequence: reply.sequence === before.sequence + 1
                    && reply.previous === before.id,
            };
        });
}

/** Of these two the newer one alone stands (§2.9). */
const statusCounterparts = {
    'check-until': 'extended-until', 'extended-until': 'check-until', closed: 'reopened',
    reopened: 'closed',
};

/**
 * How things stand by the officers' word (§2.9): `{ what, day, author }`, the newest of each, of
 * replies that are proven and in sequence.
 */
export function currentStatus(replies) {
    const current = new Map();
    const inOrder = replies
        .filter(({ proof, isInSequence }) => proof.state === 'proven' && isInSequence)
        .sort((one, other) => one.proof.index - other.proof.index);
    for (const { status, author } of inOrder) {
        for (const stated of status) {
            current.delete(statusCounterparts[stated.what]);
            current.set(stated.what, { ...stated, author });
        }
    }
    return statusWords.flatMap((word) => current.get(word) ?? []);
}

// Going on (§5).

/** Sequences of own messages that are kept back, at most 64, and those that stand twice. */
function mailboxGaps(messages) {
    const all = messages.map(({ sequence }) => sequence);
    const seen = new Set(all);
    const missing = [];
    for (let i = 0; i < Math.max(0, ...all) && missing.length < 64; i += 1) {
        if (!seen.has(i)) missing.push(i);
    }
    const repeated = [...seen].filter((one) => all.filter((other) => other === one).length > 1);
    return { missing, repeated: repeated.sort((one, other) => one - other) };
}

/**
 * Where a conversation goes on (§5.1): `{ place, persons, newest, consent, mayChangeReceipt }`.
 *
 * `place` is that of the next text, `newest` the newest one, `persons` whom it addresses (null when
 * the portal no longer shows its directory: the person must be asked), `consent` the token of the
 * report's identity message or null. Refuses as `no-conversation`: `cut`, `sameHeader`,
 * `notPublicYet`, `notProven`, `noReport`, `full`.
 */
export function conversationHead({ messages, isCut }) {
    const refuse = (why) => new Refusal('no-conversation', why);
    if (isCut) throw refuse('cut');
    if (new Set(messages.map(({ header }) => hex(header.hash))).size !== messages.length) {
        throw refuse('sameHeader');
    }
    for (const { proof } of messages) {
        if (proof.state !== 'proven') {
            throw refuse(proof.state === 'pending' ? 'notPublicYet' : 'notProven');
        }
    }
    const report = messages.find(({ role }) => role === 'report');
    if (report === undefined) throw refuse('noReport');
    const inOrder = [...messages].sort(
        (one, other) => other.sequence - one.sequence || (one.id < other.id ? -1 : 1));
    const highest = inOrder[0].sequence;
    if (highest >= 2 ** 32 - 4) throw refuse('full');
    const newest = inOrder.find(({ header }) => header.kind === messageKinds.report);
    return headBehind(messages, report, newest, highest + 2 - highest % 2);
}

/**
 * Where a claim code is changed (§9.2), as `conversationHead`: behind the report alone. What else
 * stands there is of somebody else who has the code, and keeps nobody from it. Refuses as
 * `no-conversation`: `notPublicYet`, `noReport`.
 */
export function claimHead({ messages }) {
    const reports = messages.filter(({ role }) => role === 'report');
    const [report] = reports.filter(({ proof }) => proof.state === 'proven')
        .sort((one, other) => one.proof.index - other.proof.index);
    if (report === undefined) {
        throw new Refusal('no-conversation',
            reports.some(({ proof }) => proof.state === 'pending') ? 'notPublicYet' : 'noReport');
    }
    return headBehind(messages, report, report, 2);
}

/** Whether others than the officer who took the report down wrote under a claim code (§9.3). */
export function isClaimShared({ messages, refused }) {
    return messages.filter(({ role }) => role !== 'identity').length > 1
        || refused.some(({ kind }) => kind === 'own');
}

function headBehind(messages, report, newest, sequence) {
    return {
        place: {
            conversation: report.id, sequence,
            previous: newest.sequence === 0 ? mailboxNothing : newest.id,
        },
        newest,
        persons: newest.set === null ? null
            : [...new Set(newest.addressees.map(({ person }) => person))],
        consent: messages.find(({ role, sequence: at }) => role === 'identity' && at === 1)
            ?.consent ?? null,
        mayChangeReceipt: messages.filter(({ role }) => role === 'rekey').length
            < mailboxMostReceipts - 1,
    };
}
