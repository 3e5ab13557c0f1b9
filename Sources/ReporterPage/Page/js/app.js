/** The program of the report, advice and mailbox pages. */

import { textOf } from './bytes.js';
import { portalConnection } from './connection.js';
import { fingerprint } from './directory.js';
import {
    button, currentLanguage, drawAgain, element, languages, paragraph, phrase, refusalPhrases, say,
    showAs, showScreen, useTexts,
} from './dom.js';
import { prepareLeaving } from './leaving.js';
import { startMailbox } from './mailbox-screen.js';
import { lineField, showQuestion } from './question.js';
import { startReport } from './report.js';
import { parseVerifierKey } from './signed-note.js';
import { offeredSpheres } from './taxonomy.js';
import { beginVisit, lackingFeatures } from './visit.js';

/** The words of the languages that were shown, as JSON. */
const wordsByLanguage = new Map();

/** Starts the page that the body names. */
export async function startPage() {
    if (!await prepare()) return;
    await beginPart(
        beginVisit('', factOf('senim-authority')), document.body.dataset.page);
}

/** Starts the page that is one file and belongs to no portal: it asks for one. */
export async function startSingleFile() {
    if (await prepare()) showAs(askPortal);
}

/** Words, ways out, and whether the browser can do it at all. */
async function prepare() {
    takeWords(document.documentElement.lang);
    prepareLeaving();
    for (const link of document.querySelectorAll('a[data-language]')) {
        link.addEventListener('click', (event) => {
            event.preventDefault();
            switchLanguage(link.dataset.language);
        });
    }
    const lacking = await lackingFeatures();
    if (lacking.length > 0) showAs(() => showLacking(lacking));
    return lacking.length === 0;
}

async function beginPart(visit, page) {
    showAs(() => showScreen(element('h1', {}, phrase('title')),
        element('p', { role: 'status' }, phrase('loading'))));
    try {
        await visit.renew();
    } catch (error) {
        showAs(() => showUntrusted(error, () => beginPart(visit, page)));
        return;
    }
    const [stale] = visit.portal.warnings;
    if (stale !== undefined) await new Promise((go) => showAs(() => showStale(stale, go)));
    startPart(visit, page);
}

async function startPart(visit, page) {
    if (page === 'single') showAs(() => showWays(visit));
    else if (page === 'mailbox') startMailbox(visit);
    else {
        try {
            // Asked for by whoever wants advice, too: the portal must not tell them from reporters.
            const spheres = await offeredSpheres(visit);
            if (page === 'advice') startReport(visit, 'K12', []);
            else startReport(visit, '', spheres);
        } catch (error) {
            showAs(() => showUntrusted(error, () => startPart(visit, page)));
        }
    }
}

// The single file.

function askPortal() {
    let address = '';
    showQuestion({
        key: 'address',
        fields: [lineField({
            id: 'address', labelKey: 'address.label', value: address, inputmode: 'url',
            onchange: (value) => {
                address = value;
            },
        })],
        next: async () => {
            const origin = originOf(address);
            if (origin === undefined) return 'address.wrong';
            try {
                const connection = portalConnection(origin);
                const line = textOf(await connection.get('/authority', { most: 512 })).trimEnd();
                const key = await parseVerifierKey(line);
                const print = await fingerprint(key.publicKey);
                showAs(() => showAuthority(print, () => beginPart(
                    beginVisit(origin, line), 'single')));
            } catch (error) {
                return refusalPhrases(error).what;
            }
            return undefined;
        },
    });
}

/** A portal's address as people type it; undefined for what cannot be one. */
function originOf(typed) {
    const text = typed.trim();
    const named = /^https?:\/\//.test(text) ? text
        : `${/\.onion\/?$/.test(text) ? 'http' : 'https'}://${text}`;
    try {
        const { origin, protocol, hostname } = new URL(named);
        const isSafe = protocol === 'https:' || hostname.endsWith('.onion')
            || ['127.0.0.1', 'localhost'].includes(hostname);
        return text !== '' && isSafe ? origin : undefined;
    } catch {
        return undefined;
    }
}

/** The one thing that this page cannot know by itself: that the poster names the same key. */
function showAuthority(print, go) {
    showScreen(
        element('h1', {}, phrase('authority.title')), paragraph('authority.help'),
        element('p', { class: 'fingerprint' }, print),
        element('div', { class: 'ways' },
            button('authority.other', () => showAs(askPortal), 'button quiet'),
            button('authority.same', go)));
}

function showWays(visit) {
    showScreen(
        element('h1', {}, phrase('ways.title')),
        element('div', { class: 'three' },
            ...['report', 'mailbox', 'advice'].map((page) => button(
                `ways.${page}`, () => startPart(visit, page),
                page === 'report' ? 'button' : 'button quiet'))));
}

function factOf(name) {
    return document.querySelector(`meta[name="${name}"]`)?.content;
}

// Languages.

function takeWords(language) {
    const block = document.getElementById(`words-${language}`);
    if (block !== null) wordsByLanguage.set(language, block.textContent);
    useTexts(language, JSON.parse(wordsByLanguage.get(language)));
}

/** Shows the same screen in another language, with all that was typed. */
async function switchLanguage(language) {
    if (!wordsByLanguage.has(language)
        && document.getElementById(`words-${language}`) === null) {
        try {
            const words = await fetch(`/text/${language}.json`, {
                cache: 'no-store', credentials: 'omit',
                integrity: factOf(`senim-words-${language}`),
            });
            wordsByLanguage.set(language, await words.text());
        } catch {
            say(phrase('trouble.broken-connection'), true);
            return;
        }
    }
    takeWords(language);
    document.documentElement.lang = language;
    document.title = phrase('title');
    for (const named of document.querySelectorAll('[data-text]')) {
        named.textContent = phrase(named.dataset.text);
    }
    for (const labelled of document.querySelectorAll('[data-label]')) {
        labelled.setAttribute('aria-label', phrase(labelled.dataset.label));
    }
    for (const link of document.querySelectorAll('a[data-to]')) {
        link.href = languages[currentLanguage()] + link.dataset.to;
    }
    for (const link of document.querySelectorAll('a[data-language]')) {
        if (link.dataset.language === language) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
    }
    drawAgain();
}

// When nothing may be begun.

function showLacking(lacking) {
    showScreen(
        element('h1', {}, phrase('lacks.title')),
        paragraph('lacks.help', { what: lacking.join(', ') }),
        paragraph('lacks.tor'), paragraph('lacks.app'), paragraph('lacks.program'));
}

function showUntrusted(error, again) {
    const { what, hint } = refusalPhrases(error);
    showScreen(
        element('h1', {}, phrase('portal.title')),
        element('p', { role: 'alert' }, phrase('portal.help', { why: what })),
        hint === '' ? '' : element('p', {}, hint),
        paragraph('portal.hint', {}, 'warning'),
        element('div', { class: 'ways' }, button('portal.again', again)));
}

function showStale({ dayCount }, go) {
    showScreen(
        element('h1', {}, phrase('portal.stale.title')),
        paragraph('portal.old', { count: dayCount }, 'warning'),
        element('div', { class: 'ways' }, button('portal.stale.on', go)));
}
