/**
 * Proof of work (Exchange/Specification.md §8), by WebCrypto's digests, so that a browser without a
 * compiler is not shut out.
 */
import { Refusal, breather, joined, labelled, readU32, sha256, u32, u64 } from './bytes.js';

/** The most that a gateway may suggest, and the most that we ever do. */
export const workBounds = { suggested: 2 ** 20, done: 2 ** 22 };

const workInFlight = 64;
const workMostTries = 64;

/** The request hash of a submission: of its first message (§8.2). */
export function submissionHash(header, body) {
    return sha256(header, body);
}

/** The request hash of an upload's budget (§8.2). */
export function uploadHash(uploadID, chunkCount) {
    return labelled('senim/1 upload-budget', uploadID, u32(chunkCount));
}

/** What to do after `busy`: at least twice as much as before, but never more than 2²² (§8.7). */
export function harderEffort(before, suggested) {
    return Math.min(workBounds.done, Math.max(suggested, 2 * before));
}

/** ⌊(2⁶⁴ − 1) / effort⌋ as two words, the high one first: long division by 16 bits at a time. */
export function workTarget(effort) {
    const words = [0, 0];
    let rest = 0;
    for (let i = 0; i < 4; i += 1) {
        const number = rest * 65536 + 65535;
        words[i >> 1] = words[i >> 1] * 65536 + Math.floor(number / effort);
        rest = number % effort;
    }
    return words;
}

/** One attempt (§8.4). `start` is seed ‖ request hash. */
export async function isWorkDone(start, nonce, target) {
    const digest = await sha256(start, nonce);
    const high = readU32(digest);
    return high < target[0] || (high === target[0] && readU32(digest, 4) <= target[1]);
}

/**
 * Works for a request: 16 bytes, epoch ‖ effort ‖ nonce; zeros for effort 0.
 *
 * `effort` may be `harderEffort` instead of what the gateway's `offer` suggests. `progress` is told
 * the share of the expected attempts that is done. Refuses as `work-too-much`, as `cancelled` once
 * `signal` is aborted, and as `work-failed` after 64 times as many, which does not happen.
 */
export async function doWork(
    offer, requestHash, { effort = offer.effort, signal = undefined, progress = () => {} } = {}) {
    if (offer.effort > workBounds.suggested || effort > workBounds.done) {
        throw new Refusal('work-too-much');
    }
    if (effort === 0) return new Uint8Array(16);
    const start = joined(offer.seed, requestHash);
    const target = workTarget(effort);
    const rest = breather(40);
    for (let first = 0; first < workMostTries * effort; first += workInFlight) {
        if (signal?.aborted) throw new Refusal('cancelled');
        const found = (await Promise.all(Array.from({ length: workInFlight }, (_, i) => (
            isWorkDone(start, u64(first + i), target))))).indexOf(true);
        if (found >= 0) return joined(u32(offer.epoch), u32(effort), u64(first + found));
        progress(Math.min(1, first / effort));
        await rest();
    }
    throw new Refusal('work-failed');
}
