/**
 * What is checked of a portal before anything is sent or believed: PortalClient/Specification.md.
 */

import { Refusal, fromHex } from './bytes.js';
import { parseCheckpoint, publicPolicy, verifyCheckpoint } from './checkpoint.js';
import { directorySet, extendsChain, verifyChain, verifyCurrencyNote } from './directory.js';
import { parseDirectoryAnswer } from './frames.js';
import { proofHashes, verifyConsistency } from './merkle.js';
import { almatyDay } from './note-lines.js';
import { parseNote, parseVerifierKey } from './signed-note.js';

/**
 * Asks a portal for directory and currency note, and makes every check of PortalClient 1 to 5.
 *
 * `connection` has `origin` ('' for the page's own) and `get(path, { most })`, which gives the
 * bytes of an answer; `now` is in UTC seconds; `earlier` is what was verified before in this visit,
 * below which nothing is taken.
 *
 * Gives `{ name, authority, chain, directory, set, currency, today, policies, warnings }`:
 * `directory` is the newest, `set` has its keys of today and the directory hash, `policies` are the
 * public ones of all versions, newest first, and `warnings` may hold `{ code: 'currency-stale',
 * dayCount }`. Refuses as the parts do, and as `directory-went-back`, `address-not-listed`,
 * `currency-for-another-set`, `currency-expired` and `currency-in-the-future`.
 */
export async function verifyPortal(connection, authorityVkey, now, earlier = null) {
    const authority = await parseVerifierKey(authorityVkey);
    try {
        return await fetchPortal(connection, authority, now, earlier);
    } catch (error) {
        // The keys changed between the two requests, perhaps: once more.
        if (error.code !== 'currency-for-another-set') throw error;
        return fetchPortal(connection, authority, now, earlier);
    }
}

async function fetchPortal(connection, authority, now, earlier) {
    const served = parseDirectoryAnswer(await connection.get('/directory', { most: 2 ** 25 }));
    const note = parseNote(await connection.get('/currency', { most: 16384 }));
    const chain = await verifyChain(served.directories, authority);
    const directory = chain.current;
    const origin = connection.origin === '' ? globalThis.location.origin : connection.origin;
    if (![...directory.webOrigins, ...directory.onionOrigins].includes(origin)) {
        throw new Refusal('address-not-listed');
    }
    if (earlier !== null && !extendsChain(chain, earlier.chain)) {
        throw new Refusal('directory-went-back');
    }
    const set = await directorySet(served.keyNotes, directory);
    const currency = await verifyCurrencyNote(note, directory);
    if (currency.directoryHash !== set.hash) throw new Refusal('currency-for-another-set');
    const today = almatyDay(now);
    const dayCount = today - currency.day;
    if (dayCount > 7) throw new Refusal('currency-expired', `${dayCount}`);
    if (dayCount < -1) throw new Refusal('currency-in-the-future', `${-dayCount}`);
    return Object.freeze({
        name: chain.portal, authority, chain, directory, set, currency, today,
        policies: chainPolicies(chain.directories),
        warnings: dayCount > 3 ? [{ code: 'currency-stale', dayCount }] : [],
    });
}

/** The public policies of some versions, newest first, equal ones once. */
export function chainPolicies(directories) {
    const policies = new Map();
    for (const directory of [...directories].reverse()) {
        const policy = publicPolicy(directory);
        if (!policies.has(policy.text)) policies.set(policy.text, policy);
    }
    return [...policies.values()];
}

/**
 * The newest public checkpoint, of which the tree of the currency note is a prefix (PortalClient
 * 6).
 */
export async function publicCheckpoint(connection, portal) {
    const { currency } = portal;
    const checkpoint = parseCheckpoint(await connection.get('/checkpoint', { most: 16384 }));
    await verifyCheckpoint(checkpoint, publicPolicy(portal.directory));
    const { size, root } = checkpoint;
    if (currency.treeSize > 0 && currency.treeSize <= size) {
        const path = `/consistency/${currency.treeSize}/${size}`;
        const hashes = currency.treeSize === size ? []
            : proofHashes(await connection.get(path, { most: 4096 }));
        await verifyConsistency(
            currency.treeSize, fromHex(currency.root, 32), size, root, hashes);
    }
    return checkpoint;
}
