/**
 * HPKE (RFC 9180), base mode, single shot, without associated data: KEM 0x647a (X-Wing), KDF 0x0001
 * (HKDF-SHA256), AEAD 0x0002 (AES-256-GCM) (Sealing/Specification.md §1.1).
 */
import {
    Refusal, extract, joined, openGCM, randomBytes, sealGCM, utf8, wipe,
} from './bytes.js';
import { hybridDecapsulate, hybridEncapsulate, hybridSizes } from './x-wing.js';

const hpkeNothing = new Uint8Array(0);

/** What every schedule of a suite begins with, by its AEAD. */
const hpkeBeginnings = new Map();

async function hpkeBeginning(aead) {
    const suite = Uint8Array.of(0x48, 0x50, 0x4b, 0x45, 0x64, 0x7a, 0, 1, 0, aead);
    const begin = (label) => joined(utf8('HPKE-v1'), suite, utf8(label));
    const [nobody, secret] = await Promise.all([
        extract(hpkeNothing, begin('psk_id_hash')),
        crypto.subtle.importKey('raw', begin('secret'), 'HKDF', false, ['deriveBits'])]);
    return {
        about: begin('info_hash'), key: begin('key'), nonce: begin('base_nonce'), nobody, secret,
    };
}

/**
 * Key and nonce that follow from a shared secret (RFC 9180 §5.1); `aead` is 2 but in vectors. Each
 * is one HKDF: extracted from the word "secret" with the shared secret as its salt, and expanded.
 */
export async function hpkeSchedule(secret, info, aead = 2) {
    if (!hpkeBeginnings.has(aead)) hpkeBeginnings.set(aead, hpkeBeginning(aead));
    const begin = await hpkeBeginnings.get(aead);
    const context = joined(
        Uint8Array.of(0), begin.nobody, await extract(hpkeNothing, begin.about, info));
    const derived = async (label, byteCount) => new Uint8Array(await crypto.subtle.deriveBits({
        name: 'HKDF', hash: 'SHA-256', salt: secret,
        info: joined(Uint8Array.of(0, byteCount), label, context),
    }, begin.secret, 8 * byteCount));
    const [key, nonce] = await Promise.all([derived(begin.key, 32), derived(begin.nonce, 12)]);
    return { key, nonce };
}

/**
 * Seals to a `hybridKey`: encapsulated key ‖ ciphertext ‖ tag, 1136 bytes more than the plaintext.
 */
export async function hpkeSeal(publicKey, info, plaintext) {
    const random = randomBytes(64);
    const { secret, encapsulatedKey } = await hybridEncapsulate(publicKey, random);
    const { key, nonce } = await hpkeSchedule(secret, info);
    const sealed = await sealGCM(key, nonce, hpkeNothing, plaintext);
    wipe(random, secret, key);
    return joined(encapsulatedKey, sealed);
}

/**
 * Opens with a `hybridPair` what was sealed with the same info; refuses all else as
 * `does-not-open`.
 */
export async function hpkeOpen(pair, info, sealed) {
    let secret;
    try {
        secret = await hybridDecapsulate(pair, sealed.subarray(0, hybridSizes.encapsulatedKey));
    } catch (error) {
        throw error.code === 'browser-lacks' ? error : new Refusal('does-not-open');
    }
    const { key, nonce } = await hpkeSchedule(secret, info);
    try {
        return await openGCM(
            key, nonce, hpkeNothing, sealed.subarray(hybridSizes.encapsulatedKey));
    } finally {
        wipe(secret, key);
    }
}
