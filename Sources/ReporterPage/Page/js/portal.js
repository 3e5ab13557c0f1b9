/**
 * What is checked of a portal before anything is sent or believed: PortalClient/Specification.md.
 */

import { Refusal } from './bytes.js';
import { publicPolicy } from './checkpoint.js';
import { directorySet, extendsChain, verifyChain, verifyCurrencyNote } from './directory.js';
import { parseDirectoryAnswer } from './frames.js';
import { almatyDay } from './note-lines.js';
import { parseNote, parseVerifierKey } from './signed-note.js';

/**
 * Asks a portal for directory and currency note, and makes every check of PortalClient 1 to 5.
 *
 * `now` is in UTC seconds; `earlier` is what was verified before in this visit, below which nothing
 * is taken. Gives the newest `directory`, `set` with its keys of today and the directory hash, the
 * public `policies` of all versions, newest first, and `warnings`, perhaps `{ code:
 * 'currency-stale', dayCount }`.
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
