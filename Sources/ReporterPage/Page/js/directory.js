/**
 * Who receives, guards and watches over a portal's reports: Directory/Specification.md §4 to §8,
 * §10.
 */

import { Refusal, fromHex, hex, labelled, sha256, utf8 } from './bytes.js';
import {
    NoteLines, asDay, asDigest, asFreeText, asIdentifier, asKey, asNumber, asOneOf, asOptional,
    asOwner, asQuarter, asSealingKey, asText, asYesOrNo, isOrigin, isPortalName,
} from './note-lines.js';
import { cosignatureAlgorithm, isSignedBy, noteAlgorithm, signersOf } from './signed-note.js';

const asNoteKey = asKey(noteAlgorithm);
const asCosigningKey = asKey(cosignatureAlgorithm);

/** The portal whose directories a key signs; refuses as `not-an-authority-key` (§1.1). */
function portalOfAuthority(key) {
    const name = key.name.endsWith('/authority') ? key.name.slice(0, -10) : '';
    if (key.algorithm !== noteAlgorithm || !isPortalName(name)) {
        throw new Refusal('not-an-authority-key');
    }
    return name;
}

/**
 * Reads a directory's text with every rule of §4, refusing as `note-lines`, `directory-too-long` or
 * `directory-rule`.
 *
 * Dates are days; `digest` is SHA-256 of the text. Says nothing about who signed: see
 * `verifyChain`.
 */
export async function parseDirectory(text) {
    if (utf8(text).length > 65536) throw new Refusal('directory-too-long');
    const lines = new NoteLines(text, 'senim/directory/v1');
    const directory = {
        portal: await lines.value('portal', asText(isPortalName)),
        version: await lines.labelled('version', asNumber(1, 2 ** 32 - 1)),
        previous: await lines.labelled('previous', asOptional(asDigest)),
        webOrigins: await lines.all('web', asText((origin) => isOrigin(origin, false))),
        onionOrigins: await lines.all('onion', asText((origin) => isOrigin(origin, true))),
        messages: await lines.labelled('messages', asOneOf('1')),
        gatewayNoteKey: await lines.labelled('gateway-note-key', asNoteKey),
        logKey: await lines.labelled('log-key', asNoteKey),
        calendar: await lines.labelled('calendar', asOptional(asDigest)),
        taxonomy: await lines.labelled('taxonomy', asOptional(asDigest)),
        pageRelease: await lines.labelled('page', asOptional(asDigest)),
        coverKey: await lines.labelled('cover', asOptional(asNoteKey)),
        threshold: await lines.labelled('threshold', asNumber(1, 255)),
        keyholders: await directoryBlocks(lines, 'keyholder', readKeyholder),
        trustees: await directoryBlocks(lines, 'trustee', readTrustee),
        auditors: await directoryBlocks(lines, 'auditor', readAuditor),
        witnesses: await lines.all('witness', asCosigningKey),
        text,
        digest: hex(await sha256(utf8(text))),
    };
    lines.finish();
    checkDirectoryRules(directory);
    return Object.freeze(directory);
}

async function directoryBlocks(lines, field, read) {
    const blocks = [];
    while (lines.isNext(field)) blocks.push(Object.freeze(await read(lines)));
    return blocks;
}

/** §4.2. */
async function readKeyholder(lines) {
    return {
        id: await lines.labelled('keyholder', asIdentifier),
        person: await lines.labelled('person', asIdentifier),
        name: await lines.labelled('name', asFreeText),
        body: await lines.labelled('body', asFreeText),
        role: await lines.labelled('role', asOneOf(
            'head', 'commissioner', 'compliance', 'superior', 'anti-corruption', 'other')),
        post: await lines.labelled('post', asFreeText),
        answersTo: await lines.labelled('answers-to', asOptional(asIdentifier)),
        outside: await lines.labelled('outside', asYesOrNo),
        identityKey: await lines.labelled('identity-key', asNoteKey),
        from: await lines.labelled('from', asDay),
        until: await lines.labelled('until', asOptional(asDay)),
        suspended: await lines.labelled('suspended', asYesOrNo),
    };
}

/** §4.3. */
async function readTrustee(lines) {
    return {
        id: await lines.labelled('trustee', asIdentifier),
        name: await lines.labelled('name', asFreeText),
        noteKey: await lines.labelled('note-key', asNoteKey),
        cosigningKey: await lines.labelled('cosigning-key', asCosigningKey),
    };
}

/** §4.4. */
async function readAuditor(lines) {
    return {
        id: await lines.labelled('auditor', asIdentifier),
        name: await lines.labelled('name', asFreeText),
        noteKey: await lines.labelled('note-key', asNoteKey),
        sealingKey: await lines.labelled('sealing-key', asSealingKey),
    };
}

/** The rules of §4.5, in their order. */
function checkDirectoryRules(directory) {
    const refuse = (rule) => new Refusal('directory-rule', rule);
    const { keyholders, trustees, auditors, witnesses, threshold } = directory;
    const isBetween = (list, least, most) => list.length >= least && list.length <= most;
    const hasTwice = (list) => new Set(list).size !== list.length;
    if ((directory.version === 1) !== (directory.previous === null)) throw refuse('previous');
    const origins = [...directory.webOrigins, ...directory.onionOrigins];
    if (origins.length === 0) throw refuse('noOrigin');
    if (hasTwice(origins)) throw refuse('repeatedOrigin');
    if (!isBetween(keyholders, 1, 16)) throw refuse('keyholderCount');
    if (!isBetween(trustees, 1, 7)) throw refuse('trusteeCount');
    if (2 * threshold <= trustees.length || threshold > trustees.length) {
        throw refuse('threshold');
    }
    if (!isBetween(witnesses, 1, 32)) throw refuse('witnessCount');
    if (!isBetween(auditors, 0, 32)) throw refuse('auditorCount');
    if (!keyholders.some((keyholder) => keyholder.outside && !keyholder.suspended)) {
        throw refuse('nobodyOutside');
    }
    for (const members of [keyholders, trustees, auditors]) {
        if (hasTwice(members.map(({ id }) => id))) throw refuse('repeatedIdentifier');
    }
    checkDirectoryKeys(directory, refuse);
    for (const keyholder of keyholders) {
        if (keyholder.until !== null && keyholder.until < keyholder.from) throw refuse('dates');
        let above = keyholder;
        for (let steps = 0; above.answersTo !== null; steps += 1) {
            above = keyholders.find(({ id }) => id === above.answersTo);
            if (above === undefined || steps === keyholders.length) throw refuse('answersTo');
        }
    }
}

/** Rule 6: names first, so that a key under another's name is called that. */
function checkDirectoryKeys(directory, refuse) {
    const named = [[directory.gatewayNoteKey, 'gateway'], [directory.logKey, 'log']];
    if (directory.coverKey !== null) named.push([directory.coverKey, 'cover']);
    for (const { id, identityKey } of directory.keyholders) {
        named.push([identityKey, `keyholder/${id}`]);
    }
    for (const { id, noteKey } of directory.trustees) named.push([noteKey, `trustee/${id}`]);
    for (const { id, cosigningKey } of directory.trustees) {
        named.push([cosigningKey, `trustee/${id}/cosigner`]);
    }
    for (const { id, noteKey } of directory.auditors) named.push([noteKey, `auditor/${id}`]);
    if (named.some(([key, name]) => key.name !== `${directory.portal}/${name}`)) {
        throw refuse('keyName');
    }
    const names = new Set([`${directory.portal}/authority`]);
    const materials = new Set();
    const isNew = (set, item) => set.size < set.add(item).size;
    for (const key of directoryKeys(directory)) {
        if (!isNew(names, key.name)) throw refuse('repeatedKeyName');
        if (!isNew(materials, hex(key.publicKey))) throw refuse('repeatedKey');
    }
    for (const { sealingKey } of directory.auditors) {
        if (!isNew(materials, hex(sealingKey))) throw refuse('repeatedKey');
    }
}

/** All keys that sign, whatever their role. */
function directoryKeys({
    gatewayNoteKey, logKey, coverKey, keyholders, trustees, auditors, witnesses,
}) {
    return [
        gatewayNoteKey, logKey, ...(coverKey === null ? [] : [coverKey]),
        ...keyholders.map(({ identityKey }) => identityKey),
        ...trustees.map(({ noteKey }) => noteKey),
        ...trustees.map(({ cosigningKey }) => cosigningKey),
        ...auditors.map(({ noteKey }) => noteKey), ...witnesses,
    ];
}

/**
 * Checks all versions from the first (§5): `{ authority, directories, notes, current }`, version n
 * at n − 1. Refuses as `directory-chain`, or as `parseDirectory` does.
 */
export async function verifyChain(notes, authority) {
    const refuse = (why, version) => new Refusal('directory-chain', `${why} ${version}`);
    if (notes.length === 0) throw new Refusal('directory-chain', 'empty');
    const portal = portalOfAuthority(authority);
    const directories = [];
    for (const [i, note] of notes.entries()) {
        const version = i + 1;
        const before = directories[i - 1] ?? null;
        const directory = await parseDirectory(note.text);
        if (directory.portal !== portal) throw refuse('otherPortal', version);
        if (directory.version !== version) {
            throw refuse('version', `${directory.version} ${version}`);
        }
        if (directory.previous !== (before === null ? null : before.digest)) {
            throw refuse('brokenLink', version);
        }
        const material = hex(authority.publicKey);
        if (directoryKeys(directory).some(({ publicKey }) => hex(publicKey) === material)) {
            throw refuse('authorityKeyReused', version);
        }
        if (!await isSignedBy(note, authority)) throw refuse('notSignedByAuthority', version);
        for (const { id, person } of directory.keyholders) {
            if (directories.some(({ keyholders }) => keyholders.some(
                (earlier) => earlier.id === id && earlier.person !== person))) {
                throw refuse('otherPerson', `${version} ${id}`);
            }
        }
        const electors = before ?? directory;
        const approvals = await signersOf(note, electors.trustees, ({ noteKey }) => noteKey);
        if (approvals.length < electors.threshold) {
            throw refuse('tooFewApprovals', version);
        }
        directories.push(directory);
    }
    return Object.freeze({
        authority, portal, directories: Object.freeze(directories), notes,
        current: directories[directories.length - 1],
    });
}

/** Whether a chain is an earlier one, perhaps with more versions behind it (§5.3). */
export function extendsChain(chain, earlier) {
    const { length } = earlier.directories;
    return chain.authority.text === earlier.authority.text
        && chain.directories[length - 1]?.digest === earlier.current.digest;
}

/** Keyholders, then trustees, in the order of their slots: `{ role, id, signingKey }`. */
function sealingKeyOwners(directory) {
    return [
        ...directory.keyholders.map(({ id, identityKey }) =>
            ({ role: 'keyholder', id, signingKey: identityKey })),
        ...directory.trustees.map(({ id, noteKey }) =>
            ({ role: 'trustee', id, signingKey: noteKey })),
    ];
}

/** Reads the lines of a key note (§6). */
export async function parseKeyNote(text) {
    const lines = new NoteLines(text, 'senim/key/v1');
    const keyNote = {
        portal: await lines.value('portal', asText(isPortalName)),
        owner: await lines.value('owner', asOwner),
        quarter: await lines.value('quarter', asQuarter),
        sealingKey: await lines.value('key', asSealingKey),
        time: await lines.value('time', asNumber()),
    };
    lines.finish();
    return keyNote;
}

/**
 * A key note whose owner the directory lists and who alone signed it (§6.1). Refuses as `key-note`.
 */
export async function verifyKeyNote(note, directory) {
    const refuse = (why) => new Refusal('key-note', why);
    const keyNote = await parseKeyNote(note.text);
    if (keyNote.portal !== directory.portal) throw refuse('otherPortal');
    const { role, id } = keyNote.owner;
    const owner = sealingKeyOwners(directory).find((one) => one.role === role && one.id === id);
    if (owner === undefined) throw refuse('unknownOwner');
    if (note.signatures.length !== 1 || !await isSignedBy(note, owner.signingKey)) {
        throw refuse('notSignedByOwner');
    }
    return Object.freeze(keyNote);
}

/**
 * A directory with the key notes served beside it, null where none counts (§7): `{ directory,
 * keyNotes, hash, sealingKeys }`. `hash` is the directory hash in hexadecimal; `sealingKeys` are
 * bytes or null, keyholders' then trustees'. Refuses as `directory-set`.
 */
export async function directorySet(notes, directory) {
    const owners = sealingKeyOwners(directory);
    if (notes.length !== owners.length) throw new Refusal('directory-set', 'count');
    const materials = new Set(directory.auditors.map(({ sealingKey }) => hex(sealingKey)));
    const sealingKeys = [];
    const digests = [];
    for (const [i, note] of notes.entries()) {
        if (note === null) {
            sealingKeys.push(null);
            digests.push(new Uint8Array(32));
            continue;
        }
        const { owner, sealingKey } = await verifyKeyNote(note, directory);
        if (owner.role !== owners[i].role || owner.id !== owners[i].id) {
            throw new Refusal('directory-set', 'otherOwner');
        }
        if (materials.has(hex(sealingKey))) throw new Refusal('directory-set', 'keyReused');
        materials.add(hex(sealingKey));
        sealingKeys.push(sealingKey);
        digests.push(await sha256(utf8(note.text)));
    }
    const hash = await labelled('senim/1 directory', fromHex(directory.digest, 32), ...digests);
    return Object.freeze({ directory, keyNotes: notes, hash: hex(hash), sealingKeys });
}

/** A currency note that t trustees of a directory signed (§8). Refuses as `currency-note`. */
export async function verifyCurrencyNote(note, directory) {
    const refuse = (why) => new Refusal('currency-note', why);
    const lines = new NoteLines(note.text, 'senim/currency/v1');
    const currency = {
        portal: await lines.value('portal', asText(isPortalName)),
        directoryHash: await lines.value('directory hash', asDigest),
        day: await lines.value('day', asNumber(0, 2 ** 32 - 1)),
        treeSize: await lines.value('tree size', asNumber()),
        root: await lines.value('root', asDigest),
    };
    lines.finish();
    if (currency.portal !== directory.portal) throw refuse('otherPortal');
    const signers = await signersOf(note, directory.trustees, ({ noteKey }) => noteKey);
    if (signers.length < directory.threshold) throw refuse('tooFewSignatures');
    return Object.freeze(currency);
}

/** Whether a keyholder may act and be addressed on a day (§4.2). */
export function mayAct(keyholder, day) {
    return !keyholder.suspended && keyholder.from <= day
        && (keyholder.until === null || day <= keyholder.until);
}

/**
 * A key as people compare it: 16 groups of four hexadecimal digits (§10); of a public key's or
 * sealing key's bytes.
 */
export async function fingerprint(keyBytes) {
    return hex(await sha256(keyBytes)).match(/.{4}/g).join(' ');
}

/**
 * Whom a reporter can choose from on a day (Reporter/Specification.md §1.2), in directory order:
 * `{ index, keyholder, state }`, the state being `open`, `suspended`, `not-in-office` or `no-key`.
 */
export function offered(set, day) {
    return set.directory.keyholders.map((keyholder, index) => {
        let state = 'open';
        if (keyholder.suspended) state = 'suspended';
        else if (!mayAct(keyholder, day)) state = 'not-in-office';
        else if (set.sealingKeys[index] === null) state = 'no-key';
        return { index, keyholder, state };
    });
}
