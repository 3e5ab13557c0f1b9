/**
 * The lines of Senim's notes, each value in its one spelling: Directory/Specification.md §1 to §3.
 */

import { Refusal, fromBase64, readDecimal, utf8 } from './bytes.js';
import { parseVerifierKey } from './signed-note.js';
import { checkHybridKey } from './x-wing.js';

const noteInvisible = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160'
    + '\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0'
    + '\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}]', 'u');

/** Whether a text names a portal (§1). */
export function isPortalName(text) {
    return /^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$/.test(text);
}

/** Whether a text is an identifier (§1). */
function isIdentifier(text) {
    return /^[a-z][a-z0-9-]{0,31}$/.test(text);
}

/** Whether a text is free text (§3.1) of at most so many bytes. */
export function isFreeText(text, most = 200) {
    return utf8(text).length <= most && !noteInvisible.test(text)
        && /^\P{White_Space}(.*\P{White_Space})?$/su.test(text);
}

/**
 * Whether a text is an origin (§1.3), and one of an onion service exactly when that is asked for.
 */
export function isOrigin(text, isOnion) {
    const parts = /^(https?):\/\/([a-z0-9.-]+)(?::([0-9]{1,5}))?$/.exec(text);
    if (parts === null || text.length > 200) return false;
    const [, scheme, host, port] = parts;
    const isLabel = (label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label);
    if (!host.split('.').every(isLabel) || host.endsWith('.onion') !== isOnion) return false;
    if (isOnion) return /^http:\/\/[a-z2-7]{56}\.onion$/.test(text);
    if (port !== undefined) {
        const isOwn = port === (scheme === 'https' ? '443' : '80');
        if (isOwn || port.startsWith('0') || Number(port) > 65535) return false;
    }
    return scheme === 'https' || host === '127.0.0.1' || host === 'localhost';
}

/** The day of an instant in UTC seconds: Almaty's, UTC+5 for ever (§2). */
export function almatyDay(seconds) {
    return Math.floor((seconds + 18000) / 86400);
}

/** `YYYY-MM-DD` of a day. */
function dateOfDay(day) {
    return new Date(day * 86400000).toISOString().slice(0, 10);
}

/** The day of a real date from 1970 to 9999; null for any other text (§2). */
export function dayOfDate(text) {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text < '1970') return null;
    const day = Date.parse(`${text}T00:00:00Z`) / 86400000;
    return Number.isInteger(day) && dateOfDay(day) === text ? day : null;
}

// Readers of values: what was read, or undefined (a promise of it for keys).

/** A reader that gives back the text when it passes a test. */
export const asText = (test) => (text) => (test(text) ? text : undefined);
/** An identifier (§1). */
export const asIdentifier = asText(isIdentifier);
/** A hash: 64 lower-case hexadecimal digits. */
export const asDigest = asText((text) => /^[0-9a-f]{64}$/.test(text));
/** Free text (§3.1). */
export const asFreeText = asText((text) => isFreeText(text));
/** A quarter such as `2026Q4` (§2). */
export const asQuarter = asText((text) => /^[0-9]{4}Q[1-4]$/.test(text) && text >= '1970');
/** A date, as a day. */
export const asDay = (text) => dayOfDate(text) ?? undefined;
/** `yes` or `no`, as a boolean. */
export const asYesOrNo = (text) => (/^(yes|no)$/.test(text) ? text === 'yes' : undefined);
/** One of some words. */
export const asOneOf = (...words) => asText((text) => words.includes(text));
/** A value, or null for `-`. */
export const asOptional = (read) => (text) => (text === '-' ? null : read(text));

/** A number within bounds. */
export const asNumber = (least = 0, most = Number.MAX_SAFE_INTEGER) => (text) => {
    try {
        const number = readDecimal(text, most);
        return number >= least ? number : undefined;
    } catch {
        return undefined;
    }
};

/** A verifier key of an algorithm. */
export const asKey = (algorithm) => async (text) => {
    try {
        const key = await parseVerifierKey(text);
        return key.algorithm === algorithm ? key : undefined;
    } catch (error) {
        if (error instanceof Refusal && error.code === 'malformed-vkey') return undefined;
        throw error;
    }
};

/** A sealing key that no stranger made useless, as bytes (§1.2). */
export const asSealingKey = (text) => {
    try {
        const bytes = fromBase64(text);
        checkHybridKey(bytes);
        return bytes;
    } catch {
        return undefined;
    }
};

/** `keyholder <id>` or `trustee <id>`. */
export const asOwner = (text) => {
    const parts = /^(keyholder|trustee) (.*)$/s.exec(text);
    return parts !== null && isIdentifier(parts[2])
        ? { role: parts[1], id: parts[2] } : undefined;
};

/**
 * Reads the lines of a note in order. Refuses as `note-lines`, the detail being `unterminated`,
 * `type`, `missing <field>`, `unexpected <line> <field>`, `value <line> <field>` or `trailing
 * <line>`.
 */
export class NoteLines {
    constructor(text, type) {
        if (!text.endsWith('\n')) throw new Refusal('note-lines', 'unterminated');
        this.lines = text.slice(0, -1).split('\n');
        this.position = 1;
        if (this.lines[0] !== type) throw new Refusal('note-lines', 'type');
    }

    /** Whether every line was read. */
    get isAtEnd() {
        return this.position === this.lines.length;
    }

    /** A line that is nothing but a value. */
    async value(field, read) {
        if (this.isAtEnd) throw new Refusal('note-lines', `missing ${field}`);
        const line = this.lines[this.position];
        this.position += 1;
        return this.checked(field, await read(line));
    }

    /** A line that is the field's name, one space and a value. */
    async labelled(field, read) {
        if (this.isAtEnd) throw new Refusal('note-lines', `missing ${field}`);
        if (!this.isNext(field)) {
            throw new Refusal('note-lines', `unexpected ${this.position + 1} ${field}`);
        }
        return this.value(field, (line) => read(line.slice(field.length + 1)));
    }

    /** Labelled lines, as many as there are. */
    async all(field, read) {
        const values = [];
        while (this.isNext(field)) values.push(await this.labelled(field, read));
        return values;
    }

    /** Whether the next line is this field's. */
    isNext(field) {
        return this.lines[this.position]?.startsWith(`${field} `) === true;
    }

    /** Ends the reading. */
    finish() {
        if (!this.isAtEnd) throw new Refusal('note-lines', `trailing ${this.position + 1}`);
    }

    checked(field, value) {
        if (value !== undefined) return value;
        throw new Refusal('note-lines', `value ${this.position} ${field}`);
    }
}
