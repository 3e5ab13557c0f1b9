/** The mailbox: who opened a report, what was answered, and what the reporter can do from here. */

import { Refusal, wipe } from './bytes.js';
import { isPassing } from './connection.js';
import {
    button, currentLanguage, dayText, element, momentText, paragraph, phrase, refusalPhrases,
    saveFile, showAs, showScreen,
} from './dom.js';
import { emptyDraft, holdsWords, plainWords, wipeDraft } from './draft.js';
import { fileQuestion } from './evidence.js';
import { writeFrames } from './frames.js';
import { watchLeaving } from './leaving.js';
import {
    claimHead, conversationHead, currentStatus, fetchOwnMessage, isClaimShared, readMailbox,
} from './mailbox.js';
import { almatyDay } from './note-lines.js';
import { makeProof, verifyOpening, verifyProof } from './proof.js';
import { lineField, showQuestion, textField, tick } from './question.js';
import { audienceQuestion, audienceSentences, choiceOf, leaveOutAllBut } from './readers.js';
import { datesToReturn, receiptGroups, showReceipt } from './receipt-screen.js';
import { identityOf, identityQuestion } from './report.js';
import { readCode, receiptKeys, wipeReceiptKeys } from './receipt.js';
import { forgetSealed, outgoing, send, shownReceipt, wipeOutgoing } from './sending.js';
import { showSending, showTrouble } from './transfer.js';

/** Begins with the receipt. */
export function startMailbox(visit) {
    const mailbox = { visit, typed: '', receipt: null, view: null, show: () => {} };
    watchLeaving(
        () => (mailbox.draft !== undefined && holdsWords(mailbox.draft) ? 'leave.question' : ''),
        () => forgetMailbox(mailbox));
    showAs(() => askReceipt(mailbox));
}

function forgetMailbox(mailbox) {
    if (mailbox.receipt !== null) wipe(mailbox.receipt);
    if (mailbox.draft !== undefined) wipeDraft(mailbox.draft);
    Object.assign(mailbox, { receipt: null, view: null, typed: '' });
}

function askReceipt(mailbox) {
    showQuestion({
        key: 'enter', nextKey: 'enter.open',
        fields: [lineField({
            id: 'receipt-typed', labelKey: 'enter.label', value: mailbox.typed,
            onchange: (value) => {
                mailbox.typed = value;
            },
        })],
        extra: [paragraph('enter.paper', {}, 'note'), element('p', {}, button(
            'enter.verify', () => startVerifying(mailbox), 'button quiet small'))],
        next: async () => {
            try {
                Object.assign(
                    mailbox, await readCode(mailbox.typed, mailbox.visit.portal.name));
            } catch (error) {
                return receiptTrouble(error);
            }
            openMailbox(mailbox);
            return undefined;
        },
    });
}

/** The refusal of a receipt as a phrase that names the group. */
function receiptTrouble(error) {
    const key = error.code === 'receipt-checksum' && error.detail !== '' ? 'receipt-group'
        : error.code;
    return phrase(`trouble.${key}`, { detail: error.detail });
}

async function openMailbox(mailbox) {
    showAs(() => showScreen(element('h1', {}, phrase('mailbox.title')),
        element('p', { role: 'status' }, phrase('enter.waiting'))));
    try {
        await mailbox.visit.renew();
        mailbox.view = await readMailbox(
            mailbox.visit.connection, mailbox.visit.portal, mailbox.receipt);
        mailbox.typed = '';
        showBox(mailbox);
    } catch (error) {
        mailbox.view = null;
        showTrouble(claimTrouble(mailbox, error), {
            again: () => openMailbox(mailbox), back: () => showAs(() => askReceipt(mailbox)),
            isLooking: true,
        });
    }
}

/** Shows what is there, and comes back to it after each step from here. */
function showBox(mailbox) {
    const draw = mailbox.isClaim ? showClaim : showMailbox;
    mailbox.show = () => showAs(() => draw(mailbox));
    mailbox.show();
}

/** A claim code is changed before anything else (Reporter/Specification.md §9). */
function showClaim(mailbox) {
    showScreen(
        element('h1', {}, phrase('claim.title')), paragraph('claim.help'),
        ...(isClaimShared(mailbox.view) ? [paragraph('claim.shared', {}, 'warning'),
            paragraph('trouble.claim-used.hint', {}, 'warning')] : []),
        paragraph('claim.own'),
        element('div', { class: 'ways' }, button('claim.change', () => startRekey(mailbox))));
}

/** What keeps a code from being changed, somebody did who has it (Reporter/Specification.md §9.3). */
function claimTrouble({ isClaim }, error) {
    const { code, detail } = error;
    if (!isClaim) return error;
    if (code === 'not-found') return new Refusal('claim-gone');
    return ['mailbox-changed', 'receipt-changes'].includes(code)
        || (code === 'no-conversation' && detail !== 'notPublicYet')
        ? new Refusal('claim-used') : error;
}

// What is there.

function showMailbox(mailbox) {
    const { view } = mailbox;
    const texts = view.messages.filter(({ role }) => role !== 'identity')
        .sort((one, other) => one.sequence - other.sequence);
    const items = [
        ...texts.map((message) => ownItem(mailbox, message)),
        ...view.replies.map((reply) => replyItem(reply)),
        ...view.inquiries.map((inquiry) => inquiryItem(inquiry)),
        ...view.handovers.map((handover) => handoverItem(handover)),
        ...view.standings.flatMap((standing) => standingItems(standing)),
        ...view.missing.map((sequence) => noteItem('mailbox.missing', {
            number: textNumber({ sequence }) })),
        ...view.repeated.map((sequence) => noteItem('mailbox.repeated', {
            number: textNumber({ sequence }) })),
        ...view.refused.map((refused) => noteItem('mailbox.broken', { why: whyText(refused) })),
        ...(view.isCut ? [noteItem('mailbox.more', {})] : []),
    ].sort((one, other) => one.time - other.time).map(({ item }) => item);
    const report = texts.find(({ role }) => role === 'report');
    const today = almatyDay(mailbox.visit.now());
    const current = currentStatus(view.replies);
    const isAhead = ({ what, day }) => datedStatuses.includes(what) && day >= today;
    showScreen(
        element('h1', {}, phrase('mailbox.title')),
        statusSection(current.filter((one) => !isAhead(one))),
        datesSection(report, current.filter(isAhead)),
        items.length === 0 ? paragraph('mailbox.empty') : element('ol', { class: 'thread' }, items),
        element('h2', {}, phrase('mailbox.do')),
        element('div', { class: 'ways' },
            button('mailbox.new', () => openMailbox(mailbox)),
            button('mailbox.write', () => startFollowUp(mailbox, ''), 'button quiet'),
            button('mailbox.name', () => startFollowUp(mailbox, '', true), 'button quiet'),
            button('mailbox.pressure', () => startFollowUp(mailbox, 'K10'), 'button quiet'),
            button('mailbox.change', () => startRekey(mailbox), 'button quiet'),
            button('mailbox.close', () => showAs(() => askClosing(mailbox)), 'button quiet')),
        paragraph('mailbox.proof.warning', {}, 'note'));
}

/** What names a day on which to look again (Reporter/Specification.md §2.9). */
const datedStatuses = ['answer-due', 'check-until', 'extended-until', 'sitting', 'come-back'];

/** How things stand, and by whose word. */
function statusSection(current) {
    return current.length === 0 ? '' : element('section', {},
        element('h2', {}, phrase('status.title')),
        element('ul', {}, current.map((one) => element('li', {}, statusText(one)))),
        paragraph('status.word', {}, 'note'));
}

function statusText({ what, day, author }) {
    const text = phrase(`status.${what}`, { day: dayText(day) });
    return author === undefined ? text : `${text} — ${author.name}`;
}

/** The days on which to look again: those of the law, and those that officers named. */
function datesSection(report, ahead) {
    const ofLaw = report?.proof.state !== 'proven' ? []
        : datesToReturn(almatyDay(report.proof.tick)).map(([key, day]) => (
            { day, text: phrase(key, { day: dayText(day) }) }));
    const dates = [...ofLaw, ...ahead.map((one) => ({ day: one.day, text: statusText(one) }))]
        .sort((one, other) => one.day - other.day);
    return dates.length === 0 ? '' : element('section', {},
        element('h2', {}, phrase('mailbox.dates')),
        element('ul', {}, dates.map(({ text }) => element('li', {}, text))),
        ahead.length === 0 ? '' : paragraph('status.word', {}, 'note'),
        paragraph('mailbox.dates.network', {}, 'note'));
}

/** Where nothing says when, the item comes last. */
const mailboxNoTime = Number.MAX_SAFE_INTEGER;

function noteItem(key, values) {
    return {
        time: mailboxNoTime, item: element('li', { class: 'warning' }, phrase(key, values)),
    };
}

function whyText({ code, detail }) {
    return detail === undefined || detail === '' ? code : `${code}, ${detail}`;
}

function ownItem(mailbox, message) {
    const titles = { report: 'mailbox.report', 'follow-up': 'mailbox.followUp', rekey: 'mailbox.rekey' };
    const { proof } = message;
    const proofs = {
        proven: () => phrase('mailbox.accepted', { moment: momentText(proof.tick) }),
        pending: () => phrase('mailbox.pending'),
        refused: () => phrase('mailbox.unproven', { why: whyText(proof) }),
    };
    return {
        time: proof.state === 'proven' ? proof.tick : mailboxNoTime - 1,
        item: element('li', {},
            element('h2', {}, phrase(titles[message.role], { number: textNumber(message) })),
            element('p', { class: proof.state === 'refused' ? 'problem' : undefined },
                proofs[proof.state]()),
            element('p', {}, message.set === null
                ? phrase('mailbox.own.count', {
                    count: message.addressed.length, whole: message.header.holderCount })
                : phrase('mailbox.own.audience', { names: namesOf(message.addressees) })),
            proof.state === 'proven'
                ? button('mailbox.proof', () => saveProof(mailbox, message), 'button quiet small')
                : ''),
    };
}

function namesOf(keyholders) {
    return keyholders.map(({ name }) => name).join(', ');
}

function replyItem(reply) {
    const { author, proof } = reply;
    return {
        time: proof.state === 'proven' ? proof.tick + 1 : mailboxNoTime - 1,
        item: element('li', {},
            element('h2', {}, phrase('mailbox.reply', { name: author.name })),
            element('p', {}, phrase('mailbox.reply.role', {
                post: author.post, body: author.body })),
            reply.isInSequence ? '' : element('p', { class: 'warning' },
                phrase('mailbox.reply.gap', { name: author.name })),
            proof.state === 'refused' ? element('p', { class: 'problem' },
                phrase('mailbox.unproven', { why: whyText(proof) })) : '',
            reply.status.length === 0 ? '' : element('ul', {},
                reply.status.map(({ what, day }) => element('li', {}, statusText({ what, day })))),
            reply.text === '' ? ''
                : element('p', { class: 'said', lang: reply.language }, reply.text)),
    };
}

/** Who asked is told apart from who opened: only the page knows whom the report addresses. */
function inquiryItem(inquiry) {
    const outcomes = { opened: 'opened', 'could-not-read': 'unread', released: 'released',
        refused: 'refused' };
    const key = `mailbox.${inquiry.action === 'identity' ? 'identity.' : ''}${
        outcomes[inquiry.outcome] ?? 'asked'}`;
    return {
        time: inquiry.time,
        item: element('li', {}, phrase(key, {
            name: `${inquiry.keyholder.name} (${inquiry.keyholder.post})`,
            moment: momentText(inquiry.time) })),
    };
}

function handoverItem(handover) {
    const { author, successor } = handover;
    const warn = (key) => element('p', { class: 'warning' }, phrase(key, {
        successor: successor.name }));
    return {
        time: handover.time,
        item: element('li', {},
            phrase('mailbox.handover', { author: author.name, successor: successor.name }),
            handover.isAudienceKnown ? '' : warn('mailbox.handover.unknown'),
            handover.isByReader ? '' : warn('mailbox.handover.nothing'),
            handover.isToLeftOut ? warn('mailbox.handover.excluded') : ''),
    };
}

function standingItems({ present, gone }) {
    if (gone.length === 0) return [];
    return [
        ...gone.map((keyholder) => noteItem('mailbox.gone', { name: keyholder.name })),
        ...(present.length === 0 ? [] : [noteItem('mailbox.now', { name: namesOf(present) })]),
    ];
}

async function saveProof(mailbox, message) {
    const { connection, portal } = mailbox.visit;
    try {
        const answer = await fetchOwnMessage(connection, portal, mailbox.receipt, message.id);
        saveFile('record-1.bin', await makeProof(answer, message.id, portal));
    } catch (error) {
        showTrouble(error, {
            again: () => saveProof(mailbox, message), back: () => mailbox.show(), isLooking: true,
        });
    }
}

// Writing more.

/** The newest text here, or undefined after saying why nothing can be sent behind it (Reporter/Specification.md §5.1). */
function headOf(mailbox) {
    try {
        return (mailbox.isClaim ? claimHead : conversationHead)(mailbox.view);
    } catch (error) {
        showTrouble(claimTrouble(mailbox, error), { back: () => mailbox.show(), isLooking: true });
        return undefined;
    }
}

function startFollowUp(mailbox, kind, withName = false) {
    const head = headOf(mailbox);
    if (head === undefined) return;
    beginDraft(mailbox, head, kind);
    const steps = [...(withName ? ['identity'] : []), 'words', 'files', 'readers', 'review'];
    let at = 0;
    const show = () => {
        const ways = {
            number: at + 1, count: steps.length,
            back: () => {
                at -= 1;
                if (at < 0) leaveDraft(mailbox);
                else mailbox.show();
            },
            next: () => {
                at += 1;
                mailbox.show();
            },
        };
        if (steps[at] === 'identity') identityQuestion(mailbox.draft, ways, 'followUp.identity');
        else if (steps[at] === 'words') followUpWords(mailbox, head, kind, ways);
        else if (steps[at] === 'files') fileQuestion(mailbox.draft, ways);
        else if (steps[at] === 'readers') audienceQuestion(mailbox, ways);
        else followUpReview(mailbox, head, kind, ways);
    };
    mailbox.goToReaders = () => {
        at = steps.indexOf('readers');
    };
    mailbox.show = () => showAs(show);
    mailbox.show();
}

/** Only those whom the newest text addressed are ticked; where that is not known, nobody is, and the person has to choose. */
function beginDraft(mailbox, head, kind) {
    mailbox.draft = emptyDraft(kind);
    mailbox.going = undefined;
    mailbox.isAudienceUnknown = head.persons === null;
    leaveOutAllBut(mailbox, new Set(head.persons ?? []));
}

/** Which text is the newest here, since when, and whom it reached: whoever knows of a later one stops (Reporter/Specification.md §5.3). */
function newestSentence({ newest }) {
    return paragraph(newest.set === null ? 'followUp.newestUnknown' : 'followUp.newest', {
        number: textNumber(newest), moment: momentText(newest.proof.tick),
        names: namesOf(newest.addressees),
    }, 'note');
}

/** Texts are counted from 1, the report. */
function textNumber({ sequence }) {
    return Math.floor(sequence / 2) + 1;
}

function leaveDraft(mailbox) {
    wipeDraft(mailbox.draft);
    mailbox.draft = undefined;
    showBox(mailbox);
}

function followUpWords(mailbox, head, kind, ways) {
    const { draft } = mailbox;
    showQuestion({
        key: kind === '' ? 'followUp' : 'followUp.pressure', ...ways,
        fields: [textField({
            id: 'what', labelKey: 'followUp.label', value: draft.what, rows: 10,
            onchange: (value) => {
                draft.what = value;
            },
        })],
        extra: [newestSentence(head)],
    });
}

function followUpReview(mailbox, head, kind, ways) {
    const { draft } = mailbox;
    showQuestion({
        key: 'review', ...ways, nextKey: 'review.send',
        fields: [
            element('p', { class: 'said', translate: 'no' }, plainWords(draft.what)),
            ...draft.files.map((file) => element('p', { translate: 'no' }, file.name)),
            ...audienceSentences(mailbox),
            ...(draft.identity.isGiven ? [
                element('p', { translate: 'no' }, plainWords(draft.identity.fullName)),
                paragraph('followUp.identity', {}, 'warning'),
            ] : head.consent === null ? [] : consentFields(draft)),
        ],
        next: () => {
            sendFollowUp(mailbox, head, kind);
            return undefined;
        },
    });
}

/** By express wish alone (Reporter/Specification.md §5.4). */
function consentFields(draft) {
    return [
        element('div', { class: 'option' },
            tick('name-consent', draft.isNameOpen, (isTicked) => {
                draft.isNameOpen = isTicked;
            }),
            element('label', { for: 'name-consent' }, phrase('followUp.consent'))),
        paragraph('followUp.consent.warning', {}, 'note'),
    ];
}

async function sendFollowUp(mailbox, head, kind) {
    if (mailbox.isSending) return;
    mailbox.isSending = true;
    const { draft, visit } = mailbox;
    mailbox.going ??= outgoing('follow-up', {
        ...choiceOf(mailbox), files: draft.files,
        content: {
            receipt: mailbox.receipt, place: head.place,
            consent: draft.isNameOpen ? head.consent : null,
            identity: draft.identity.isGiven ? identityOf(draft) : undefined,
            fields: { language: currentLanguage(), kind, text: plainWords(draft.what) },
        },
    });
    try {
        await send(visit, mailbox.going, showSending(draft.files.length > 0));
        wipeOutgoing(mailbox.going);
        leaveDraft(mailbox);
        showAs(() => showScreen(element('h1', {}, phrase('followUp.sent')),
            element('div', { class: 'ways' },
                button('mailbox.new', () => openMailbox(mailbox)))));
    } catch (error) {
        const isUnknown = error.arrival === 'unknown';
        const isOther = error.code === 'directory-changed';
        if (isOther) leaveOutAllBut(mailbox, mailbox.going.persons);
        if (!isUnknown && !isPassing(error) && error.code !== 'cancelled') {
            mailbox.going = undefined;
        }
        showTrouble(error, {
            again: isOther ? undefined : () => sendFollowUp(mailbox, head, kind),
            back: isUnknown ? undefined : () => {
                mailbox.going = undefined;
                if (isOther) mailbox.goToReaders();
                mailbox.show();
            },
        });
    } finally {
        mailbox.isSending = false;
    }
}

// Another receipt.

/** Whom the change reaches is asked first; the new receipt is shown and typed back before anything is sent (Reporter §6). */
function startRekey(mailbox) {
    const head = headOf(mailbox);
    if (head === undefined) return;
    if (!head.mayChangeReceipt) {
        showTrouble(claimTrouble(mailbox, new Refusal('receipt-changes')), {
            back: mailbox.show, isLooking: true });
        return;
    }
    beginDraft(mailbox, head, '');
    const before = mailbox.show;
    mailbox.show = () => showAs(() => audienceQuestion(mailbox, {
        extra: [newestSentence(head)],
        back: () => {
            mailbox.show = before;
            leaveDraft(mailbox);
        },
        next: () => showNewReceipt(mailbox, head),
    }));
    mailbox.show();
}

async function showNewReceipt(mailbox, head) {
    const { visit } = mailbox;
    const going = outgoing('rekey', {
        ...choiceOf(mailbox), content: { receipt: mailbox.receipt, place: head.place },
    });
    const receipt = await shownReceipt(visit, going);
    showReceipt(visit, { receipt }, () => sendRekey(mailbox, going));
}

async function sendRekey(mailbox, going) {
    if (mailbox.isSending) return;
    mailbox.isSending = true;
    try {
        await send(mailbox.visit, going, showSending(false));
        const receipt = going.receipt.slice();
        wipeOutgoing(going);
        wipe(mailbox.receipt);
        Object.assign(mailbox, { receipt, isClaim: false, draft: undefined });
        showAs(() => showScreen(element('h1', {}, phrase('mailbox.changed')),
            element('div', { class: 'ways' },
                button('mailbox.new', () => openMailbox(mailbox)))));
    } catch (error) {
        const receipt = await shownReceipt(mailbox.visit, going);
        const isOther = error.code === 'directory-changed';
        if (isOther) leaveOutAllBut(mailbox, going.persons);
        showTrouble(claimTrouble(mailbox, error), {
            again: isOther ? undefined : () => sendRekey(mailbox, going),
            back: error.arrival === 'unknown' ? undefined : () => {
                forgetSealed(going);
                if (isOther) mailbox.show();
                else leaveDraft(mailbox);
            },
            extra: () => (error.arrival === 'unknown' ? [
                paragraph('trouble.unknown.receipt'), receiptGroups(receipt)] : []),
        });
    } finally {
        mailbox.isSending = false;
    }
}

// Closing.

function askClosing(mailbox) {
    showScreen(
        element('h1', {}, phrase('mailbox.close.title')), paragraph('mailbox.close.help'),
        element('div', { class: 'ways' },
            button('back', () => mailbox.show()),
            button('mailbox.close.really', () => closeMailbox(mailbox), 'button quiet')));
}

async function closeMailbox(mailbox) {
    const keys = await receiptKeys(mailbox.receipt, mailbox.visit.portal.name);
    try {
        await mailbox.visit.connection.post(
            '/mailbox/close', writeFrames(keys.capability), { most: 65536 });
        forgetMailbox(mailbox);
        showAs(() => showScreen(element('h1', {}, phrase('mailbox.closed'))));
    } catch (error) {
        showTrouble(error, {
            again: () => closeMailbox(mailbox), back: () => mailbox.show(), isLooking: true,
        });
    } finally {
        wipeReceiptKeys(keys);
    }
}

// A saved proof.

function startVerifying(mailbox) {
    const inputs = ['verify-proof', 'verify-opening'].map((id) => (
        element('input', { type: 'file', id, autocomplete: 'off' })));
    const verifying = { inputs, result: () => [] };
    showAs(() => showVerifying(mailbox, verifying));
}

function showVerifying(mailbox, verifying) {
    const [proof, opening] = verifying.inputs;
    const result = element('div', { role: 'status' });
    const tell = (parts) => {
        verifying.result = parts;
        result.replaceChildren(...parts());
    };
    tell(verifying.result);
    showQuestion({
        key: 'verify', nextKey: 'verify.check', back: () => showAs(() => askReceipt(mailbox)),
        fields: [withFileLabel(proof, 'verify.label'), withFileLabel(opening, 'verify.opening'),
            result],
        next: async () => {
            tell(() => []);
            if (proof.files.length === 0) return 'verify.choose';
            try {
                const proven = await verifyProof(
                    await bytesOf(proof), mailbox.visit.portal.authority.text);
                const opened = opening.files.length === 0 ? null
                    : await verifyOpening(await bytesOf(opening), proven);
                tell(() => provenParts(proven, opened));
            } catch (error) {
                tell(() => [element('p', { class: 'problem' }, phrase('verify.bad', {
                    why: refusalPhrases(error).what }))]);
            }
            return undefined;
        },
    });
}

function provenParts(proven, opened) {
    return [
        paragraph('verify.good'),
        paragraph('verify.good.day', {
            portal: proven.portal, moment: momentText(proven.tick) }),
        ...(opened === null ? [] : openedParts(opened)),
    ];
}

function openedParts({ payload, addressees }) {
    const texts = ['what', 'when', 'where', 'who', 'howKnown', 'earlierReports', 'text'];
    return [
        paragraph('verify.good.text'),
        ...texts.filter((name) => (payload[name] ?? '') !== '').map((name) => (
            element('p', { class: 'said', lang: payload.language }, payload[name]))),
        paragraph('readers.read', { names: namesOf(addressees) }),
    ];
}

function withFileLabel(input, labelKey) {
    return element('div', { class: 'field' },
        element('label', { for: input.id }, phrase(labelKey)), input);
}

async function bytesOf(input) {
    return new Uint8Array(await input.files[0].arrayBuffer());
}
