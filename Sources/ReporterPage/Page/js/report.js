/** The report: one question a screen, then whom to let read, sending, and the receipt. */

import { utf8 } from './bytes.js';
import { isPassing } from './connection.js';
import {
    button, currentLanguage, element, paragraph, phrase, showAs, showScreen, sizeText,
} from './dom.js';
import {
    chosenKind, emptyDraft, holdsWords, misconductKinds, openQuestions, plainWords, reportKinds,
    wipeDraft,
} from './draft.js';
import { fileQuestion } from './evidence.js';
import { watchLeaving } from './leaving.js';
import { choiceOfOne, choiceOfSome, lineField, showQuestion, textField, tick } from './question.js';
import { audienceQuestion, audienceSentences, choiceOf, leaveOutAllBut } from './readers.js';
import { makeOpening } from './proof.js';
import { receiptGroups, showReceipt, showReportSent } from './receipt-screen.js';
import { outgoing, send, shownReceipt, wipeOutgoing } from './sending.js';
import { showSending, showTrouble } from './transfer.js';

/**
 * Begins the report. `visit` has the connection, the authority's key and what was verified of the portal; `kind` is K12 for
 * advice, which starts no clock and asks no sphere, else ''; `spheres` are those that the portal offers.
 */
export function startReport(visit, kind, spheres) {
    const draft = emptyDraft(kind);
    const report = {
        visit, draft, kind, spheres, at: 0, isSent: false, isReceiptKept: false,
        show: () => showAs(() => showStep(report)),
    };
    watchLeaving(() => {
        if (report.isSent) return report.isReceiptKept ? '' : 'leave.receipt';
        return holdsWords(draft) ? 'leave.question' : '';
    }, () => wipeDraft(draft));
    report.show();
}

function stepsOf(report) {
    const asked = report.kind === 'K12' ? ['device', 'what'] : ['device', 'kind',
        ...(report.draft.kind === 'K7' ? ['misconduct'] : []), 'spheres', 'what', 'when', 'where',
        'who', 'howKnown', 'earlierReports'];
    return [...asked, 'files', 'identity', 'readers', 'review'];
}

function showStep(report) {
    const steps = stepsOf(report);
    report.at = Math.max(0, Math.min(report.at, steps.length - 1));
    const step = steps[report.at];
    const ways = {
        number: report.at + 1, count: steps.length,
        back: report.at === 0 ? undefined : () => go(report, -1),
        next: () => go(report, 1),
    };
    if (openQuestions.includes(step)) {
        openQuestion(report, step, ways);
    } else {
        closedQuestions[step](report, ways);
    }
}

function go(report, by) {
    report.at += by;
    report.show();
}

const closedQuestions = {
    device: (report, ways) => deviceQuestion(report, ways),
    kind: (report, ways) => kindQuestion(report.draft, ways),
    misconduct: (report, ways) => misconductQuestion(report.draft, ways),
    spheres: (report, ways) => spheresQuestion(report, ways),
    files: (report, ways) => fileQuestion(report.draft, ways),
    identity: (report, ways) => identityQuestion(report.draft, ways),
    readers: (report, ways) => audienceQuestion(report, ways),
    review: (report, ways) => reviewScreen(report, ways),
};

/** Asked instead of detected: a page that looked would know something about its visitor. */
function deviceQuestion(report, ways) {
    const options = ['no', 'unsure', 'yes'].map((value) => [value, phrase(`device.${value}`)]);
    let answer = report.device ?? '';
    showQuestion({
        key: 'device', ...ways,
        fields: [choiceOfOne({
            name: 'device', legendKey: 'device.legend', options, value: answer,
            onchange: (value) => {
                answer = value;
                report.device = value;
            },
        })],
        next: () => {
            if (answer === '') return 'device.choose';
            if (answer === 'no') return ways.next();
            showAs(() => showBetterWays(report, ways));
            return undefined;
        },
    });
}

function showBetterWays(report, ways) {
    showScreen(
        element('h1', {}, phrase('device.leave.title')),
        paragraph('device.leave.help'),
        element('ul', {}, ...['phone', 'tor', 'paper', 'call'].map((way) => (
            element('li', {}, phrase(`device.leave.${way}`))))),
        element('div', { class: 'ways' },
            button('back', () => report.show()),
            button('device.leave.on', () => ways.next(), 'button quiet')));
}

function kindQuestion(draft, ways) {
    showQuestion({
        key: 'kind', ...ways,
        fields: [choiceOfOne({
            name: 'kind', legendKey: 'kind.legend', value: draft.kind === '' ? 'K0' : draft.kind,
            options: [['K0', phrase('notSure')], ...reportKinds.map((kind) => (
                [kind, phrase(`kind.${kind}`), phrase(`kind.${kind}.example`)]))],
            onchange: (value) => {
                draft.kind = value;
            },
        })],
    });
}

function misconductQuestion(draft, ways) {
    showQuestion({
        key: 'misconduct', ...ways,
        fields: [choiceOfOne({
            name: 'misconduct', legendKey: 'misconduct.title', value: draft.misconduct,
            options: [['', phrase('notSure')], ...misconductKinds.map((kind) => (
                [kind, phrase(`kind.${kind}`)]))],
            onchange: (value) => {
                draft.misconduct = value;
            },
        })],
    });
}

function spheresQuestion({ draft, spheres }, ways) {
    showQuestion({
        key: 'spheres', ...ways,
        fields: [choiceOfSome({
            name: 'spheres', legendKey: 'spheres.legend', chosen: draft.spheres,
            options: spheres.map(({ id, ...labels }) => (
                [id, labels[currentLanguage()] ?? phrase(`sphere.${id}`)])),
            onchange: (value, isChosen) => {
                if (isChosen) draft.spheres.add(value);
                else draft.spheres.delete(value);
            },
        })],
    });
}

/** Every answer may stay empty, but the report itself. */
function openQuestion({ draft, kind }, name, ways) {
    const long = name === 'what';
    showQuestion({
        key: kind === 'K12' ? `advice.${name}` : name, ...ways,
        fields: [textField({
            id: name, labelKey: `${name}.label`, value: draft[name], rows: long ? 12 : 4,
            onchange: (value) => {
                draft[name] = value;
            },
        })],
        extra: hasIdentifiers(draft[name]) ? [paragraph('identifiers', {}, 'warning')] : [],
        next: () => {
            const text = plainWords(draft[name]);
            const most = long ? 900000 : 16384;
            if (utf8(text).length > most) return 'text.long';
            if (long && text === '' && draft.files.length === 0) return 'what.empty';
            if (hasIdentifiers(text) && !draft[`warned-${name}`]) {
                draft[`warned-${name}`] = true;
                return 'identifiers';
            }
            return ways.next();
        },
    });
}

/** An individual identification number, a telephone number or an e-mail address: perhaps the reporter's own. */
function hasIdentifiers(text) {
    return /(^|\D)\d{12}(\D|$)|(\+7|8)[\s(-]*7\d\d[\s)-]*\d{3}[\s-]*\d\d[\s-]*\d\d|\S@\S+\.\S+/.test(text);
}

/** What an identity consists of, by the payload's members. */
const identityParts = ['fullName', 'position', 'unit', 'contact'];

/** The identity goes in a message of its own, which nobody opens without ground or consent (Annex 2). */
export function identityQuestion(draft, ways, noteKey = 'identity.apart') {
    const identity = draft.identity;
    const fields = element('div', { id: 'identity-fields' },
        ...identityParts.map((name) => lineField({
            id: `identity-${name}`, labelKey: `identity.${name}`, value: identity[name],
            onchange: (value) => {
                identity[name] = value;
            },
        })),
        element('div', { class: 'option' },
            tick('identity-consent', identity.hasConsented, (isTicked) => {
                identity.hasConsented = isTicked;
            }),
            element('label', { for: 'identity-consent' }, phrase('identity.consent'))),
        paragraph(noteKey, {}, 'note'));
    fields.hidden = !identity.isGiven;
    showQuestion({
        key: 'identity', ...ways,
        fields: [choiceOfOne({
            name: 'identity', legendKey: 'identity.legend',
            options: [['no', phrase('identity.no')], ['yes', phrase('identity.yes')]],
            value: identity.isGiven ? 'yes' : 'no',
            onchange: (value) => {
                identity.isGiven = value === 'yes';
                fields.hidden = !identity.isGiven;
            },
        }), fields],
        next: () => {
            if (identity.isGiven && plainWords(identity.fullName) === '') return 'identity.empty';
            if (identity.isGiven && !identity.hasConsented) return 'identity.unconsented';
            return ways.next();
        },
    });
}

function reviewScreen(report, ways) {
    const { draft } = report;
    const rows = [
        ['review.kind', phrase(`kind.${chosenKind(draft)}`)],
        ...openQuestions.filter((name) => draft[name] !== '').map((name) => (
            [`${name}.label`, plainWords(draft[name])])),
        ...(draft.files.length === 0 ? [] : [['review.files', draft.files.map((file) => (
            `${file.name} (${sizeText(file.blob.size)})`)).join(', ')]]),
        ['review.identity', phrase(draft.identity.isGiven ? 'review.identity.yes'
            : 'review.identity.no')],
    ];
    showQuestion({
        key: 'review', ...ways, nextKey: 'review.send',
        fields: [
            element('dl', { class: 'review' }, ...rows.flatMap(([key, text]) => [
                element('dt', {}, phrase(key)), element('dd', { translate: 'no' }, text)])),
            ...audienceSentences(report),
            paragraph('review.once', {}, 'note'),
        ],
        next: () => {
            sendIt(report);
            return undefined;
        },
    });
}

/** What is sealed: the answers as the report's payload has them (Sealing/Specification.md §8.2). */
function fieldsOf({ draft, spheres }) {
    return {
        language: currentLanguage(), kind: chosenKind(draft),
        spheres: spheres.map(({ id }) => id).filter((id) => draft.spheres.has(id)),
        ...Object.fromEntries(openQuestions.map((name) => [name, plainWords(draft[name])])),
    };
}

/** The name as the payload has it, empty where none is given. */
export function identityOf({ identity }) {
    return Object.fromEntries(identityParts.map((name) => (
        [name, identity.isGiven ? plainWords(identity[name]) : ''])));
}

/** Sends the report; whatever goes wrong, what was typed stays, and what may have arrived is sent again with the same bytes. */
async function sendIt(report) {
    if (report.isSending) return;
    report.isSending = true;
    const { draft, visit } = report;
    report.going ??= outgoing('report', {
        ...choiceOf(report), files: draft.files,
        content: {
            fields: fieldsOf(report), identity: identityOf(draft), keepsSecrets: true,
            excluded: [...draft.excluded],
        },
    });
    try {
        const sent = await send(visit, report.going, showSending(draft.files.length > 0));
        const opening = makeOpening(sent.messageID, sent.secrets);
        report.isSent = true;
        wipeDraft(draft);
        wipeOutgoing(report.going);
        showReceipt(visit, sent, () => {
            report.isReceiptKept = true;
            showReportSent(sent, opening);
        });
    } catch (error) {
        await showUnsent(report, error);
    } finally {
        report.isSending = false;
    }
}

async function showUnsent(report, error) {
    const isUnknown = error.arrival === 'unknown';
    const receipt = isUnknown ? await shownReceipt(report.visit, report.going) : null;
    if (!isUnknown) {
        if (error.code === 'directory-changed') leaveOutAllBut(report, report.going.persons);
        // Other words, or other readers, make another report.
        if (error.code !== 'cancelled' && !isPassing(error)) report.going = undefined;
    }
    showTrouble(error, {
        again: error.code === 'directory-changed' ? undefined : () => sendIt(report),
        back: isUnknown ? undefined : () => {
            report.going = undefined;
            report.at = stepsOf(report).indexOf(
                error.code === 'directory-changed' ? 'readers' : 'review');
            report.show();
        },
        extra: () => (receipt === null ? [] : [
            paragraph('trouble.unknown.receipt'), receiptGroups(receipt)]),
    });
}
