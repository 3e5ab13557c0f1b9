/** Requests to the portal: no cookie, no cache, no referrer, no redirect; a capability travels in bodies only. */

import { Refusal, joined } from './bytes.js';
import { problemRefusal } from './frames.js';

/** How long one request may take, in milliseconds. */
const requestPatience = 120000;

/**
 * A connection to a portal at `origin` ('' for the one the page came from).
 *
 * `get(path)` and `post(path, bytes)` give the bytes of an answer, at most `most` long. They refuse as `no-connection`
 * (nothing can have arrived), `broken-connection` (it may have arrived), `cancelled`, or with the code of the
 * gateway's problem (Exchange/Specification.md §4); `retryAfter` of the refusal is in seconds, when the gateway says so.
 */
export function portalConnection(origin) {
    return {
        origin,
        get: (path, options) => request(origin + path, { method: 'GET' }, options),
        // A blob: Chromium copies a large array slowly.
        post: (path, body, options) => request(
            origin + path, { method: 'POST', body: new Blob([body]) }, options),
    };
}

async function request(address, how, { most = 8388608, signal = undefined } = {}) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), requestPatience);
    const give = () => patience.abort();
    signal?.addEventListener('abort', give);
    try {
        if (signal?.aborted) throw new Refusal('cancelled');
        const answer = await fetch(address, {
            ...how, cache: 'no-store', credentials: 'omit', mode: 'cors', redirect: 'error',
            referrerPolicy: 'no-referrer', signal: patience.signal,
        });
        const body = await bounded(answer, most);
        if (answer.status !== 200) {
            throw problemRefusal(answer.status, body, pauseOf(answer.headers.get('Retry-After')));
        }
        return body;
    } catch (error) {
        if (error instanceof Refusal) throw error;
        if (signal?.aborted) throw new Refusal('cancelled');
        throw new Refusal(navigator.onLine === false ? 'no-connection' : 'broken-connection');
    } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', give);
    }
}

/** The seconds a gateway asks to wait, a minute at most; null when it does not say. */
function pauseOf(text) {
    const seconds = Number(text ?? '');
    return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, 60) : null;
}

/** Reads no more than `most` bytes, however small they were on the wire. */
async function bounded(answer, most) {
    const reader = answer.body.getReader();
    const pieces = [];
    for (let byteCount = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return joined(...pieces);
        byteCount += value.length;
        if (byteCount > most) {
            await reader.cancel();
            throw new Refusal('answer-large');
        }
        pieces.push(value);
    }
}

/** Whether the same bytes may be sent again with hope. */
export function isPassing(error) {
    return error instanceof Refusal && ['no-connection', 'broken-connection', 'busy', 'too-slow',
        'unexpected', 'not-yet', 'waiting-for-trustees', 'work-needed', 'unexpected-answer',
    ].includes(error.code);
}
