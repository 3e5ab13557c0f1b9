/** The receipt: shown once, large, in groups of four; two groups are typed back before the page lets go. */

import {
    button, dayText, element, paragraph, phrase, saveFile, say, showAs, showScreen,
} from './dom.js';
import { lineField, showQuestion } from './question.js';
import { readReceipt, receiptText } from './receipt.js';

/**
 * Shows a receipt. `sent` has `receipt` (28 characters in seven groups) and `day`, which a new receipt that is not in force yet
 * lacks; `done` is called once two groups were typed back.
 */
export function showReceipt(visit, sent, done) {
    showAs(() => drawReceipt(visit, sent, done));
}

function drawReceipt(visit, sent, done) {
    const copy = button('receipt.copy', async () => {
        try {
            await navigator.clipboard.writeText(sent.receipt);
            say(phrase('receipt.copied'));
        } catch {
            say(phrase('receipt.uncopied'), true);
        }
    }, 'button quiet');
    showScreen(element('div', { class: 'print-receipt' },
        element('h1', {}, phrase('receipt.title')),
        paragraph(sent.day === undefined ? 'receipt.before' : 'receipt.help', {
            day: sent.day === undefined ? '' : dayText(sent.day) }),
        receiptGroups(sent.receipt),
        paragraph('receipt.once', {}, 'warning'),
        paragraph('receipt.paper'),
        element('div', { class: 'ways' }, copy,
            button('receipt.print', () => print(), 'button quiet'),
            button('receipt.written', () => askGroups(visit, sent, done)))));
}

/** The groups of a receipt. */
export function receiptGroups(receipt) {
    return element('div', { class: 'receipt', translate: 'no', id: 'receipt' },
        ...receipt.split('-').map((group) => element('span', {}, group)));
}

function askGroups(visit, sent, done) {
    const groups = sent.receipt.split('-');
    const first = Math.floor(Math.random() * 3);
    const asked = [first, first + 3 + Math.floor(Math.random() * 2)];
    const typed = asked.map(() => '');
    showAs(() => showQuestion({
        key: 'receiptBack', back: () => showReceipt(visit, sent, done),
        fields: asked.map((group, i) => lineField({
            id: `group-${group}`, labelKey: `receiptBack.group${group + 1}`, value: typed[i],
            onchange: (value) => {
                typed[i] = value;
            },
        })),
        next: async () => {
            const back = groups.map((group, i) => (
                asked.includes(i) ? typed[asked.indexOf(i)] : group)).join('-');
            try {
                const read = await readReceipt(back, visit.portal.name);
                if (await receiptText(read, visit.portal.name) !== sent.receipt) {
                    return 'receiptBack.wrong';
                }
            } catch {
                return 'receiptBack.wrong';
            }
            done();
            return undefined;
        },
    }));
}

/** The end of a report: when to come back, and the opening file (Reporter/Specification.md §3.1), which can be had only now. */
export function showReportSent(sent, opening) {
    showAs(() => drawReportSent(sent, opening));
}

function drawReportSent(sent, opening) {
    const proof = element('section', {},
        element('h2', {}, phrase('sent.proof.title')),
        paragraph('sent.proof.help'), paragraph('sent.proof.warning', {}, 'warning'),
        button('sent.proof.save', () => saveFile('record-2.bin', opening),
            'button quiet'));
    showScreen(
        element('h1', {}, phrase('sent.title')),
        paragraph('sent.help', { day: dayText(sent.day) }),
        element('h2', {}, phrase('sent.dates.title')),
        element('ul', {}, ...datesToReturn(sent.day).map(([key, day]) => (
            element('li', {}, phrase(key, { day: dayText(day) }))))),
        paragraph('sent.nothing'),
        element('h2', {}, phrase('sent.confirmation.title')),
        paragraph('sent.confirmation.help'),
        button('sent.confirmation.save', () => saveFile('record.txt', sent.confirmation),
            'button quiet'),
        proof);
}

/** The days on which to look again: soon, after a week, and after the month of the law (L 52(3)). */
export function datesToReturn(day) {
    const date = new Date(day * 86400000);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 0)).getUTCDate();
    const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1,
        Math.min(date.getUTCDate(), last)) / 86400000;
    return [['dates.soon', day + 1], ['dates.week', day + 7], ['dates.month', month]];
}
