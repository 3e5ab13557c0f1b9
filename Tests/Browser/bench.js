/**
 * What the page's modules need in this browser, for `bench.py`: each function measures one thing
 * and, where a ratio is asked, the browser's own primitive in turns with it.
 */
import { sealGCM, sha256 } from '../../Sources/ReporterPage/Page/js/bytes.js';
import { StreamSealer } from '../../Sources/ReporterPage/Page/js/stream.js';
import { sealingTime } from './vectors-sealing.js';

/**
 * Milliseconds for a report to 16 keyholders and 7 trustees: to make their keys ready, as the page
 * does while a person reads who can read, and to seal; the best of so many times, and times three.
 */
export async function reportMilliseconds(rounds) {
    const best = { ready: Infinity, sealed: Infinity };
    for (let round = 0; round < rounds; round += 1) {
        const took = await sealingTime(round);
        for (const name of Object.keys(best)) best[name] = Math.min(best[name], took[name]);
    }
    return best;
}

/**
 * MiB a second at which a file is read, sealed and hashed as an upload does it; and at which the
 * browser alone does AES-GCM, and AES-GCM and SHA-256, with as many bytes that it has in memory.
 */
export async function streamRates(file, rounds) {
    const best = { sealing: Infinity, gcm: Infinity, both: Infinity };
    const keep = async (name, work) => {
        const start = performance.now();
        await work();
        best[name] = Math.min(best[name], performance.now() - start);
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const chunk = (i) => bytes.subarray(i * 1048576, (i + 1) * 1048576);
    const key = crypto.getRandomValues(new Uint8Array(32));
    const nonce = new Uint8Array(12);
    const chunkCount = file.size / 1048576;
    const each = async (work) => {
        for (let i = 0; i < chunkCount; i += 1) await work(i);
    };
    for (let round = 0; round < rounds; round += 1) {
        const sealer = new StreamSealer([{ name: 'a', mediaType: 'b/c', blob: file }]);
        await keep('sealing', async () => {
            await each((i) => sealer.seal(i));
            await sealer.manifest();
        });
        await keep('gcm', () => each((i) => sealGCM(key, nonce, nonce, chunk(i))));
        await keep('both', () => each(
            async (i) => sha256(await sealGCM(key, nonce, nonce, chunk(i)))));
    }
    return Object.fromEntries(
        Object.entries(best).map(([name, time]) => [name, chunkCount * 1000 / time]));
}
