/** One visit to a portal: what was verified of it, and never less than that again. */

import { Refusal } from './bytes.js';
import { portalConnection } from './connection.js';
import { offered } from './directory.js';
import { verifyPortal } from './portal.js';

/**
 * A visit. `origin` is '' for the portal the page came from; `authority` is the key that signs the directory.
 *
 * `renew()` verifies the portal again (refusing as `verifyPortal`); `portal` is what was verified last; `offered()` is whom a
 * reporter can choose from; `now()` is in UTC seconds.
 */
export function beginVisit(origin, authority) {
    const visit = {
        connection: portalConnection(origin),
        portal: null,
        now: () => Math.floor(Date.now() / 1000),
        renew: async () => {
            visit.portal = await verifyPortal(
                visit.connection, authority, visit.now(), visit.portal);
            return visit.portal;
        },
        offered: () => offered(visit.portal.set, visit.portal.today),
    };
    return visit;
}

/** What a browser lacks of what sealing needs; empty when it can. Tried, not guessed from its name. */
export async function lackingFeatures() {
    const lacking = [];
    if (!globalThis.isSecureContext || globalThis.crypto?.subtle === undefined) {
        return ['WebCrypto'];
    }
    for (const name of ['X25519', 'Ed25519']) {
        try {
            await crypto.subtle.generateKey(name, false,
                name === 'X25519' ? ['deriveBits'] : ['sign', 'verify']);
        } catch {
            lacking.push(name);
        }
    }
    if (typeof AbortController === 'undefined') lacking.push('fetch');
    if (typeof Blob.prototype.arrayBuffer !== 'function') lacking.push('Blob');
    return lacking;
}

/** The recipients of a message in the form that sealing takes: `isAddressed(keyholder)` for each place of the directory. */
export function recipientsOf({ set }, isAddressed) {
    const { keyholders, trustees, threshold } = set.directory;
    const keys = set.sealingKeys;
    return {
        recipients: {
            holders: keyholders.map((keyholder, i) => ({
                key: keys[i], isAddressed: isAddressed(keyholder, i),
            })),
            trustees: trustees.map((_, i) => keys[keyholders.length + i]),
            threshold,
        },
        addressees: keyholders.filter(isAddressed).map(({ id }) => id),
    };
}

/** Refuses as `directory-changed` unless the verified set is still the one with this hash. */
export function demandSameSet(visit, hash) {
    if (visit.portal.set.hash !== hash) throw new Refusal('directory-changed');
}
