/**
 * ML-KEM-768 (FIPS 203), which browsers do not have.
 *
 * Between the functions a coefficient is any number below 3329 in size that stands for it modulo
 * 3329. Nothing branches or looks up by a secret: all reductions are multiplications and shifts.
 * What a browser's compiler makes of them nobody can promise.
 *
 * `n - ((n >> 11) * 40318 + 52927 >> 16) * 3329` is at most 0.92 · 3329 in size for n up to 54
 * million, `n - (n * 315 + 524288 >> 20) * 3329` at most 0.51 · 3329 for n up to 90 000. No step
 * exceeds 2³⁰, where floating point begins. Calls would be slow without a compiler.
 */
import { Refusal, joined, sameBytes, wipe } from './bytes.js';
import { sha3of256, sha3of512, shake128, shake256 } from './keccak.js';

const latticePrime = 3329;

/** Bytes of a public key, a private key and a ciphertext. */
export const latticeSizes = { publicKey: 1184, privateKey: 2400, ciphertext: 1088 };

/** 17 to the power of i with its seven bits reversed, modulo 3329 (FIPS 203 appendix A). */
const latticeZetas = Int16Array.from({ length: 128 }, (_, i) => {
    let power = 1;
    for (let bit = 0; bit < 7; bit += 1) {
        if (i >> bit & 1) {
            for (let n = 0; n < 64 >> bit; n += 1) power = power * 17 % latticePrime;
        }
    }
    return power > 1664 ? power - latticePrime : power;
});

/** One over 128: what is transformed with this factor needs none when it is transformed back. */
const latticeFactor = -26;

/** FIPS 203 algorithm 9, on the 256 coefficients from `start`. */
function latticeNTT(f, start) {
    const end = start + 256;
    let i = 1;
    for (let half = 128; half >= 2; half >>= 1) {
        for (let block = start; block < end; block += 2 * half) {
            const zeta = latticeZetas[i];
            i += 1;
            for (let low = block, high = block + half; low < block + half; low += 1, high += 1) {
                const number = zeta * f[high];
                const t = number - ((number >> 11) * 40318 + 52927 >> 16) * 3329;
                const other = f[low];
                f[low] = other + t;
                f[high] = other - t;
            }
        }
    }
    for (let j = start; j < end; j += 1) {
        const number = f[j];
        f[j] = number - (number * 315 + 524288 >> 20) * 3329;
    }
}

/** FIPS 203 algorithm 10, without its last step: see `latticeFactor`. */
function latticeInverseNTT(f, start) {
    let i = 127;
    for (let half = 2; half <= 128; half <<= 1) {
        for (let block = start; block < start + 256; block += 2 * half) {
            const zeta = latticeZetas[i];
            i -= 1;
            for (let low = block, high = block + half; low < block + half; low += 1, high += 1) {
                const one = f[low];
                const other = f[high];
                const sum = one + other;
                const number = zeta * (other - one);
                f[low] = sum - (sum * 315 + 524288 >> 20) * 3329;
                f[high] = number - ((number >> 11) * 40318 + 52927 >> 16) * 3329;
            }
        }
    }
}

/**
 * The sum of three products of transformed polynomials (FIPS 203 algorithms 11 and 12): those of
 * `a` begin `step` coefficients apart, those of `b` 256.
 */
function latticeProduct(sum, sumStart, a, aStart, step, b) {
    for (let i = 0; i < 256; i += 2) {
        const first = aStart + i;
        const second = first + step;
        const third = second + step;
        const a0 = a[first];
        const a1 = a[first + 1];
        const a2 = a[second];
        const a3 = a[second + 1];
        const a4 = a[third];
        const a5 = a[third + 1];
        const b0 = b[i];
        const b1 = b[i + 1];
        const b2 = b[i + 256];
        const b3 = b[i + 257];
        const b4 = b[i + 512];
        const b5 = b[i + 513];
        const zeta = latticeZetas[64 + (i >> 2)];
        const odd = a1 * b1 + a3 * b3 + a5 * b5;
        const reduced = odd - ((odd >> 11) * 40318 + 52927 >> 16) * 3329;
        const even = a0 * b0 + a2 * b2 + a4 * b4 + reduced * (i & 2 ? -zeta : zeta);
        const mixed = a0 * b1 + a1 * b0 + a2 * b3 + a3 * b2 + a4 * b5 + a5 * b4;
        sum[sumStart + i] = even - ((even >> 11) * 40318 + 52927 >> 16) * 3329;
        sum[sumStart + i + 1] = mixed - ((mixed >> 11) * 40318 + 52927 >> 16) * 3329;
    }
}

function latticeAdd(sum, start, other) {
    for (let i = 0; i < other.length; i += 1) sum[start + i] += other[i];
}

/**
 * The matrix that a seed of 32 bytes stands for: entry (row, column) at 256 (3 row + column) (FIPS
 * 203 algorithm 7).
 */
function latticeMatrix(seed) {
    const matrix = new Uint16Array(9 * 256);
    const block = new Uint8Array(168);
    for (let entry = 0; entry < 9; entry += 1) {
        const sponge = shake128(joined(seed, Uint8Array.of(entry % 3, entry / 3)));
        const end = 256 * (entry + 1);
        let place = 256 * entry;
        while (place < end) {
            sponge.squeeze(block);
            for (let i = 0; i < 168 && place < end; i += 3) {
                const one = block[i] | (block[i + 1] & 15) << 8;
                const other = block[i + 1] >> 4 | block[i + 2] << 4;
                if (one < latticePrime) {
                    matrix[place] = one;
                    place += 1;
                }
                if (other < latticePrime && place < end) {
                    matrix[place] = other;
                    place += 1;
                }
            }
        }
    }
    return matrix;
}

/**
 * `count` polynomials of small coefficients, from number `first` on, times a factor (FIPS 203
 * algorithm 8, η = 2).
 */
function latticeNoise(seed, first, count, factor = 1) {
    const noise = new Int16Array(256 * count);
    for (let n = 0; n < count; n += 1) {
        const input = joined(seed, Uint8Array.of(first + n));
        const bytes = shake256(input, 128);
        for (let i = 0, place = 256 * n; i < 128; i += 1, place += 2) {
            const pairs = (bytes[i] & 0x55) + (bytes[i] >> 1 & 0x55);
            noise[place] = ((pairs & 3) - (pairs >> 2 & 3)) * factor;
            noise[place + 1] = ((pairs >> 4 & 3) - (pairs >> 6)) * factor;
        }
        wipe(input, bytes);
    }
    return noise;
}

function latticeEncode12(f) {
    const bytes = new Uint8Array(f.length / 2 * 3);
    const whole = (number) => number + (number >> 31 & 3329);
    for (let i = 0, place = 0; i < f.length; i += 2, place += 3) {
        const one = whole(f[i]);
        const other = whole(f[i + 1]);
        bytes[place] = one;
        bytes[place + 1] = one >> 8 | other << 4;
        bytes[place + 2] = other >> 4;
    }
    return bytes;
}

function latticeDecode12(bytes) {
    const f = new Uint16Array(bytes.length / 3 * 2);
    for (let i = 0, place = 0; i < f.length; i += 2, place += 3) {
        f[i] = bytes[place] | (bytes[place + 1] & 15) << 8;
        f[i + 1] = bytes[place + 1] >> 4 | bytes[place + 2] << 4;
    }
    return f;
}

/**
 * x · 2ᵈ / 3329, rounded, modulo 2ᵈ, for x of at least −6658: a product of floating point, which
 * takes the same time for all x and is never within 0.0001 of a whole number.
 */
function latticeCompressed(x, bitCount) {
    return ((x + 6658 << bitCount) + 1664.5) * (1 / 3329) & (1 << bitCount) - 1;
}

function latticeDecompressed(y, bitCount) {
    return y * latticePrime + (1 << bitCount - 1) >> bitCount;
}

/**
 * Compresses and packs the coefficients, `bitCount` bits each, least significant first (FIPS 203
 * §4.2.1).
 */
function latticePack(f, start, count, bitCount, bytes, place) {
    let pending = 0;
    let pendingCount = 0;
    for (let i = start; i < start + count; i += 1) {
        pending |= latticeCompressed(f[i], bitCount) << pendingCount;
        pendingCount += bitCount;
        while (pendingCount >= 8) {
            bytes[place] = pending;
            place += 1;
            pending >>= 8;
            pendingCount -= 8;
        }
    }
}

function latticeUnpack(bytes, place, count, bitCount) {
    const f = new Int16Array(count);
    let pending = 0;
    let pendingCount = 0;
    for (let i = 0; i < count; i += 1) {
        while (pendingCount < bitCount) {
            pending |= bytes[place] << pendingCount;
            place += 1;
            pendingCount += 8;
        }
        f[i] = latticeDecompressed(pending & (1 << bitCount) - 1, bitCount);
        pending >>= bitCount;
        pendingCount -= bitCount;
    }
    return f;
}

/**
 * Refuses (`malformed-key`) a public key of another length, and one with a coefficient of 3329 or
 * more (FIPS 203 §7.2).
 */
export function checkLatticeKey(publicKey) {
    const isLong = publicKey.length === latticeSizes.publicKey;
    const t = isLong ? latticeDecode12(publicKey.subarray(0, 1152)) : [latticePrime];
    for (let i = 0; i < t.length; i += 1) {
        if (t[i] >= latticePrime) throw new Refusal('malformed-key', 'ml-kem');
    }
    return t;
}

/** A checked public key with its matrix, ready to encapsulate to more than once. */
export function latticeKey(publicKey) {
    return {
        t: checkLatticeKey(publicKey),
        matrix: latticeMatrix(publicKey.subarray(1152)),
        hash: sha3of256(publicKey),
    };
}

/** The key pair of a seed of 64 bytes, d ‖ z (FIPS 203 algorithm 16). */
export function latticePair(seed) {
    const input = joined(seed.subarray(0, 32), Uint8Array.of(3));
    const seeds = sha3of512(input);
    const matrix = latticeMatrix(seeds.subarray(0, 32));
    const s = latticeNoise(seeds.subarray(32), 0, 3);
    const e = latticeNoise(seeds.subarray(32), 3, 3);
    for (let row = 0; row < 768; row += 256) {
        latticeNTT(s, row);
        latticeNTT(e, row);
    }
    const t = new Int16Array(768);
    for (let row = 0; row < 768; row += 256) latticeProduct(t, row, matrix, 3 * row, 256, s);
    latticeAdd(t, 0, e);
    for (let i = 0; i < 768; i += 1) t[i] -= (t[i] * 315 + 524288 >> 20) * 3329;
    const publicKey = joined(latticeEncode12(t), seeds.subarray(0, 32));
    const encoded = latticeEncode12(s);
    const privateKey = joined(encoded, publicKey, sha3of256(publicKey), seed.subarray(32));
    wipe(input, seeds, s, e, encoded);
    return { publicKey, privateKey };
}

/** FIPS 203 algorithm 14. */
function latticeEncrypt(key, message, randomness) {
    const y = latticeNoise(randomness, 0, 3, latticeFactor);
    const noise = latticeNoise(randomness, 3, 4);
    const sum = new Int16Array(4 * 256);
    for (let row = 0; row < 768; row += 256) latticeNTT(y, row);
    for (let row = 0; row < 768; row += 256) {
        latticeProduct(sum, row, key.matrix, row, 768, y);
    }
    latticeProduct(sum, 768, key.t, 0, 256, y);
    for (let start = 0; start < 1024; start += 256) latticeInverseNTT(sum, start);
    latticeAdd(sum, 0, noise);
    const text = latticeUnpack(message, 0, 256, 1);
    latticeAdd(sum, 768, text);
    const ciphertext = new Uint8Array(latticeSizes.ciphertext);
    latticePack(sum, 0, 768, 10, ciphertext, 0);
    latticePack(sum, 768, 256, 4, ciphertext, 960);
    wipe(y, noise, sum, text);
    return ciphertext;
}

/**
 * Encapsulates to a `latticeKey` with 32 random bytes: a secret of 32 bytes, and its ciphertext
 * (FIPS 203 algorithm 17).
 */
export function latticeEncapsulate(key, random) {
    const input = joined(random, key.hash);
    const keys = sha3of512(input);
    const ciphertext = latticeEncrypt(key, random, keys.subarray(32));
    const secret = keys.slice(0, 32);
    wipe(input, keys);
    return { secret, ciphertext };
}

/**
 * The secret of a ciphertext; of one that nobody encapsulated so, a secret that nobody knows (FIPS
 * 203 algorithm 18).
 */
export function latticeDecapsulate(privateKey, ciphertext) {
    if (ciphertext.length !== latticeSizes.ciphertext) throw new Refusal('does-not-open');
    const s = latticeDecode12(privateKey.subarray(0, 1152));
    const publicKey = privateKey.subarray(1152, 2336);
    const u = latticeUnpack(ciphertext, 0, 768, 10);
    const v = latticeUnpack(ciphertext, 960, 256, 4);
    const product = new Int16Array(256);
    for (let i = 0; i < 768; i += 1) {
        const number = u[i] * latticeFactor;
        u[i] = number - (number * 315 + 524288 >> 20) * 3329;
    }
    for (let row = 0; row < 768; row += 256) latticeNTT(u, row);
    latticeProduct(product, 0, s, 0, 256, u);
    latticeInverseNTT(product, 0);
    for (let i = 0; i < 256; i += 1) product[i] = v[i] - product[i];
    const message = new Uint8Array(32);
    latticePack(product, 0, 256, 1, message, 0);

    const input = joined(message, privateKey.subarray(2336, 2368));
    const keys = sha3of512(input);
    const again = latticeEncrypt(latticeKey(publicKey), message, keys.subarray(32));
    const rejection = joined(privateKey.subarray(2368), ciphertext);
    const secret = shake256(rejection, 32);
    const mask = -Number(sameBytes(again, ciphertext));
    for (let i = 0; i < 32; i += 1) secret[i] ^= mask & (secret[i] ^ keys[i]);
    wipe(s, u, v, product, message, input, keys, again, rejection);
    return secret;
}
