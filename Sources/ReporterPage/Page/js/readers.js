/** Whom to let read: everyone offered, each to be left out, and what the law does with the content all the same. */

import { element, paragraph, phrase } from './dom.js';
import { showQuestion } from './question.js';
import { readyKeysOf } from './sealing.js';
import { recipientsOf } from './visit.js';

/**
 * The question. `report.visit.offered()` gives the keyholders of the verified directory: {index, keyholder, state}, where state is
 * `open`, or why somebody cannot be addressed now (`no-key`, `suspended`, `not-in-office`).
 */
export function audienceQuestion(report, ways) {
    const { draft } = report;
    const sentences = element('div', { class: 'sentences', role: 'status' });
    const renew = () => sentences.replaceChildren(...audienceSentences(report));
    const offered = report.visit.offered();
    const cards = element('fieldset', { class: 'choice readers' },
        element('legend', {}, phrase('readers.legend')),
        ...offered.map((place) => readerCard(report, place, offered, renew)));
    renew();
    readyKeysOf(recipientsOf(report.visit.portal, () => true).recipients);
    showQuestion({
        key: 'readers', ...ways,
        fields: [cards, sentences],
        next: () => (audienceOf(report).length === 0 ? 'readers.nobody' : ways.next()),
    });
}

function readerCard(report, place, offered, renew) {
    const { draft } = report;
    const { keyholder, state } = place;
    const id = `reader-${keyholder.id}`;
    const field = element('input', { type: 'checkbox', id, autocomplete: 'off' });
    field.checked = !draft.excluded.has(keyholder.person);
    field.addEventListener('change', () => {
        if (field.checked) draft.excluded.delete(keyholder.person);
        else draft.excluded.add(keyholder.person);
        for (const other of offered) {
            if (other.keyholder.person !== keyholder.person) continue;
            document.getElementById(`reader-${other.keyholder.id}`).checked = field.checked;
        }
        renew();
    });
    const above = offered.find((other) => other.keyholder.id === keyholder.answersTo);
    return element('div', { class: 'option reader' }, field,
        element('label', { for: id },
            element('span', { class: 'initials', 'aria-hidden': 'true' },
                initialsOf(keyholder.name)),
            element('span', { class: 'who' },
                element('span', { class: 'option-name', translate: 'no' }, keyholder.name),
                element('span', { class: 'example' },
                    `${keyholder.post} · ${keyholder.body} · ${phrase(`role.${keyholder.role}`)}`),
                element('span', { class: 'example' }, keyholder.outside ? phrase('readers.outside')
                    : above === undefined ? '' : phrase('readers.answersTo', {
                        name: above.keyholder.name })),
                state === 'open' ? '' : element('span', { class: 'problem' },
                    phrase(`readers.${state}`)))));
}

/** The first letters of the first two names. */
function initialsOf(name) {
    return name.split(/\s+/).slice(0, 2).map((part) => [...part][0] ?? '').join('');
}

/** The places in the directory that are addressed. */
function audienceOf(report) {
    return report.visit.offered().filter((place) => place.state === 'open'
        && !report.draft.excluded.has(place.keyholder.person)).map((place) => place.index);
}

/** The choice as something that is sent takes it: the set it was made from, the places, and the persons. */
export function choiceOf(report) {
    const addressed = audienceOf(report);
    const { keyholders } = report.visit.portal.set.directory;
    return {
        directoryHash: report.visit.portal.set.hash, addressed,
        persons: new Set(addressed.map((place) => keyholders[place].person)),
    };
}

/** Leaves out everyone but some persons: who is new is read by nobody's word but the reporter's (Reporter/Specification.md §1.7). */
export function leaveOutAllBut(report, persons) {
    for (const { keyholder } of report.visit.offered()) {
        if (!persons.has(keyholder.person)) report.draft.excluded.add(keyholder.person);
    }
}

/** Who reads, who does not, and what is wise: said plainly. */
export function audienceSentences(report) {
    const offered = report.visit.offered();
    const addressed = new Set(audienceOf(report));
    const named = (isRead) => [...new Set(offered.filter((place) => (
        addressed.has(place.index) === isRead)).map((place) => place.keyholder.name))].join(', ');
    const left = offered.filter((place) => report.draft.excluded.has(place.keyholder.person));
    const below = offered.filter((place) => addressed.has(place.index) && left.some((other) => (
        answersTo(place.keyholder, other.keyholder.id, offered))));
    const outside = offered.some((place) => addressed.has(place.index) && place.keyholder.outside);
    return [
        report.isAudienceUnknown ? paragraph('readers.unknownBefore', {}, 'warning') : undefined,
        addressed.size === 0 ? undefined : paragraph('readers.read', { names: named(true) }),
        named(false) === '' ? undefined : paragraph('readers.unread', { names: named(false) }),
        paragraph('readers.law', {}, 'note'),
        addressed.size === 1 ? paragraph('readers.few', {}, 'warning') : undefined,
        addressed.size > 0 && !outside ? paragraph('readers.inside', {}, 'warning') : undefined,
        ...below.map((place) => paragraph('readers.below', {
            name: place.keyholder.name }, 'warning')),
    ].filter((sentence) => sentence !== undefined);
}

/** Whether somebody answers to a keyholder, through whomever. */
function answersTo(keyholder, id, offered) {
    let above = keyholder.answersTo;
    for (let steps = 0; steps < offered.length && above !== null && above !== undefined; steps += 1) {
        if (above === id) return true;
        above = offered.find((place) => place.keyholder.id === above)?.keyholder.answersTo;
    }
    return false;
}
