/** Sends what was written: upload, sealing, work, and the same bytes again until it is known whether they arrived. */

import { Refusal, fromHex, joined, randomBytes, u32, wipe } from './bytes.js';
import { isPassing } from './connection.js';
import { parseSubmissionAnswer, parseUploadProgress, parseWorkOffer, verifyReceipt, writeFrames }
    from './frames.js';
import { almatyDay } from './note-lines.js';
import { newReceipt, receiptText } from './receipt.js';
import { sealFollowUp, sealRekey, sealReport } from './sealing.js';
import { StreamSealer } from './stream.js';
import { demandSameSet, recipientsOf } from './visit.js';
import { doWork, harderEffort, submissionHash, uploadHash } from './work.js';

/** How often the same bytes are sent over a line that breaks, and how often a busy gateway is asked. */
const sendingMostTries = 10;
const sendingLongestPause = 30;

/**
 * Something to be sent: a report, a follow-up or a change of receipt. What was done of it is kept, so that sending it again goes on
 * where it stopped, with the same bytes.
 *
 * `kind` is `report`, `follow-up` or `rekey`; `directoryHash` the hash of the set that the audience was chosen from; `addressed`
 * the places of those who may read, `persons` who they are; `files` as `StreamSealer` takes them; `content` what the sealing takes
 * besides.
 */
export function outgoing(kind, { directoryHash, addressed, persons, files = [], content }) {
    return {
        kind, directoryHash, addressed: new Set(addressed), persons, files: [...files], content,
        hasLeft: false, firstDay: null, upload: null, sealed: null, mayHaveArrived: false,
        receipt: kind === 'follow-up' ? null : newReceipt(),
    };
}

/**
 * Sends it; gives `{ receipt, day, messageID, secrets, confirmation }`: the receipt as it is shown (null for a follow-up), and the
 * gateway's signed receipt as bytes.
 *
 * `progress` is what `showSending` gives. Every refusal has `arrival`: `not-sent` when no byte can have been accepted, `refused` when
 * the gateway says that it kept nothing, else `unknown`. Refuses as `directory-changed` when other people can read by now.
 */
export async function send(visit, going, progress) {
    try {
        return await sendOn(visit, going, progress);
    } catch (error) {
        // What may have arrived is sent again as it is, and nothing else.
        if (['directory-superseded', 'directory-unknown'].includes(error.code)
            && !going.mayHaveArrived) {
            forgetSealed(going);
            try {
                await visit.renew();
            } catch (other) {
                throw arriving(other, going);
            }
            throw arriving(new Refusal('directory-changed'), going);
        }
        throw arriving(error, going);
    }
}

function arriving(error, going) {
    error.arrival = going.mayHaveArrived ? 'unknown' : going.hasLeft ? 'refused' : 'not-sent';
    return error;
}

async function sendOn(visit, going, progress) {
    progress.tell('checking');
    if (going.sealed === null) {
        await persistently(progress, () => visit.renew());
        demandSameSet(visit, going.directoryHash);
        if (going.files.length > 0) await uploadAll(visit, going, progress);
        progress.tell('sealing');
        going.sealed = await sealed(visit, going);
    }
    going.firstDay ??= almatyDay(visit.now());
    const answer = await submitted(visit, going, progress);
    // It answered: whatever its receipt is worth, it has the bytes.
    going.mayHaveArrived = true;
    const [note, identityNote] = parseSubmissionAnswer(answer);
    const day = await receivedOn(visit, going, note, going.sealed.messageID);
    await receivedOn(visit, going, identityNote, going.sealed.identityID);
    return {
        day, messageID: going.sealed.messageID, secrets: going.sealed.secrets,
        confirmation: note.bytes, receipt: await shownReceipt(visit, going),
    };
}

/** The day of a signed receipt: today's, or that of the first attempt, give or take one (Reporter/Specification.md §1.6). */
async function receivedOn(visit, going, note, id) {
    const directories = [visit.portal.directory];
    try {
        return await verifyReceipt(note, id, directories, almatyDay(visit.now()));
    } catch (error) {
        if (error.detail !== 'otherDay') throw error;
        return verifyReceipt(note, id, directories, going.firstDay);
    }
}

/** The receipt of something that is being sent, as it is shown; null for a follow-up. */
export async function shownReceipt(visit, going) {
    return going.receipt === null ? null : receiptText(going.receipt, visit.portal.name);
}

/** Forgets what was sealed and uploaded: the next attempt begins with new keys. */
export function forgetSealed(going) {
    going.upload?.sealer.wipe();
    Object.assign(going, { upload: null, sealed: null });
}

async function sealed(visit, going) {
    const { portal } = visit;
    const { recipients, addressees } = recipientsOf(
        portal, (_, place) => going.addressed.has(place));
    const message = {
        portal: portal.name, directoryHash: fromHex(portal.set.hash, 32), recipients, addressees,
        stream: going.upload === null ? null : await going.upload.sealer.manifest(),
        ...going.content,
    };
    if (going.kind === 'report') return sealReport({ ...message, receipt: going.receipt });
    if (going.kind === 'follow-up') return sealFollowUp(message);
    return sealRekey({ ...message, newReceipt: going.receipt });
}

// Submitting.

function submissionOf(going, work) {
    const { header, body, identityHeader, identityBody, mailboxID, threadID, capability }
        = going.sealed;
    const messages = [header, body, identityHeader, identityBody];
    const upload = going.upload?.id ?? new Uint8Array(0);
    if (going.kind === 'report') {
        return ['/reports', writeFrames(work, ...messages, mailboxID, threadID, upload)];
    }
    if (going.kind === 'follow-up') {
        // As long as a report's, to the byte (Exchange/Specification.md §3.1).
        return ['/mailbox/messages',
            writeFrames(work, capability, ...messages, upload, new Uint8Array(23))];
    }
    return ['/mailbox/rekey', writeFrames(work, capability, mailboxID, threadID, ...messages)];
}

async function submitted(visit, going, progress) {
    const hash = await submissionHash(going.sealed.header, going.sealed.body);
    return withWork(visit, hash, progress, (work) => {
        progress.tell('sending');
        going.hasLeft = true;
        return visit.connection.post(
            ...submissionOf(going, work), { most: 65536, signal: progress.signal });
    }, (error) => {
        // Whatever did not certainly fail before it left may have arrived.
        if (!refusedBeforeAccepting.has(error.code)) going.mayHaveArrived = true;
    });
}

/** Answers of the gateway that say that it kept nothing. */
const refusedBeforeAccepting = new Set([
    'busy', 'work-needed', 'storage-full', 'directory-superseded',
    'directory-unknown', 'malformed-request', 'malformed-message', 'too-large', 'too-slow',
    'upload-incomplete', 'not-found', 'mailbox-changed', 'waiting-for-trustees', 'rolled-back',
    'conversation-full',
]);

/** Works as the gateway suggests and asks; harder after each `busy` (Exchange/Specification.md §8.7). */
async function withWork(visit, hash, progress, ask, failed = () => {}) {
    let effort = 0;
    let again = false;
    return persistently(progress, async () => {
        const offer = parseWorkOffer(await visit.connection.get(
            '/work', { most: 256, signal: progress.signal }));
        effort = again ? harderEffort(effort, offer.effort) : offer.effort;
        if (effort > 0) progress.tell('working');
        const work = await doWork(offer, hash, { effort, signal: progress.signal });
        try {
            return await ask(work);
        } catch (error) {
            failed(error);
            again = error.code === 'busy';
            throw error;
        }
    });
}

/** Tries again after what passes, with growing pauses; an `online` event ends a pause. */
async function persistently(progress, ask) {
    for (let tries = 1; ; tries += 1) {
        if (progress.signal.aborted) throw new Refusal('cancelled');
        try {
            return await ask();
        } catch (error) {
            if (!isPassing(error) || tries === sendingMostTries) throw error;
            progress.tell('waiting');
            await pausing(
                Math.min(error.retryAfter ?? 2 ** tries, sendingLongestPause), progress.signal);
        }
    }
}

function pausing(seconds, signal) {
    return new Promise((go) => {
        const timer = setTimeout(go, seconds * 1000 * (0.75 + Math.random() / 2));
        const end = () => {
            clearTimeout(timer);
            go();
        };
        addEventListener('online', end, { once: true });
        signal.addEventListener('abort', end, { once: true });
    });
}

// Uploading.

async function uploadAll(visit, going, progress) {
    if (going.upload === null) {
        going.upload = { sealer: new StreamSealer(going.files), id: randomBytes(32), next: 0 };
    }
    const { upload } = going;
    const { sealer } = upload;
    try {
        if (!upload.isOpen) {
            await openUpload(visit, upload, progress);
            upload.isOpen = true;
        }
        progress.tell('uploading');
        while (upload.next < sealer.chunkCount) {
            await sendChunk(visit, upload, upload.next, progress);
            upload.next += 1;
            progress.uploaded(
                Math.min(upload.next * 1048576, sealer.layout.byteCount), sealer.layout.byteCount);
        }
        for (let round = 0; round < 3; round += 1) {
            const { missing } = parseUploadProgress(await persistently(progress, () => (
                visit.connection.post('/uploads/status', upload.id, { most: 1024 }))));
            if (missing.length === 0) return;
            for (const index of missing) await sendChunk(visit, upload, index, progress);
        }
        throw new Refusal('broken-connection');
    } catch (error) {
        // The upload is gone, or its bytes are: the next attempt is a new one.
        if (['not-found', 'upload-conflict', 'file-changed', 'file-unreadable'].includes(
            error.code)) {
            forgetSealed(going);
        }
        throw error;
    }
}

async function openUpload(visit, upload, progress) {
    const { id, sealer } = upload;
    const hash = await uploadHash(id, sealer.chunkCount);
    await withWork(visit, hash, progress, async (work) => {
        const answer = await visit.connection.post(
            '/uploads', writeFrames(work, id, u32(sealer.chunkCount)),
            { most: 1024, signal: progress.signal });
        const { chunkCount } = parseUploadProgress(answer);
        if (chunkCount !== sealer.chunkCount) throw new Refusal('upload-conflict');
    });
}

async function sendChunk(visit, upload, index, progress) {
    await progress.unpaused();
    if (progress.signal.aborted) throw new Refusal('cancelled');
    const chunk = await upload.sealer.seal(index);
    const body = joined(upload.id, u32(index), chunk);
    await persistently(progress, async () => {
        await visit.connection.post(
            '/uploads/chunk', body, { most: 1024, signal: progress.signal });
        progress.tell('uploading');
    });
}

/** Lets go of everything that was made for sending. */
export function wipeOutgoing(going) {
    forgetSealed(going);
    if (going.receipt !== null) wipe(going.receipt);
    going.files = [];
    going.content = null;
}
