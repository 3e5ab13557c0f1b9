/** What a person sees while something is sent, and what is said when it was not. */

import {
    button, element, paragraph, phrase, refusalPhrases, showAs, showScreen, sizeText,
} from './dom.js';

/**
 * Shows that something is being sent, and gives what the sender tells it with:
 * `tell(stage)` (`checking`, `uploading`, `sealing`, `working`, `sending`, `waiting`), `uploaded(done, whole)` in bytes,
 * `signal` (aborted when the person cancels), and `unpaused()`, which resolves when nothing is paused.
 */
export function showSending(hasFiles) {
    const abort = new AbortController();
    const stage = element('p', { role: 'status', 'aria-live': 'polite' });
    const bar = element('progress', { max: 1, value: 0 });
    const rate = element('p', {});
    const begun = performance.now();
    let stageName = 'checking';
    let sent;
    let resume;
    let pause;
    const pausing = button('sending.pause', () => {
        if (pause === undefined) {
            pause = new Promise((go) => {
                resume = go;
            });
        } else {
            pause = undefined;
            resume();
        }
        renew();
    }, 'button quiet');
    const renew = () => {
        stage.textContent = phrase(`sending.${pause === undefined ? stageName : 'paused'}`);
        pausing.textContent = phrase(pause === undefined ? 'sending.pause' : 'sending.resume');
        bar.setAttribute('aria-label', phrase('sending.progress'));
        if (sent !== undefined) rate.textContent = rateText(sent, begun);
    };
    showAs(() => {
        renew();
        showScreen(
            element('h1', {}, phrase('sending.title')), stage,
            ...(hasFiles ? [bar, rate] : []),
            paragraph('sending.stay', {}, 'note'),
            element('div', { class: 'ways' }, hasFiles ? pausing : '',
                button('sending.cancel', () => abort.abort(), 'button quiet')));
    });
    return {
        signal: abort.signal,
        unpaused: async () => {
            while (pause !== undefined) {
                await Promise.race([pause, new Promise((go) => {
                    abort.signal.addEventListener('abort', go, { once: true });
                })]);
                if (abort.signal.aborted) return;
            }
        },
        tell: (name) => {
            stageName = name;
            renew();
        },
        uploaded: (done, whole) => {
            bar.max = whole;
            bar.value = done;
            sent = { done, whole };
            renew();
        },
    };
}

function rateText({ done, whole }, begun) {
    const seconds = (performance.now() - begun) / 1000;
    const perSecond = done / Math.max(seconds, 0.001);
    return phrase('sending.rate', {
        done: sizeText(done), whole: sizeText(whole), rate: sizeText(perSecond),
        left: leftText((whole - done) / Math.max(perSecond, 1)),
    });
}

function leftText(seconds) {
    return seconds < 90 ? phrase('sending.seconds', { count: Math.ceil(seconds) })
        : phrase('sending.minutes', { count: Math.ceil(seconds / 60) });
}

/**
 * Says what went wrong, whether anything arrived (`error.arrival`: `not-sent`, `refused` or `unknown`), and what can be done; nothing typed
 * is lost. `ways` are `again` and `back`, and `extra`, which draws whatever else the caller offers; with `isLooking` nothing was to
 * be sent.
 */
export function showTrouble(error, ways) {
    showAs(() => drawTrouble(error, ways));
}

function drawTrouble(error, { again, back, extra = () => [], isLooking = false }) {
    const known = refusalPhrases(error);
    const arrival = { unknown: 'unknown', refused: 'refused' }[error.arrival] ?? 'notSent';
    showScreen(
        element('h1', {}, phrase(isLooking ? 'trouble.looking.title'
            : `trouble.${arrival}.title`)),
        element('p', { role: 'alert' }, known.what),
        known.hint === '' ? '' : element('p', {}, known.hint),
        isLooking ? '' : paragraph(`trouble.${arrival}.kept`, {}, 'note'),
        ...extra(),
        element('div', { class: 'ways' },
            back === undefined ? '' : button('back', back, 'button quiet'),
            again === undefined ? '' : button('trouble.again', again)));
}
