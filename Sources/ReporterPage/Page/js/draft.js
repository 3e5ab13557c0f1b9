/** What a reporter has answered so far: in memory, and nowhere else. */

import { plainText } from './payload.js';

/** The kinds a person chooses from, the plainest first (the taxonomy of the procedure). */
export const reportKinds = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'K11'];
/** What K7 can be said to be, more precisely. */
export const misconductKinds = Array.from({ length: 20 }, (_, i) => `M${i + 1}`);
/** The questions that are answered in words, by the name of the payload's member. */
export const openQuestions = ['what', 'when', 'where', 'who', 'howKnown', 'earlierReports'];

/** A report that says nothing yet. `kind` is given when the person came for advice (K12). */
export function emptyDraft(kind = '') {
    return {
        kind, misconduct: '', spheres: new Set(),
        what: '', when: '', where: '', who: '', howKnown: '', earlierReports: '',
        files: [],
        identity: { isGiven: false, hasConsented: false, fullName: '', position: '', unit: '',
            contact: '' },
        // Whether the name that went with the report may be read.
        isNameOpen: false,
        excluded: new Set(),
    };
}

/** Whether there is anything to lose. */
export function holdsWords(draft) {
    return openQuestions.some((name) => draft[name] !== '') || draft.files.length > 0
        || Object.values(draft.identity).some((value) => typeof value === 'string' && value !== '');
}

/** Clears all that was typed, and lets the files go. */
export function wipeDraft(draft) {
    Object.assign(draft, emptyDraft());
}

/** The kind as the sealed report says it: "not sure" is K0. */
export function chosenKind(draft) {
    if (draft.kind === 'K7' && draft.misconduct !== '') return draft.misconduct;
    return draft.kind === '' ? 'K0' : draft.kind;
}

/** What a person typed as a payload takes it, without the space around it (Sealing/Specification.md §8.1). */
export function plainWords(text) {
    return plainText(text).trim();
}
