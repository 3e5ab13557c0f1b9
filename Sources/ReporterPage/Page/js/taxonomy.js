/** The spheres that a portal shows: Procedure/Specification.md §4.3. */

import { Refusal, hex, sha256, utf8 } from './bytes.js';
import { NoteLines, asText, isFreeText, isPortalName } from './note-lines.js';
import { isSignedBy, parseNote } from './signed-note.js';

const asSphereLabel = asText((text) => text !== '-' && isFreeText(text));

/**
 * Reads a portal's taxonomy: `{ portal, hidden, own }`, the ids that it hides and its own spheres
 * `{ id, kk, ru, en }`. Refuses as `note-lines`, with `order <line>` too, or `taxonomy-too-long`.
 */
export async function parseTaxonomy(text) {
    if (utf8(text).length > 65536) throw new Refusal('taxonomy-too-long');
    const lines = new NoteLines(text, 'senim/taxonomy/v1');
    const portal = await lines.value('portal', asText(isPortalName));
    let last = 0;
    const next = async (field, pattern) => {
        const id = await lines.labelled(field, asText((one) => pattern.test(one)));
        const number = Number(id.slice(1));
        if (number <= last) throw new Refusal('note-lines', `order ${lines.position}`);
        last = number;
        return id;
    };
    const hidden = new Set();
    while (lines.isNext('hide')) hidden.add(await next('hide', /^S([1-9]|1[0-5])$/));
    last = 0;
    const own = [];
    while (!lines.isAtEnd) {
        const sphere = { id: await next('add', /^P[1-9]\d?$/) };
        for (const language of ['kk', 'ru', 'en']) {
            sphere[language] = await lines.labelled(language, asSphereLabel);
        }
        own.push(sphere);
    }
    return { portal, hidden, own };
}

/**
 * What a reporter chooses from on a verified portal (PortalClient/Specification.md, 8): `{ id }`,
 * and the labels of the portal's own; "other" comes last. Refuses as `other-taxonomy`, or as the
 * connection does.
 */
export async function offeredSpheres({ connection, portal: { authority, directory } }) {
    const common = Array.from({ length: 15 }, (_, i) => ({ id: `S${i + 1}` }));
    const other = { id: 'S0' };
    if (directory.taxonomy === null) return [...common, other];
    const bytes = await connection.get('/taxonomy', { most: 69632 });
    try {
        const note = parseNote(bytes);
        const { portal, hidden, own } = await parseTaxonomy(note.text);
        if (portal !== directory.portal || !await isSignedBy(note, authority)
            || hex(await sha256(utf8(note.text))) !== directory.taxonomy) throw new Refusal('note');
        return [...common.filter(({ id }) => !hidden.has(id)), ...own, other];
    } catch (error) {
        throw error instanceof Refusal ? new Refusal('other-taxonomy') : error;
    }
}
