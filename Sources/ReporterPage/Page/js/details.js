/**
 * Entries of the log and the details they commit to: Details/Specification.md §1, §2; PortalClient.
 */

import { Refusal, hex, labelled, readU32, sameBytes, utf8 } from './bytes.js';
import { parseLogProof, verifyLogProof } from './checkpoint.js';
import { parseDirectory, parseKeyNote } from './directory.js';
import { leafHash } from './merkle.js';
import {
    NoteLines, asDigest, asIdentifier, asNumber, asOneOf, asOwner, asQuarter, asText, dayOfDate,
    isFreeText, isPortalName,
} from './note-lines.js';
import { isSignedBy, parseNote } from './signed-note.js';

const asTime = asNumber();

/** §2.3. */
const asGround = asText((text) => {
    const decision = /^decision ([^ ]+) ([^ ]+)$/.exec(text);
    if (decision === null) return /^(-|consent [0-9a-f]{64})$/.test(text);
    return isFreeText(decision[1], 64) && !/\p{White_Space}/u.test(decision[1])
        && dayOfDate(decision[2]) !== null;
});

/** §2.12. */
const asMagnitude = (text) => {
    const number = asNumber(1, 2 ** 32)(text);
    return Number.isInteger(Math.log2(number)) && 2 ** Math.log2(number) === number
        ? number : undefined;
};

/** The lines of each kind behind type and portal: member, the specification's name, reader (§2). */
const detailLines = {
    accepted: [['messageId', 'message', asDigest], ['tick', 'tick', asTime]],
    dummy: [['tick', 'tick', asTime]],
    access: [
        ['messageId', 'message', asDigest], ['preheaderHash', 'preheader hash', asDigest],
        ['directoryHash', 'directory hash', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['action', 'action', asOneOf('open', 'identity')], ['ground', 'ground', asGround],
        ['sealingKeyDigest', 'sealing key digest', asDigest], ['nonce', 'nonce', asDigest],
        ['time', 'time', asTime],
    ],
    release: [
        ['statement', 'statement', asDigest], ['messageId', 'message', asDigest],
        ['trustee', 'trustee', asIdentifier], ['time', 'time', asTime],
        ['releaseDigest', 'release digest', asDigest],
    ],
    refusal: [
        ['statement', 'statement', asDigest], ['messageId', 'message', asDigest],
        ['trustee', 'trustee', asIdentifier], ['time', 'time', asTime],
        ['reason', 'reason', asOneOf(
            'unknown-message', 'wrong-header', 'no-slot', 'not-current', 'malformed', 'ground',
            'suspended', 'replayed', 'key-gone')],
    ],
    outcome: [
        ['messageId', 'message', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['time', 'time', asTime], ['outcomeDigest', 'outcome digest', asDigest],
    ],
    duty: [
        ['messageId', 'message', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['time', 'time', asTime], ['commitment', 'commitment', asDigest],
        ['sealedDigest', 'sealed digest', asDigest],
    ],
    hold: [
        ['messageId', 'message', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['until', 'until', asText((text) => text === '-' || dayOfDate(text) !== null)],
        ['time', 'time', asTime],
    ],
    challenge: [
        ['messageId', 'message', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['trustee', 'trustee', asIdentifier],
        ['sealingKeyDigest', 'sealing key digest', asDigest], ['time', 'time', asTime],
    ],
    'challenge-result': [
        ['challenge', 'challenge', asDigest], ['messageId', 'message', asDigest],
        ['keyholder', 'keyholder', asIdentifier], ['trustee', 'trustee', asIdentifier],
        ['finding', 'finding', asOneOf('addressed', 'not-addressed', 'unprovable')],
        ['time', 'time', asTime],
    ],
    handover: [
        ['handoverId', 'handover', asDigest], ['keyholder', 'keyholder', asIdentifier],
        ['successor', 'successor', asIdentifier], ['time', 'time', asTime],
        ['count', 'messages', asNumber(1, 256)],
    ],
    'key-destroyed': [
        ['owner', 'owner', asOwner], ['quarter', 'quarter', asQuarter],
        ['sealingKeyDigest', 'sealing key digest', asDigest], ['time', 'time', asTime],
    ],
    overload: [['tick', 'tick', asTime], ['magnitude', 'magnitude', asMagnitude]],
};

/**
 * Reads a detail's text: `{ kind, portal, … }`, members as in `detailLines`; a handover has
 * `messages`, message ids. Refuses as `note-lines`, and as `detail-kind` what no kind claims.
 */
export async function parseDetail(text) {
    const kind = /^senim\/([a-z-]+)\/v1\n/.exec(`${text}\n`)?.[1];
    if (kind === 'directory') return { kind, ...await parseDirectory(text) };
    if (kind === 'key') return { kind, ...await parseKeyNote(text) };
    if (!Object.hasOwn(detailLines, kind ?? '')) throw new Refusal('detail-kind');
    const lines = new NoteLines(text, `senim/${kind}/v1`);
    const detail = { kind, portal: await lines.value('portal', asText(isPortalName)) };
    for (const [member, field, read] of detailLines[kind]) {
        // An identity has a ground, and nothing else has (§2.3).
        const isWrong = (line) => member === 'ground'
            && (detail.action === 'open') !== (line === '-');
        detail[member] = await lines.value(
            field, (line) => (isWrong(line) ? undefined : read(line)));
    }
    if (kind === 'handover') {
        detail.messages = [];
        for (let i = 0; i < detail.count; i += 1) {
            detail.messages.push(await lines.value('message', asDigest));
        }
    }
    lines.finish();
    if (kind === 'handover' && new Set(detail.messages).size !== detail.count) {
        throw new Refusal('note-lines', 'value 7 messages');
    }
    return Object.freeze(detail);
}

/**
 * How releases and refusals name a statement, in hexadecimal: `L("senim/1 statement", text)`
 * (§2.3).
 */
export async function statementHash(text) {
    return hex(await labelled('senim/1 statement', utf8(text)));
}

/**
 * Opens an entry whose leaf commits to nonce and detail (§1): `{ index, day, leaf, note, detail }`.
 * Refuses as `entry-refused`. Who signed is for the reader to judge.
 */
export async function openEntry({ index, leaf, nonce, detail: bytes }) {
    const refuse = (why) => new Refusal('entry-refused', why);
    if (leaf.length !== 44 || hex(leaf.subarray(0, 8)) !== '53454e494d000100') {
        throw refuse('malformedLeaf');
    }
    let note;
    let detail;
    try {
        note = parseNote(bytes);
        detail = await parseDetail(note.text);
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw refuse('malformedDetail');
    }
    if (!sameBytes(leaf.subarray(12), await labelled('senim/1 entry', nonce, bytes))) {
        throw refuse('detailNotCommitted');
    }
    return Object.freeze({ index, day: readU32(leaf, 8), leaf, note, detail });
}

/**
 * Opens an entry that stands in a tree that one of the policies accepts (Reporter/Specification.md
 * §2.2): what `openEntry` gives, with `policy`. `verdicts` as in `verifyLogProof`.
 */
export async function proveEntry({ entry, proof }, policies, verdicts) {
    const opened = await openEntry(entry);
    const logProof = parseLogProof(proof);
    if (logProof.index !== opened.index) throw new Refusal('entry-refused', 'otherIndex');
    const policy = await verifyLogProof(
        logProof, await leafHash(opened.leaf), policies, verdicts);
    return { ...opened, policy };
}

/**
 * The `accepted` entry of a message under some versions of the directory, oldest first
 * (Reporter/Specification.md §2.2). Refuses as `acceptance-refused`, or as `proveEntry` does.
 */
export async function proveAcceptance(acceptance, messageId, directories, policies, verdicts) {
    const refuse = (why) => new Refusal('acceptance-refused', why);
    const proven = await proveEntry(acceptance, policies, verdicts);
    const { detail, note } = proven;
    if (detail.kind !== 'accepted' || detail.messageId !== messageId
        || !directories.some(({ portal }) => portal === detail.portal)) throw refuse('otherDetail');
    // A detail has exactly one signature line (§2).
    if (note.signatures.length === 1) {
        for (const { gatewayNoteKey } of directories) {
            if (await isSignedBy(note, gatewayNoteKey)) return proven;
        }
    }
    throw refuse('notSignedByGateway');
}

/** The newest member of the directories whose key alone signed a note. Refuses as `act-refused`. */
export async function signerAmong(note, directories, find, keyOf) {
    const members = directories.map(find).filter((member) => member !== undefined).reverse();
    if (members.length === 0) throw new Refusal('act-refused', 'unknownSigner');
    for (const member of members) {
        if (note.signatures.length === 1 && await isSignedBy(note, keyOf(member))) return member;
    }
    throw new Refusal('act-refused', 'notSigned');
}
