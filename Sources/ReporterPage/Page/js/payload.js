/**
 * The JSON inside messages: strict reading (SealedMessage/Specification.md §7) and the schemas of
 * what a reporter writes and reads (Sealing/Specification.md §8).
 *
 * A payload is a plain object with exactly the schema's members, as they stand in the JSON: keys in
 * base64, digests in hexadecimal.
 */
import { Refusal, fromBase64, textOf, utf8 } from './bytes.js';
import { messageKinds } from './sealed-message.js';
import { checkHybridKey } from './x-wing.js';

const jsonMostBytes = 1 << 20;
const jsonMostDepth = 16;
const jsonUnsafeNumber = Number.MAX_SAFE_INTEGER;
const jsonEscapes = {
    '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
};

/**
 * Reads one JSON text: objects as Map, numbers as integers. Refuses as `json`, with the rule that
 * is broken in the detail.
 */
export function readJSON(bytes) {
    const refuse = (rule) => {
        throw new Refusal('json', rule);
    };
    if (bytes.length > jsonMostBytes) refuse('too-long');
    let text;
    try {
        text = textOf(bytes);
    } catch {
        refuse('not-utf8');
    }
    if (text.startsWith('\ufeff')) refuse('byte-order-mark');
    let place = 0;
    /** What a pattern matches here; '' for nothing. */
    const take = (pattern) => {
        pattern.lastIndex = place;
        const [taken] = pattern.exec(text) ?? [''];
        place += taken.length;
        return taken;
    };
    const skip = () => take(/[ \t\n\r]*/y);
    const expect = (word) => {
        for (const character of word) {
            if (place === text.length) refuse('truncated');
            if (text[place] !== character) refuse('unexpected');
            place += 1;
        }
    };
    const string = () => {
        expect('"');
        let value = '';
        for (;;) {
            value += take(/[^"\\\u0000-\u001f]*/y);
            if (place === text.length) refuse('truncated');
            if (text[place] === '"') break;
            if (text[place] !== '\\') refuse('control-character');
            const hexadecimal = take(/\\u[0-9a-fA-F]{4}/y);
            if (hexadecimal !== '') {
                value += String.fromCharCode(parseInt(hexadecimal.slice(2), 16));
            } else {
                if (text.length < place + 6
                    && /^\\(u[0-9a-fA-F]{0,3})?$/.test(text.slice(place))) refuse('truncated');
                const letter = text[place + 1];
                if (!Object.hasOwn(jsonEscapes, letter)) refuse('unknown-escape');
                value += jsonEscapes[letter];
                place += 2;
            }
        }
        place += 1;
        if (/\p{Surrogate}/u.test(value)) refuse('lone-surrogate');
        if (/\p{Noncharacter_Code_Point}/u.test(value)) refuse('noncharacter');
        return value;
    };
    const number = () => {
        const digits = take(/-?[0-9]*/y);
        if (digits === '-' && place === text.length) refuse('truncated');
        if (!/^(0|-?[1-9][0-9]*)$/.test(digits) || /[.eE]/.test(text[place] ?? '')) {
            refuse('not-an-integer');
        }
        const value = Number(digits);
        if (Math.abs(value) > jsonUnsafeNumber) refuse('integer-out-of-range');
        return value;
    };
    /** What stands between brackets, with commas between. */
    const list = (open, close, depth, item) => {
        if (depth > jsonMostDepth) refuse('too-deep');
        expect(open);
        skip();
        if (text[place] !== close) {
            item();
            skip();
            while (text[place] !== close) {
                expect(',');
                skip();
                item();
                skip();
            }
        }
        expect(close);
    };
    const value = (depth) => {
        if (place === text.length) refuse('truncated');
        const character = text[place];
        if (character === '{') {
            const members = new Map();
            list('{', '}', depth, () => {
                const name = string();
                if (members.has(name)) refuse('duplicate-member');
                skip();
                expect(':');
                skip();
                members.set(name, value(depth + 1));
            });
            return members;
        }
        if (character === '[') {
            const elements = [];
            list('[', ']', depth, () => elements.push(value(depth + 1)));
            return elements;
        }
        if (character === '"') return string();
        if (/[-0-9]/.test(character)) return number();
        for (const [word, meaning] of [['true', true], ['false', false], ['null', null]]) {
            if (character === word[0]) {
                expect(word);
                return meaning;
            }
        }
        return refuse('unexpected');
    };
    skip();
    const whole = value(1);
    skip();
    if (place !== text.length) refuse('trailing');
    return whole;
}

// Plain text (Sealing/Specification.md §8.1).

const payloadUnplain = new RegExp(
    '[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064'
    + '\\u2066-\\u2069\\ufeff\\u{e0000}-\\u{e007f}\\p{Cs}\\p{Noncharacter_Code_Point}]', 'u');

/**
 * What a person typed, in the form payloads carry it: line ends as line feeds, and without what
 * readers refuse.
 */
export function plainText(typed) {
    return typed.replace(/\r\n?/g, '\n').replace(new RegExp(payloadUnplain.source, 'gu'), '');
}

// Values: each gives back what it read, or refuses as `payload` with the member's name.

function payloadCheck(isGood, name) {
    if (!isGood) throw new Refusal('payload', name);
}

const stringUpTo = (byteCount) => (value, name) => {
    payloadCheck(typeof value === 'string', name);
    if (utf8(value).length > byteCount) throw new Refusal('too-long', name);
    return value;
};

const textUpTo = (byteCount) => (value, name) => {
    stringUpTo(byteCount)(value, name);
    payloadCheck(!payloadUnplain.test(value), name);
    return value;
};

const matching = (pattern) => (value, name) => {
    payloadCheck(typeof value === 'string' && pattern.test(value), name);
    return value;
};

const keyOf = (byteCount) => (value, name) => {
    payloadCheck(typeof value === 'string', name);
    let bytes = [];
    try {
        bytes = fromBase64(value);
        if (byteCount === 1216) checkHybridKey(bytes);
    } catch {
        payloadCheck(false, name);
    }
    payloadCheck(bytes.length === byteCount, name);
    return value;
};

const integerFrom = (least, most) => (value, name) => {
    payloadCheck(typeof value === 'number' && value >= least && value <= most, name);
    return value;
};

const listOf = (item, most) => (value, name) => {
    payloadCheck(Array.isArray(value) && value.length <= most, name);
    const items = value.map((each) => item(each, name));
    payloadCheck(new Set(items).size === items.length, name);
    return items;
};

const oneOfKinds = 'K(\\d|1[0-2])|M([1-9]|1\\d|20)';
const digestValue = matching(/^[0-9a-f]{64}$/);
const idValue = matching(/^[a-z][a-z0-9-]{0,31}$/);
const languageValue = matching(/^(kk|ru|en)$/);
const flagValue = (value, name) => {
    payloadCheck(typeof value === 'boolean', name);
    return value;
};

const fileMembers = [
    ['name', (value, name) => {
        textUpTo(255)(value, name);
        payloadCheck(!/^$|[\n\t]/.test(value), name);
        return value;
    }],
    ['mediaType', matching(/^(?=.{1,64}$)[a-z0-9.+-]+\/[a-z0-9.+-]+$/)],
    ['offset', integerFrom(0, 2 ** 32)], ['length', integerFrom(0, 2 ** 32)],
];

const placeMembers = [
    ['conversation', digestValue], ['sequence', integerFrom(1, 2 ** 32 - 1)],
    ['previous', digestValue],
];

const streamMembers = [
    ['streamKey', (value, name) => (value === '' ? value : keyOf(32)(value, name))],
    ['files', (value, name) => {
        payloadCheck(Array.isArray(value) && value.length <= 256, name);
        const files = value.map((each) => readMembers(each, fileMembers));
        let end = 0;
        for (const file of files) {
            payloadCheck(file.offset === end, name);
            end += file.length;
        }
        payloadCheck(end <= 2 ** 32, name);
        return files;
    }],
];

/** What a reply may state of its case, in the order in which it stands (§8.10). */
export const statusWords = [
    'received', 'accepted', 'service-informed', 'confirmation-sent', 'rights-explained',
    'answer-due', 'referred', 'check-until', 'extended-until', 'measures-taken', 'decision-taken',
    'decision-told', 'retaliation-noted', 'papers-sent', 'sitting', 'protected-until', 'closed',
    'reopened', 'come-back',
];

const dayValue = integerFrom(0, 2932896);
const statusMembers = [
    ['what', (value, name) => {
        payloadCheck(statusWords.includes(value), name);
        return value;
    }],
    ['day', dayValue],
];

const receivedMembers = [['channel', integerFrom(1, 6)], ['day', dayValue]];

function statusesValue(value, name) {
    payloadCheck(Array.isArray(value) && value.length > 0 && value.length <= 8, name);
    const statuses = value.map((each) => readMembers(each, statusMembers));
    const places = statuses.map(({ what }) => statusWords.indexOf(what));
    payloadCheck(places.every((place, i) => i === 0 || place > places[i - 1]), name);
    return statuses;
}

/**
 * The members of each type, in the order in which they are written (§8.2–§8.7), by the kind of the
 * message; `true` behind those that may be left out.
 */
const payloadSchemas = {
    [messageKinds.report]: {
        report: [
            ['language', languageValue], ['kind', matching(new RegExp(`^(${oneOfKinds})$`))],
            ['spheres', listOf(matching(/^(S(\d|1[0-5])|P[1-9]\d?)$/), 115)],
            ['what', textUpTo(900000)],
            ...['when', 'where', 'who', 'howKnown', 'earlierReports'].map(
                (name) => [name, textUpTo(16384)]),
            ['addressees', listOf(idValue, 16)], ['excluded', listOf(idValue, 16)],
            ['replyKey', keyOf(1216)], ['conversationKey', keyOf(32)], ['authorHash', digestValue],
            ['rekeyHash', digestValue], ['channel', matching(/^(page|command|officer)$/)],
            ['intake', flagValue], ['cover', flagValue], ...streamMembers,
            ['received', (value) => readMembers(value, receivedMembers), true],
        ],
        'follow-up': [
            ...placeMembers, ['language', languageValue],
            ['kind', matching(new RegExp(`^(${oneOfKinds}|)$`))], ['text', textUpTo(900000)],
            ['addressees', listOf(idValue, 16)], ['consent', matching(/^([0-9a-f]{64}|)$/)],
            ...streamMembers,
        ],
        're-key': [
            ...placeMembers, ['addressees', listOf(idValue, 16)], ['replyKey', keyOf(1216)],
            ['conversationKey', keyOf(32)], ['rekeyHash', digestValue], ['rekeyKey', keyOf(32)],
            ['signature', keyOf(64)],
        ],
    },
    [messageKinds.reply]: {
        reply: [
            ...placeMembers, ['author', idValue], ['language', languageValue],
            ['text', textUpTo(130000)], ['status', statusesValue, true],
        ],
    },
    [messageKinds.identity]: {
        identity: [
            ...placeMembers,
            ...['fullName', 'position', 'unit', 'contact'].map((name) => [name, textUpTo(1024)]),
        ],
    },
};

/** Reads the members of an object: all that are in the schema, and no others. */
function readMembers(object, schema, known = 0) {
    payloadCheck(object instanceof Map, 'object');
    const read = {};
    for (const [name, value, mayBeLeftOut] of schema) {
        if (!mayBeLeftOut || object.has(name)) read[name] = value(object.get(name), name);
    }
    payloadCheck(object.size === Object.keys(read).length + known, 'unknown-member');
    return read;
}

/**
 * Reads the JSON of a message of this kind: its members, and `type`. Refuses as `json`
 * (SealedMessage §7), as `too-long`, and as `payload` with the member's name, never its value.
 */
export function readPayload(json, kind) {
    const object = readJSON(json);
    payloadCheck(object instanceof Map && object.has('type'), 'type');
    const type = object.get('type');
    const schemas = payloadSchemas[kind] ?? {};
    payloadCheck(typeof type === 'string' && Object.hasOwn(schemas, type), 'type');
    const payload = { type, ...readMembers(object, schemas[type], 1) };
    const { files = [], streamKey = '' } = payload;
    payloadCheck(files.length === 0 || streamKey !== '', 'streamKey');
    payloadCheck(files.length > 0 || streamKey === '', 'files');
    payloadCheck((payload.intake ?? false) === (payload.channel === 'officer'), 'intake');
    payloadCheck((payload.intake ?? false) === 'received' in payload, 'received');
    payloadCheck(payload.text !== '' || type !== 'reply' || 'status' in payload, 'text');
    return payload;
}

/** The JSON of a payload as it is sealed; refuses what `readPayload` would refuse. */
export function writePayload(payload, kind) {
    const schema = payloadSchemas[kind][payload.type];
    const ordered = { type: payload.type };
    for (const [name] of schema) ordered[name] = payload[name];
    if (ordered.files !== undefined) {
        ordered.files = payload.files.map(
            (file) => Object.fromEntries(fileMembers.map(([name]) => [name, file[name]])));
    }
    const json = utf8(JSON.stringify(ordered));
    readPayload(json, kind);
    return json;
}
